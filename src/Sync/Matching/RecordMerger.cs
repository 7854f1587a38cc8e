using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// Makes one row of two: what both sides know is one record. The app's row stays, as posts and the app know its id. However the two came
/// together (by name, by an id that the app sent, by a person, by a page, by the answer to a post), it happens here.
/// </summary>
internal sealed class RecordMerger(ServerDb db, LinkSettlement settlement, TimeProvider clock)
{
    /// <summary>Joins a record of the app and one of QuickBooks; the rules say whose values count.</summary>
    /// <returns>The row that stays.</returns>
    public async Task<Record> JoinAsync(Record app, Record quickBooks, CancellationToken ct)
    {
        var stays = await LinkAsync(app, quickBooks, ct);
        await settlement.SettleAsync(stays, ct);
        return stays;
    }

    /// <summary>Joins the two; whose values count the app has said.</summary>
    /// <returns>The row that stays.</returns>
    public async Task<Record> LinkAsync(Record app, Record quickBooks, CancellationToken ct)
    {
        var isStored = db.Entry(app).State is not (EntityState.Added or EntityState.Detached);
        var stays = isStored ? await TakeOverAsync(app, quickBooks, ct) : TakeSide(app, quickBooks);
        stays.Link(Now);
        ChangeFeed.Add(db, stays.CompanyId, [(stays, ChangeType.Linked)], Now);
        return stays;
    }

    /// <summary>Takes QuickBooks' side into the app's stored row. The other row goes, and readers who knew of it are told so.</summary>
    /// <returns>The app's row.</returns>
    public async Task<Record> TakeOverAsync(Record app, Record quickBooks, CancellationToken ct)
    {
        if (quickBooks.Reason != MatchCandidates.Waiting && quickBooks.State != RecordState.Deleted)
        {
            ChangeFeed.Add(db, app.CompanyId, [(quickBooks, ChangeType.Deleted)], Now);
        }

        // Its QuickBooks id is free for the app's row only after this save.
        db.Records.Remove(quickBooks);
        await db.SaveChangesAsync(ct);
        (app.QuickBooksId, app.QuickBooks, app.EditSequence, app.TimeModified, app.ContentHash) =
            (quickBooks.QuickBooksId, quickBooks.QuickBooks, quickBooks.EditSequence, quickBooks.TimeModified, quickBooks.ContentHash);
        (app.Name, app.ParentId, app.IsActive, app.TxnOn) = (quickBooks.Name, quickBooks.ParentId, quickBooks.IsActive, quickBooks.TxnOn);
        return app;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // The app's row is not stored yet, so QuickBooks' row takes its side.
    private Record TakeSide(Record app, Record quickBooks)
    {
        db.Entry(app).State = EntityState.Detached;
        (quickBooks.ExternalId, quickBooks.App) = (app.ExternalId, app.App);
        (quickBooks.AppHash, quickBooks.AppModifiedAt) = (app.AppHash, app.AppModifiedAt);
        return quickBooks;
    }
}
