using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Sync.Model;

/// <summary>What happens to a record; whether it can is said by <see cref="RecordTable"/>.</summary>
internal sealed partial class Record
{
    /// <summary>Only the app has it, and it syncs.</summary>
    /// <param name="now">When.</param>
    /// <param name="reason">What it waits for; null when for nothing.</param>
    public void SyncFromApp(DateTime now, Reason? reason = null) => Happen(RecordEvent.SyncFromApp, reason, now);

    /// <summary>Only QuickBooks has it, and it syncs.</summary>
    public void SyncFromQuickBooks(DateTime now) => Happen(RecordEvent.SyncFromQuickBooks, null, now);

    /// <summary>The app's fields are put anew, after QuickBooks had deleted the record: it becomes a new one there.</summary>
    public void BeginAnew(DateTime now)
    {
        Happen(RecordEvent.SyncFromApp, null, now);
        if (QuickBooksId is not null)
        {
            // What a person decided was about the one that is gone.
            DropQuickBooks();
            Settled = null;
        }
    }

    /// <summary>A rule keeps it out.</summary>
    public void Ignore(Reason reason, DateTime now) => Happen(RecordEvent.Ignore, reason, now);

    /// <summary>A person keeps it out, whatever the rules say.</summary>
    public void LeaveOut(Reason reason, DateTime now)
    {
        Happen(RecordEvent.Ignore, reason, now);
        (Settled, Candidates, ModifiedAt) = (Settlement.KeptOut, null, now);
    }

    /// <summary>A person says that it is none of the records it looks like, or no longer keeps it out.</summary>
    public void KeepApart(DateTime now)
    {
        Happen(RecordEvent.SyncFromApp, null, now);
        (Settled, Candidates, ModifiedAt) = (Settlement.KeptApart, null, now);
    }

    /// <summary>Both sides are in this row.</summary>
    public void Link(DateTime now)
    {
        Happen(RecordEvent.Link, null, now);
        EndDoubts(now);
    }

    /// <summary>Which record it is has been settled: every doubt and decision about that has ended.</summary>
    public void EndDoubts(DateTime now) => (Candidates, Settled, LinkDoubtedAt, PostedHash, ModifiedAt) = (null, null, null, null, now);

    /// <summary>A person has decided whose values count.</summary>
    /// <param name="postedHash">The app's side that QuickBooks counts as having; null when the app's values are to be posted.</param>
    /// <param name="now">When.</param>
    public void Decide(long? postedHash, DateTime now)
    {
        Happen(RecordEvent.Link, null, now);
        (Candidates, PostedHash, ModifiedAt) = (null, postedHash, now);
    }

    /// <summary>QuickBooks took what the app sent.</summary>
    public void TakePosted(long? sentHash, DateTime now)
    {
        Happen(RecordEvent.Post, null, now);
        (Candidates, PostedHash, ModifiedAt) = (null, sentHash, now);
    }

    /// <summary>QuickBooks voided it. If the app puts the record again, it counts as changed.</summary>
    public void TakeVoided(Reason reason, DateTime now)
    {
        Happen(RecordEvent.Post, reason, now);
        (PostedHash, ModifiedAt) = (null, now);
    }

    /// <summary>A person must decide.</summary>
    public void Dispute(Reason reason, DateTime now) => Happen(RecordEvent.Dispute, reason, now);

    /// <summary>What a person decided is taken back: it is in conflict again, as it was.</summary>
    public void Reopen(RecordDecision before, DateTime now)
    {
        Happen(RecordEvent.Dispute, before.Reason, now);
        (Candidates, PostedHash, Settled, ModifiedAt) = (before.Candidates, before.PostedHash, null, now);
    }

    /// <summary>QuickBooks' side is taken off; the row stays the app's.</summary>
    public void Split(DateTime now)
    {
        Happen(RecordEvent.Split, null, now);
        DropQuickBooks();
        (ParentId, Mark, LinkDoubtedAt, ModifiedAt) = (null, null, null, now);
    }

    /// <summary>The app deleted its side; the row stays QuickBooks'.</summary>
    public void Unlink(Reason reason, DateTime now)
    {
        Happen(RecordEvent.Unlink, reason, now);
        (ExternalId, App, AppHash, PostedHash) = (null, null, 0, null);
        (AppModifiedAt, AppDeletedAt, Mark, Candidates) = (null, null, null, null);
    }

    /// <summary>QuickBooks does not have it any more, or never had it before the app deleted it.</summary>
    public void MarkDeleted(Reason reason, DateTime now) => Happen(RecordEvent.Delete, reason, now);

    /// <summary>QuickBooks deleted it because the app had.</summary>
    public void TakeDeleted(Reason reason, DateTime now)
    {
        Happen(RecordEvent.Delete, reason, now);
        DropQuickBooks();
        (Mark, LinkDoubtedAt, ModifiedAt) = (null, null, now);
    }

    /// <summary>It is deleted on both sides, and nothing of it is to be kept but its ids.</summary>
    public void Erase(DateTime now)
    {
        (Name, QuickBooks, App, Candidates, Mark) = (null, null, null, null, null);
        (ContentHash, AppHash, PostedHash, ModifiedAt) = (0, 0, null, now);
        (EditSequence, TimeModified, TxnOn) = (null, null, null);
    }

    private void DropQuickBooks()
    {
        (QuickBooksId, QuickBooks, EditSequence) = (null, null, null);
        (TimeModified, ContentHash, PostedHash) = (null, 0, null);
    }

    private void Happen(RecordEvent on, Reason? reason, DateTime now)
    {
        var next = (RecordTable.Transitions.After(State, on), reason);
        if (next != (State, Reason))
        {
            (State, Reason) = next;
            ModifiedAt = now;
        }
    }
}
