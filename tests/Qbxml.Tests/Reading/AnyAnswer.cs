using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class AnyAnswer
{
    private static readonly List<MessageDef> Rets =
        QbxmlLanguage.Default.Objects.SelectMany(o => o.Messages).Where(m => m.Kind == MessageKind.Returned).ToList();

    [Fact]
    public void Every_value_of_a_record_is_found_in_its_json() => ForAnySeed(600, seed =>
    {
        var (ret, xml) = Record(seed);
        if (seed % 2 == 0)
        {
            Shuffle(xml, new System.Random(seed));
        }

        var answer = Answers.Read(Answers.With(xml.ToString(SaveOptions.DisableFormatting), ret.ObjectName + "QueryRs"));
        var values = Values(JsonNode.Parse(answer.Records.Single().Json)!).ToHashSet(StringComparer.Ordinal);

        Assert.Equal((0, 0), (answer.OddValues, answer.Unknown));
        Assert.All(
            xml.Descendants().Where(e => !e.HasElements && e.Value.Length > 0 && !IsOfCustomField(e)),
            e => Assert.True(values.Contains(Normal(e.Value)), $"{e} {answer.Records[0].Json}"));
    });

    [Fact]
    public void Pieces_read_like_the_whole() => ForAnySeed(200, seed =>
    {
        var random = new System.Random(seed);
        var bytes = Encoding.UTF8.GetBytes(Document(seed));
        var cuts = Enumerable.Range(0, random.Next(1, 40)).Select(_ => random.Next(bytes.Length)).ToArray();

        Assert.Equal(Answers.Read(bytes).ToJson().ToJsonString(), Answers.Read(bytes, cuts).ToJson().ToJsonString());
    });

    [Fact]
    public void Spoilt_answers_end_in_valid_json_or_a_problem() => ForAnySeed(1500, seed =>
    {
        var answer = Answers.Read(Spoil(Document(seed), new System.Random(seed)));

        Assert.All(answer.Records, r => JsonDocument.Parse(r.Json).Dispose());
        Assert.Contains(answer.Events[^1], new[] { "End", "Problem" });
    });

    [Fact]
    public void A_transcript_of_a_spoilt_answer_is_made_without_an_exception() => ForAnySeed(500, seed =>
        Redacting.Transcribe(Spoil(Document(seed), new System.Random(seed))));

    private static void ForAnySeed(int count, Action<int> check) =>
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(count).WithQuietOnSuccess(true),
            Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), check));

    private static (MessageDef Ret, XElement Xml) Record(int seed)
    {
        var ret = Rets[seed % Rets.Count];
        return (ret, new RandomQbxml(new System.Random(seed), Dialect.Newest) { UniqueValues = true }.Xml(ret.Root));
    }

    private static string Document(int seed)
    {
        var (ret, xml) = Record(seed);
        return Answers.With(string.Concat(Enumerable.Repeat(xml.ToString(), 3)), ret.ObjectName + "QueryRs");
    }

    // Cuts, doubles or changes a few stretches, mostly at the borders of tags.
    private static byte[] Spoil(string document, System.Random random)
    {
        var bytes = new List<byte>(Encoding.UTF8.GetBytes(document));
        for (var i = random.Next(1, 6); i > 0 && bytes.Count > 10; i--)
        {
            var at = random.Next(bytes.Count - 1);
            var length = random.Next(1, Math.Min(30, bytes.Count - at));
            switch (random.Next(4))
            {
                case 0:
                    bytes.RemoveRange(at, length);
                    break;
                case 1:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length), length));
                    break;
                case 2:
                    bytes[at] = (byte)random.Next(256);
                    break;
                default:
                    bytes.InsertRange(Math.Max(0, bytes.LastIndexOf((byte)'>', at) + 1), "<Name>x</Name>"u8.ToArray());
                    break;
            }
        }

        return [.. bytes];
    }

    private static void Shuffle(XElement xml, System.Random random)
    {
        foreach (var child in xml.Elements())
        {
            Shuffle(child, random);
        }

        var children = xml.Elements().ToArray();
        if (children.Length > 0)
        {
            random.Shuffle(children);
            xml.ReplaceNodes(children);
        }
    }

    // Owner and type of a user's custom field are not kept: its name and value are.
    private static bool IsOfCustomField(XElement element) =>
        element.Name.LocalName is "OwnerID" or "DataExtType" && element.Parent!.Name.LocalName is "DataExtRet" or "DataExt";

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Values(f.Value).Append(f.Key)),
        JsonArray items => items.SelectMany(Values),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [value.GetValue<string>()],
        { } other => [Normal(other.ToJsonString())],
        null => [""],
    };

    private static string Normal(string value) =>
        decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var number) ? number.ToString(
            "0.#####", System.Globalization.CultureInfo.InvariantCulture) : value;
}
