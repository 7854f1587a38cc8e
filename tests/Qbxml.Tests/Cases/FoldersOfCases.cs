using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Reading;
using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Writing;

namespace WebConnectorSync.Qbxml.Tests.Cases;

/// <summary>
/// Each folder here is a case: <c>answer.xml</c> reads as <c>expected.json</c>, <c>request.json</c> is written as <c>expected.xml</c>.
/// </summary>
public sealed class FoldersOfCases
{
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static TheoryData<string> AnswerFolders => new(Names("answer.xml"));

    public static TheoryData<string> RequestFolders => new(Names("request.json"));

    [Theory]
    [MemberData(nameof(AnswerFolders))]
    public void An_answer_is_read_as_expected(string name)
    {
        var answer = Answers.Read(File.ReadAllText(Path.Combine(Folder(), name, "answer.xml")));
        var expected = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder(), name, "expected.json")))!;

        Assert.True(JsonNode.DeepEquals(expected, answer.ToJson()), answer.ToJson().ToJsonString(Web));
    }

    [Theory]
    [MemberData(nameof(RequestFolders))]
    public void A_request_is_written_as_expected(string name)
    {
        var given = Sent.Json(File.ReadAllText(Path.Combine(Folder(), name, "request.json")));
        Assert.True(QbxmlVersion.TryParse(given.GetProperty("version").GetString(), out var version));
        var writer =
            new RequestWriter(new Dialect(version, Dialect.CountryFrom(given.GetProperty("country").GetString())), new MessageSetHeader());
        foreach (var request in given.GetProperty("requests").EnumerateArray())
        {
            var attributes = request.TryGetProperty("attributes", out var found) ? found.Deserialize<RequestAttributes>(Web) : null;
            writer.Write(
                QbxmlLanguage.Default.Message(request.GetProperty("request").GetString()!), request.GetProperty("fields"), attributes);
        }

        // The expected text has a line for each tag; the message has none.
        var expected = string.Concat(File.ReadLines(Path.Combine(Folder(), name, "expected.xml")).Select(l => l.Trim()));
        Assert.Equal(expected, writer.ToString());
    }

    private static IEnumerable<string> Names(string file) =>
        Directory.EnumerateDirectories(Folder()).Where(d => File.Exists(Path.Combine(d, file))).Select(d => Path.GetFileName(d));

    private static string Folder([CallerFilePath] string here = "") => Path.GetDirectoryName(here)!;
}
