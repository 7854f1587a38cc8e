using System.Globalization;
using System.Text.Json;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Matching;

/// <summary>The records of QuickBooks that a record of the app may be.</summary>
internal static class MatchCandidates
{
    /// <summary>Why a new record of QuickBooks is set aside while a section is read again after a reset.</summary>
    public static readonly Reason Waiting = Reason.Of(ReasonCode.SetAside);

    /// <summary>Their QuickBooks ids.</summary>
    public static IReadOnlyList<string> Read(Record record) =>
        record.Candidates is { } json ? JsonSerializer.Deserialize<List<string>>(json)! : [];

    /// <summary>
    /// Puts a record of the app into conflict because QuickBooks has several it may be, or it may be several of the app's.
    /// </summary>
    /// <param name="record">The record.</param>
    /// <param name="quickBooksIds">Those of QuickBooks.</param>
    /// <param name="now">When.</param>
    /// <param name="reason">Why nobody but a person can tell; null when that is their number.</param>
    public static void Set(Record record, IReadOnlyCollection<string> quickBooksIds, DateTime now, Reason? reason = null)
    {
        record.Candidates = JsonSerializer.Serialize(quickBooksIds);
        record.Dispute(
            reason ?? (quickBooksIds.Count == 1
                ? Reason.Of(ReasonCode.MayBeOne)
                : Reason.Of(ReasonCode.MayBeSeveral, quickBooksIds.Count.ToString(CultureInfo.InvariantCulture))),
            now);
    }
}
