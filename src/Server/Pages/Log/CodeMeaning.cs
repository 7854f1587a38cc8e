using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>
/// What the catalogue says of a line's code besides what the line says already: whether anything was written, and whether it is tried
/// again.
/// </summary>
internal static class CodeMeaning
{
    public static string? Of(LogEntry line)
    {
        if (line.Code is not { } code)
        {
            return null;
        }

        var meaning = CodeExplanations.Of(code, null);
        var outcome = meaning.Outcome switch
        {
            WriteOutcome.Applied => "What was to be written is in QuickBooks.",
            WriteOutcome.NotApplied => "Nothing was written to QuickBooks.",
            WriteOutcome.Unknown => "Whether anything was written is asked in the next session.",
            _ => "",
        };
        return $"Code {code}{(meaning.IsKnown ? "" : ", which the catalogue does not know one by one")}. {outcome}";
    }
}
