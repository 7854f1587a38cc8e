using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// Looks whether QuickBooks has a record of the app already: when it is put, when a reset has ended, and once more right before it would
/// leave as a new one. What follows is said by <see cref="TwinTable"/>.
/// </summary>
internal sealed class AppMatching(ServerDb db, TwinSearch search, RecordMerger merger, TimeProvider clock)
{
    /// <summary>What was found of a record, and what follows from it.</summary>
    internal sealed record Look(TwinAnswer Answer, TwinSearch.Found? Found);

    /// <summary>
    /// Links the record with the one of QuickBooks that has the same natural key; where that is a question it becomes a conflict. The
    /// record is tracked and has its fields. What cannot be another one's is left alone.
    /// </summary>
    /// <returns>The row that stays, and what follows; its post is planned only where the two were linked.</returns>
    public async Task<(Record Record, TwinAnswer Answer)> MatchAsync(Record record, CancellationToken ct)
    {
        var look = await LookAsync(record, ct);
        if (look.Found is not null && await db.Posts.UnderWay(record).AnyAsync(ct))
        {
            // It is settled by its own result.
            return (record, TwinAnswer.Write);
        }

        return (await FollowAsync(record, look, ct), look.Answer);
    }

    /// <summary>Only looks. No post of the record is under way.</summary>
    public async Task<Look> LookAsync(Record record, CancellationToken ct)
    {
        var isNew = record.QuickBooksId is null ? record.State is RecordState.AppOnly or RecordState.Ignored or RecordState.Conflict
            : record.State == RecordState.Deleted;
        if (!isNew || record is not { App: not null, AppDeletedAt: null, Settled: not Settlement.KeptOut }
            || await search.FindAsync(record, ct) is not { } found)
        {
            return new Look(TwinAnswer.Write, null);
        }

        return new Look(TwinTable.Of(found.Is, record.Settled), found);
    }

    /// <summary>Does what follows.</summary>
    /// <returns>The row that stays.</returns>
    public async Task<Record> FollowAsync(Record record, Look look, CancellationToken ct)
    {
        switch (look)
        {
            case { Answer: TwinAnswer.Link, Found: { } found }:
                return await merger.JoinAsync(record, found.Free[0], ct);
            case { Answer: TwinAnswer.Ask, Found: { } found }:
                Ask(record, found);
                break;
            case { Answer: TwinAnswer.Write, Found: not null }
                when record is { State: RecordState.Conflict, Candidates: not null, Settled: null }:
                // It was changed and looks like none of them any more.
                record.SyncFromApp(Now);
                record.Candidates = null;
                break;
            default:
                break;
        }

        return record;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private void Ask(Record record, TwinSearch.Found found)
    {
        if (record.State == RecordState.Conflict && MatchCandidates.Read(record).SequenceEqual(found.Ids, StringComparer.Ordinal))
        {
            return;
        }

        if (record.QuickBooksId is not null)
        {
            // Its former QuickBooks record is deleted, so it cannot be one of the candidates: start without it.
            record.BeginAnew(Now);
        }

        MatchCandidates.Set(
            record,
            found.Ids,
            Now,
            found is { Free.Count: 0, Linked: [var other] } ? Reason.Of(ReasonCode.LinkedToAnother, other.ExternalId!) : null);
        ChangeFeed.Add(db, record.CompanyId, [(record, ChangeType.Conflict)], Now);
    }
}
