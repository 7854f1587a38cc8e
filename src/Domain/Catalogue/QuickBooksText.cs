using System.Text.RegularExpressions;

namespace WebConnectorSync.Domain.Catalogue;

/// <summary>Reads QuickBooks' own sentences (the statusMessage of an answer).</summary>
public static partial class QuickBooksText
{
    /// <summary>
    /// The sentence in which QuickBooks gives its reason, the part after "QuickBooks error message:"; null when it gave none.
    /// </summary>
    public static string? Sentence(string? statusMessage)
    {
        var match = Marker.Match(statusMessage ?? "");
        var sentence = match.Success ? statusMessage![(match.Index + match.Length)..].Trim() : "";
        return sentence.Length == 0 ? null : sentence;
    }

    /// <summary>
    /// Whether the text says that somebody or something holds the record just now, so that trying again helps.
    /// A name or number that is "already in use" is a duplicate and no lock; quoted parts are the company's data and say nothing.
    /// </summary>
    internal static bool SaysLocked(string? statusMessage) => Locked.IsMatch(Reason(statusMessage));

    /// <summary>As <see cref="SaysLocked"/>, leaving out the bare "in use", which also means "used by other records".</summary>
    internal static bool SaysLockedBeyondDoubt(string? statusMessage) => LockedBeyondDoubt.IsMatch(Reason(statusMessage));

    private static string Reason(string? statusMessage) =>
        Quoted.Replace(Sentence(statusMessage) ?? statusMessage ?? "", "");

    [GeneratedRegex(@"quickbooks\s+error\s+message\s*[:\-]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marker { get; }

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex Quoted { get; }

    [GeneratedRegex(@"(?<!\b(?:already|not)\s+)\bin\s+use\b|" + Firm, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Locked { get; }

    [GeneratedRegex(
        @"\bin\s+use\s+by\s+another\s+(?:user|application)\b|" + Firm, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LockedBeyondDoubt { get; }

    private const string Firm = @"could\s+not\s+be\s+locked|modified\s+by\s+another\s+user|failed\s+to\s+acquire\s+the\s+lock";
}
