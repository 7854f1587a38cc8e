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

    /// <summary>Whether the text says that a record does not exist.</summary>
    internal static bool SaysGone(string? statusMessage) => Gone.IsMatch(Unquoted(statusMessage));

    /// <summary>Whether the text says that more was to be applied than is open.</summary>
    internal static bool SaysOverpaid(string? statusMessage) => Overpaid.IsMatch(Unquoted(statusMessage));

    /// <summary>What stands in quotation marks: ids, names and values.</summary>
    public static IReadOnlyList<string> Quotes(string? statusMessage) =>
        [.. QuotedPart.Matches(statusMessage ?? "").Select(m => m.Value.Trim('"')).Where(q => q.Length > 0)];

    /// <summary>Those of them that have the form of a ListID or TxnID.</summary>
    public static IReadOnlyList<string> QuotedIds(string? statusMessage) => [.. Quotes(statusMessage).Where(q => Id.IsMatch(q))];

    private static string Unquoted(string? statusMessage) => QuotedPart.Replace(statusMessage ?? "", "");

    private static string Reason(string? statusMessage) =>
        QuotedPart.Replace(Sentence(statusMessage) ?? statusMessage ?? "", "");

    [GeneratedRegex(@"quickbooks\s+error\s+message\s*[:\-]?", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Marker { get; }

    [GeneratedRegex("\"[^\"]*\"", RegexOptions.None, 1000)]
    private static partial Regex QuotedPart { get; }

    [GeneratedRegex("^[0-9A-F]+-[0-9]{9,}$", RegexOptions.None, 1000)]
    private static partial Regex Id { get; }

    [GeneratedRegex(
        @"does\s+not\s+exist|(could\s+not|cannot|can't)\s+be\s+found|(has|have)\s+been\s+deleted",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Gone { get; }

    [GeneratedRegex(
        "pay more than the amount due|already (been )?(fully )?paid|paid in full|" +
            "amount.*(exceeds?|more than|greater than).*(balance|due|unpaid|remaining)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex Overpaid { get; }

    [GeneratedRegex(@"(?<!\b(?:already|not)\s+)\bin\s+use\b|" + Firm, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Locked { get; }

    [GeneratedRegex(
        @"\bin\s+use\s+by\s+another\s+(?:user|application)\b|" + Firm, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LockedBeyondDoubt { get; }

    private const string Firm = @"could\s+not\s+be\s+locked|modified\s+by\s+another\s+user|failed\s+to\s+acquire\s+the\s+lock";
}
