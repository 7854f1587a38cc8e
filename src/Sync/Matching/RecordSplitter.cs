using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Matching;

/// <summary>Makes two rows of one: QuickBooks' side becomes a row of its own, the app's keeps the id it is known by.</summary>
internal static class RecordSplitter
{
    /// <summary>Takes QuickBooks' side off a record.</summary>
    /// <param name="record">The record; afterwards only the app has it. Save it before the new row is added: both bear the same QuickBooks
    /// id until then.</param>
    /// <param name="state">The state of the new row.</param>
    /// <param name="reason">Its reason.</param>
    /// <param name="now">The time.</param>
    /// <returns>The new row, not added yet.</returns>
    public static Record TakeOff(Record record, RecordState state, Reason? reason, DateTimeOffset now)
    {
        var quickBooks = new Record(state, reason)
        {
            Id = Guid.CreateVersion7(now),
            CompanyId = record.CompanyId,
            Section = record.Section,
            QuickBooksId = record.QuickBooksId,
            QuickBooks = record.QuickBooks,
            Name = record.Name,
            EditSequence = record.EditSequence,
            TimeModified = record.TimeModified,
            ContentHash = record.ContentHash,
            ParentId = record.ParentId,
            IsActive = record.IsActive,
            TxnOn = record.TxnOn,
            CreatedAt = record.CreatedAt,
            ModifiedAt = now.UtcDateTime,
        };
        record.Split(now.UtcDateTime);
        return quickBooks;
    }
}
