using WebConnectorSync.Domain.Reasons;

namespace WebConnectorSync.Sync.Records;

/// <summary>A record QuickBooks does not have any more.</summary>
/// <param name="QuickBooksId">ListID or TxnID.</param>
/// <param name="Reason">Why the record is deleted.</param>
internal readonly record struct DeletedRecord(string QuickBooksId, Reason Reason)
{
    /// <summary>One that stands in a deleted list.</summary>
    /// <param name="quickBooksId">Its id.</param>
    /// <param name="timeDeleted">QuickBooks' local clock, "2026-11-21T14:02:11"; null when it could not be read.</param>
    public static DeletedRecord Told(string quickBooksId, string? timeDeleted) =>
        new(quickBooksId, timeDeleted is { Length: >= 10 }
            ? Reason.Of(ReasonCode.DeletedInQuickBooksOn, timeDeleted[..10])
            : Reason.Of(ReasonCode.DeletedInQuickBooks));

    /// <summary>One that is gone without having been told of: deleted long ago, or merged. Transactions are never merged.</summary>
    public static DeletedRecord Vanished(string quickBooksId, bool isTransaction) =>
        new(quickBooksId, Reason.Of(isTransaction ? ReasonCode.Vanished : ReasonCode.VanishedOrMerged));
}
