using System.Text;
using WebConnectorSync.Domain.Catalogue;

namespace WebConnectorSync.Domain.Tests.Catalogue;

/// <summary>Writes docs/codes.md from the catalogue.</summary>
internal static class CodesPage
{
    private const string Head = """
        # What the codes mean

        Written from src/Domain/Catalogue/codes.txt; change that file and run the Domain tests once with WCS_UPDATE_DOCS=1.

        *Who*: who can end it. *Again*: whether the same request may be sent again ("after reread": once the record was fetched again;
        "by text": QuickBooks' own sentence decides; a text that speaks of a lock always means later). *Written*: what became of a write
        that got this answer; a write whose outcome is unknown is looked up before anything is sent again. *Sync time*: whether the
        section whose query got this answer keeps its sync time.

        """;

    public static string Write()
    {
        var page = new StringBuilder(Head.ReplaceLineEndings("\n"));
        Table(page, "Answers of QuickBooks to one request", "statusCode of a response.", MeaningKind.Status);
        Table(
            page, "Receipts of a message", "messageSetStatusCode of an answer to a message with message-set ids.", MeaningKind.MessageSet);
        Table(
            page,
            "Trouble between the Web Connector and QuickBooks",
            "hresult of connectionError or receiveResponseXML.",
            MeaningKind.HResult);
        Table(page, "Numbers in the Web Connector's window and log", "They never reach this server.", MeaningKind.Connector);
        Table(page, "Codes of this server", "In the API as `code` of a problem.", MeaningKind.Own);
        return page.ToString();
    }

    private static void Table(StringBuilder page, string title, string note, MeaningKind kind)
    {
        page.Append($"\n## {title}\n\n{note}\n\n");
        page.Append("| Code | | What happened | What to do | Who | Again | Written | Sync time |\n|---|---|---|---|---|---|---|---|\n");
        foreach (var m in Meanings.All.Concat(Meanings.Fallbacks).Where(m => m.Kind == kind))
        {
            page.Append(
                $"| {Code(m)} | {Words(m.Severity)} | {m.Message} | {m.Advice} | {Words(m.Actor)} | {Words(m.Retry)} | " +
                $"{Words(m.Outcome)} | {(m.HoldsSyncTime ? "stays" : "moves")} |\n");
        }
    }

    private static string Code(Meaning meaning) => (meaning.IsKnown, meaning.Code) switch
    {
        (true, var code) => code,
        (false, "*") => "any other",
        (false, var code) => $"others in {code}",
    };

    // AfterReread -> after reread
    private static string Words<T>(T value)
        where T : struct, Enum =>
        string.Concat(value.ToString().Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLowerInvariant(c) : c.ToString()));
}
