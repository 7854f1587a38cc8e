using System.Text.Json;
using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Schema.Official;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Tests.Writing;

public sealed class WritingAnything
{
    private static readonly Dialect Version13 = new(new QbxmlVersion(13, 0), Countries.US);
    private static readonly List<MessageDef> Requests =
        QbxmlLanguage.Default.Objects.SelectMany(o => o.Messages).Where(m => m.Kind == MessageKind.Request).ToList();

    // Differences that are meant: see Omissions.
    private static readonly HashSet<string> DifferentInSchema =
        ["InventoryAdjustmentAddRq", "Form1099CategoryAccountMappingQueryRq", "Form1099CategoryAccountMappingModRq"];

    [Fact]
    public void Valid_json_passes_validation_and_arrives_value_by_value() => Prop.ForAll(Seeds(), seed =>
    {
        var dialect = Dialect.Newest with { Country = seed % 3 == 0 ? Countries.CA : Countries.US };
        var (request, json) = Make(seed, dialect);
        if (!request.Root.Gate.IsOpenFor(dialect))
        {
            return;
        }

        var problems = new Validator().Check(request, json, dialect).Problems;
        var message = XDocument.Parse(Sent.Message(request, json, dialect), LoadOptions.PreserveWhitespace);

        Assert.True(problems.Count == 0, $"{request}: {string.Join('\n', problems)} {json}");
        Assert.Equal(JsonValues(json).Order(StringComparer.Ordinal), XmlValues(message).Order(StringComparer.Ordinal));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(600));

    [Fact]
    public void What_is_written_is_valid_by_the_official_schemas()
    {
        Material.SkipIfAbsent();
        foreach (var seed in Enumerable.Range(0, 2 * Requests.Count))
        {
            foreach (var dialect in new[] { Dialect.Newest, Version13 })
            {
                var (request, json) = Make(seed, dialect);
                if (!request.Root.Gate.IsOpenFor(dialect) || DifferentInSchema.Contains(request.Name))
                {
                    continue;
                }

                var schema = dialect == Version13 ? Material.Schema13 : Material.Schema16;
                var complaints = Sent.Complaints(Sent.Message(request, json, dialect), schema);

                Assert.True(complaints.Count == 0, $"{dialect} {request}: {string.Join('\n', complaints)}\n{json}");
            }
        }
    }

    private static Arbitrary<int> Seeds() => Gen.Choose(0, int.MaxValue - 1).ToArbitrary();

    private static (MessageDef Request, JsonElement Json) Make(int seed, Dialect dialect)
    {
        var request = Requests[seed % Requests.Count];
        var fields = new RandomQbxml(new Random(seed), dialect).Json(request.Inner ?? request.Root);
        return (request, Sent.Json(fields));
    }

    private static IEnumerable<string> JsonValues(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => json.EnumerateObject().Where(
            p => p.Name != "type" || p.Value.GetString() is not ("debit" or "credit")).SelectMany(p => JsonValues(p.Value)),
        JsonValueKind.Array => json.EnumerateArray().SelectMany(JsonValues),
        _ => [json.GetString()!],
    };

    private static IEnumerable<string> XmlValues(XDocument message) =>
        message.Root!.Elements().Single().Elements().Single().DescendantsAndSelf().Where(
            e => !e.HasElements && !(e.IsEmpty || e.Value.Length == 0)).Select(e => e.Value);
}
