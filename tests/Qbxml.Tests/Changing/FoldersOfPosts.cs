using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Schema.Official;
using WebConnectorSync.Qbxml.Tests.Writing;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Qbxml.Writing;

namespace WebConnectorSync.Qbxml.Tests.Changing;

/// <summary>
/// Each folder below Posts is a case: what the app has (<c>app.json</c>) and what QuickBooks has (<c>quickbooks.json</c>, absent for
/// nothing) make the requests of <c>expected.xml</c>. WCS_UPDATE_CASES=1 writes the expected texts anew, to be read before they are kept.
/// </summary>
public sealed class FoldersOfPosts
{
    private static readonly bool IsUpdate = Environment.GetEnvironmentVariable("WCS_UPDATE_CASES") is not null;

    public static TheoryData<string> Folders =>
        new(Directory.EnumerateDirectories(Folder()).Order(StringComparer.Ordinal).Select(d => Path.GetFileName(d)));

    [Theory]
    [MemberData(nameof(Folders))]
    public void What_the_app_has_is_written_as_expected(string name)
    {
        var sent = XDocument.Parse(Message(name)).ToString();
        var file = Path.Combine(Folder(), name, "expected.xml");
        if (IsUpdate)
        {
            File.WriteAllText(file, sent + "\n");
        }

        Assert.Equal(File.ReadAllText(file).ReplaceLineEndings("\n").Trim(), sent.ReplaceLineEndings("\n"));
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_official_schema_accepts_it(string name)
    {
        Material.SkipIfAbsent();

        // A message without requests says that there was nothing to send.
        var message = Message(name);
        Assert.Empty(message.Contains("Rq>", StringComparison.Ordinal) ? Sent.Complaints(message, Material.Schema16) : []);
    }

    [Theory]
    [MemberData(nameof(Folders))]
    public void The_check_finds_nothing_in_what_is_sent(string name)
    {
        foreach (var (request, fields) in Requests(name))
        {
            Assert.Empty(new Validator().Check(request, fields, Dialect.Newest, new CheckOptions { IgnoreComputed = true }).Problems);
        }
    }

    private static string Message(string name)
    {
        var writer = new RequestWriter(Dialect.Newest, new MessageSetHeader());
        foreach (var (request, fields) in Requests(name))
        {
            writer.Write(request, fields);
        }

        return writer.ToString();
    }

    private static IEnumerable<(MessageDef Request, JsonElement Fields)> Requests(string name)
    {
        var given = Sent.Json(File.ReadAllText(Path.Combine(Folder(), name, "app.json")));
        var definition = QbxmlLanguage.Default.Object(given.GetProperty("object").GetString()!);
        var app = given.GetProperty("fields");
        var file = Path.Combine(Folder(), name, "quickbooks.json");
        if (!File.Exists(file))
        {
            yield return (definition.Add!, app);
            yield break;
        }

        var quickBooks = Sent.Json(File.ReadAllText(file));
        var id = quickBooks.GetProperty(definition.Kind == ObjectKind.Txn ? "txnID" : "listID").GetString()!;
        if (Modification.Build(definition, app, quickBooks, Dialect.Newest) is { } changes)
        {
            changes[definition.Kind == ObjectKind.Txn ? "txnID" : "listID"] = id;
            changes["editSequence"] = quickBooks.GetProperty("editSequence").GetString();
            yield return (definition.Mod!, Sent.Json(changes));
        }

        foreach (var (request, fields) in CustomFieldChanges.Build(definition, id, app, quickBooks, Dialect.Newest))
        {
            yield return (request, Sent.Json(fields));
        }
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Posts");
}
