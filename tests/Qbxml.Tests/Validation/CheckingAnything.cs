using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Tests.Validation;

public sealed class CheckingAnything
{
    private static readonly List<MessageDef> Requests =
        QbxmlLanguage.Default.Objects.SelectMany(o => o.Messages).Where(m => m.Kind == MessageKind.Request).ToList();

    private static readonly string[] Odd =
        ["null", "[]", "{}", "[null]", "[[1]]", "\"\"", "true", "-1e400", "\"half\"", "{\"listID\":{}}", "[{\"lines\":7}]"];

    [Fact]
    public void Json_of_any_shape_is_checked_and_written_without_an_exception() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(1500).WithQuietOnSuccess(true),
        Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed =>
    {
        var random = new System.Random(seed);
        var request = Requests[seed % Requests.Count];
        var fields = new RandomQbxml(random, Dialect.Newest).Json(request.Inner ?? request.Root);
        Spoil(fields, random);

        // Half a surrogate pair cannot be held by a JsonNode, but a request can bring it.
        var json = Sent.Json(fields.ToJsonString().Replace("half", @"\uD83D", StringComparison.Ordinal));

        var result = new Validator().Check(request, json, Dialect.Newest);
        var message = Sent.Message(request, json, Dialect.Newest);

        Assert.NotNull(result);
        Assert.NotNull(Sent.Inside(message));
    }));

    private static void Spoil(JsonObject fields, System.Random random)
    {
        foreach (var name in fields.Select(f => f.Key).ToList())
        {
            if (random.Next(4) == 0)
            {
                fields[name] = JsonNode.Parse(Odd[random.Next(Odd.Length)]);
            }
            else if (fields[name] is JsonObject inner)
            {
                Spoil(inner, random);
            }
        }
    }
}
