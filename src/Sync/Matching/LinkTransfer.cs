using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// Two ids of the app mean one record of QuickBooks, which can be linked with one of them: a person said that it is the other one's. The
/// former one is left out until somebody brings it back, so that nothing is made twice.
/// </summary>
internal sealed class LinkTransfer(ServerDb db, RecordMerger merger, PostQueue queue, TimeProvider clock)
{
    /// <summary>The other record of the app that is linked to it; null when none is.</summary>
    public Task<Record?> FindAsync(Record record, string quickBooksId, CancellationToken ct) => db.Records.SingleOrDefaultAsync(
        r => r.CompanyId == record.CompanyId && r.Section == record.Section && r.QuickBooksId == quickBooksId && r.Id != record.Id
            && r.ExternalId != null && r.State != RecordState.Deleted,
        ct);

    /// <summary>Takes the link over.</summary>
    /// <param name="record">The record that is linked then.</param>
    /// <param name="former">The one that was.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task<ResolutionOutcome> TakeAsync(Record record, Record former, string by, CancellationToken ct)
    {
        if (await db.Posts.UnderWay(former).AnyAsync(ct))
        {
            return new ResolutionOutcome.NotPossible(
                "postUnderWay",
                $"A post of \"{former.ExternalId}\", which is linked to it now, is on its way to QuickBooks at this moment.",
                "Decide after the next contact.");
        }

        // Nobody is told of the row that exists between the two links.
        var quickBooks = RecordSplitter.TakeOff(former, RecordState.QuickBooksOnly, MatchCandidates.Waiting, clock.GetUtcNow());
        former.LeaveOut(Reason.Of(ReasonCode.TakenOver, by, record.ExternalId!), clock.GetUtcNow().UtcDateTime);
        ChangeFeed.Add(db, former.CompanyId, [(former, ChangeType.Ignored)], clock.GetUtcNow().UtcDateTime);
        await queue.PlanAsync(former, ct);
        await db.SaveChangesAsync(ct);
        db.Records.Add(quickBooks);
        await db.SaveChangesAsync(ct);
        return new ResolutionOutcome.Done(await merger.JoinAsync(record, quickBooks, ct));
    }
}
