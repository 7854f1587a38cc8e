using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Tests.Schema.Official;

namespace WebConnectorSync.Qbxml.Tests.Reading;

public sealed class ReadingDocumentsFoundInTheWild
{
    [Fact]
    public void Every_answer_among_the_samples_is_read_without_a_problem()
    {
        var answers = Documents();

        Assert.True(answers.Count > 30, $"Only {answers.Count} answers were found.");
        Assert.All(answers, f => Assert.True(Answers.Read(f.Text) is { Problem: null, Responses.Count: > 0 }, f.Name));
    }

    [Fact]
    public void Every_value_of_their_records_is_found_in_the_json() => Assert.All(Documents(), file =>
    {
        var read = Answers.Read(file.Text).Records.SelectMany(r => Values(JsonNode.Parse(r.Json))).ToHashSet(StringComparer.Ordinal);
        var written = XDocument.Parse(file.Text).Descendants().Where(
            e => e.Name.LocalName.EndsWith("MsgsRs", StringComparison.Ordinal)).Elements().Elements().DescendantsAndSelf()
            .Where(e => !e.HasElements && e.Value.Trim().Length > 0 && !IsOfCustomField(e));

        Assert.All(written, e => Assert.True(read.Contains(Normal(e.Value)), $"{file.Name}: {e}"));
    });

    // Whole answers, answers inside SOAP calls, and records torn out of one, which get an answer around them.
    private static List<(string Name, string Text)> Documents()
    {
        Material.SkipIfAbsent();
        var files = new[] { "qbxml-samples", "soap-captures" }
            .SelectMany(f => Directory.EnumerateFiles(Material.Path(f), "*.xml", SearchOption.AllDirectories))
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f)));
        return [.. files.SelectMany(f => Answer(f.Text).Select(text => (f.Name, text)))];
    }

    private static IEnumerable<string> Answer(string text)
    {
        if (text.Contains("Envelope", StringComparison.Ordinal))
        {
            return XDocument.Parse(text).Descendants().Where(
                e => !e.HasElements && e.Value.Contains("<QBXMLMsgsRs", StringComparison.Ordinal)).Select(e => e.Value);
        }

        if (text.Contains("<QBXMLMsgsRs", StringComparison.Ordinal))
        {
            return [text];
        }

        // A bare <CustomerRet>.
        var name = text.TrimStart().TrimStart('<').Split('>', ' ')[0];
        return name.EndsWith("Ret", StringComparison.Ordinal) ? [Answers.With(text, name[..^"Ret".Length] + "QueryRs")] : [];
    }

    // Owner and type of a user's custom field are not kept: its name and value are.
    private static bool IsOfCustomField(XElement element) =>
        element.Name.LocalName is "OwnerID" or "DataExtType"
            && element.Parent!.Name.LocalName is "DataExtRet"
            && element.Parent.Element("OwnerID")?.Value is null or "0";

    private static IEnumerable<string> Values(JsonNode? node) => node switch
    {
        JsonObject fields => fields.SelectMany(f => Values(f.Value).Append(f.Key)),
        JsonArray items => items.SelectMany(Values),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => [Normal(value.GetValue<string>())],
        { } other => [Normal(other.ToJsonString())],
        null => [],
    };

    // 5, 5.00 and 5.00% are one number, true is true.
    private static string Normal(string value) =>
        decimal.TryParse(value.Trim().TrimEnd('%'), NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
            ? number.ToString("0.#####", CultureInfo.InvariantCulture)
        : bool.TryParse(value, out var isTrue) ? (isTrue ? "true" : "false")
        : value.ReplaceLineEndings("\n");
}
