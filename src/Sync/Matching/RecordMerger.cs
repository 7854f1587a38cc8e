using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>Makes one row of two: what both sides know is one record. The app's row stays, as posts and the app know its id.</summary>
internal sealed class RecordMerger(ServerDb db, LinkSettlement settlement, TimeProvider clock)
{
    /// <summary>
    /// Joins a record of the app and one of QuickBooks, both tracked. The caller has a transaction open and saves.
    /// </summary>
    /// <returns>The row that stays.</returns>
    public async Task<Record> JoinAsync(Record app, Record quickBooks, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var stays = db.Entry(app).State == EntityState.Added ? TakeSide(app, quickBooks) : await TakeOverAsync(app, quickBooks, now, ct);
        (stays.State, stays.Reason, stays.Candidates, stays.Settled, stays.LinkDoubtedAt, stays.ModifiedAt) = (RecordState.Linked, null, null, null, null, now);
        ChangeFeed.Add(db, stays.CompanyId, [(stays, ChangeType.Linked)], now);
        await settlement.SettleAsync(stays, ct);
        return stays;
    }

    // The app's row is not stored yet, so QuickBooks' row takes its side.
    private Record TakeSide(Record app, Record quickBooks)
    {
        db.Entry(app).State = EntityState.Detached;
        (quickBooks.ExternalId, quickBooks.App, quickBooks.AppHash, quickBooks.AppModifiedAt) = (app.ExternalId, app.App, app.AppHash, app.AppModifiedAt);
        return quickBooks;
    }

    private async Task<Record> TakeOverAsync(Record app, Record quickBooks, DateTime now, CancellationToken ct)
    {
        // Readers who were told of the other row are told that it is gone; its QuickBooks id is free for this one only then.
        if (quickBooks.Reason != MatchCandidates.Waiting)
        {
            ChangeFeed.Add(db, app.CompanyId, [(quickBooks, ChangeType.Deleted)], now);
        }

        db.Records.Remove(quickBooks);
        await db.SaveChangesAsync(ct);
        (app.QuickBooksId, app.QuickBooks, app.EditSequence, app.TimeModified, app.ContentHash) =
            (quickBooks.QuickBooksId, quickBooks.QuickBooks, quickBooks.EditSequence, quickBooks.TimeModified, quickBooks.ContentHash);
        (app.Name, app.ParentId, app.IsActive, app.TxnOn) = (quickBooks.Name, quickBooks.ParentId, quickBooks.IsActive, quickBooks.TxnOn);
        return app;
    }
}
