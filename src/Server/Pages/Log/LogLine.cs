using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>A line of the log as it is shown.</summary>
/// <param name="Entry">The line.</param>
/// <param name="Words">The words searched for, which are marked.</param>
internal sealed record LogLine(LogEntry Entry, IReadOnlyList<string> Words)
{
    /// <summary>Whether one of the words stands in the advice alone, which is folded: then it is shown open.</summary>
    public bool IsFoundInAdvice => Words.Any(w => Has(Entry.Advice, w) && !Has(Entry.Text, w) && !Has(Entry.Code, w));

    private static bool Has(string? text, string word) => text?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
