using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// Takes back what a person decided about a conflict, as long as nothing of it has gone to QuickBooks and neither side has changed
/// since: the record waits for a decision as it did before.
/// </summary>
internal sealed class DecisionUndo(ServerDb db, UnitOfWork unit, PostQueue queue, Caller caller, TimeProvider clock)
{
    /// <summary>A decision that is about to be carried out.</summary>
    public static RecordDecision Note(Record record, DecisionKind kind, string by, DateTime now) => new()
    {
        Id = Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero)),
        CompanyId = record.CompanyId,
        Section = record.Section,
        RecordId = record.Id,
        Kind = kind,
        DecidedBy = by.CutTo(RecordDecisionConfiguration.MaxName),
        At = now,
        Reason = record.Reason,
        Candidates = record.Candidates,
        PostedHash = record.PostedHash,
        Name = record.Name,
        MayBeUndone = record.State == RecordState.Conflict,
    };

    /// <summary>Whether it can be taken back.</summary>
    /// <param name="decision">The newest about the record.</param>
    /// <param name="record">The record.</param>
    /// <param name="posts">Its posts.</param>
    public static bool IsPossible(RecordDecision decision, Record record, IEnumerable<Post> posts) =>
        decision is { MayBeUndone: true, UndoneAt: null } && IsAsDecided(decision, record) && !posts.Any(p => HasLeft(p, decision));

    /// <summary>Takes the newest one back.</summary>
    /// <returns>The record as it is then, or why it cannot be done; null when there is no such record.</returns>
    public Task<ResolutionOutcome?> UndoAsync(Guid companyId, string section, Guid recordId, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        return unit.RunAsync(companyId, () => TryAsync(companyId, section, recordId, ct), o => o is ResolutionOutcome.Done, ct);
    }

    private async Task<ResolutionOutcome?> TryAsync(Guid companyId, string section, Guid recordId, CancellationToken ct)
    {
        if (await db.Records.SingleOrDefaultAsync(
            r => r.CompanyId == companyId && r.Section == section && r.Id == recordId, ct) is not { } record)
        {
            return null;
        }

        var decision = await db.Decisions.Where(d => d.CompanyId == companyId && d.Section == section && d.RecordId == recordId)
            .OrderByDescending(d => d.Id).FirstOrDefaultAsync(ct);
        var posts = await db.Posts.Where(p => p.CompanyId == companyId && p.Section == section && p.RecordId == recordId).ToListAsync(ct);
        if (decision is null || !IsPossible(decision, record, posts))
        {
            return new ResolutionOutcome.NotPossible(
                "decisionHasLeft",
                "The decision was not taken back: it has gone to QuickBooks, or the record has changed since.",
                "Look at how it stands now, and change what should be otherwise.");
        }

        var now = clock.GetUtcNow();
        (decision.UndoneAt, decision.UndoneBy) = (now.UtcDateTime, caller.Name.CutTo(RecordDecisionConfiguration.MaxName));
        var quickBooks = decision is { Kind: DecisionKind.Link, QuickBooksState: { } former }
            ? RecordSplitter.TakeOff(record, former, decision.QuickBooksReason, now)
            : null;
        record.Name = quickBooks is null ? record.Name : decision.Name;
        record.Reopen(decision, now.UtcDateTime);
        ChangeFeed.Add(db, companyId, [(record, ChangeType.Conflict)], now.UtcDateTime);
        await queue.PlanAsync(record, ct);
        if (quickBooks is not null)
        {
            // Its QuickBooks id is free only after this save.
            await db.SaveChangesAsync(ct);
            db.Records.Add(quickBooks);
            if (ToldAs(quickBooks) is { } told)
            {
                ChangeFeed.Add(db, companyId, [(quickBooks, told)], now.UtcDateTime);
            }
        }

        return new ResolutionOutcome.Done(record);
    }

    // As a page of QuickBooks tells of a new row in that state: nothing of one that is set aside.
    private static ChangeType? ToldAs(Record quickBooks) => quickBooks.State switch
    {
        RecordState.QuickBooksOnly => ChangeType.Created,
        RecordState.Ignored => ChangeType.Ignored,
        _ => null,
    };

    // What either side has said since was not decided about; the conflict of before is not the one there would be now.
    private static bool IsAsDecided(RecordDecision decision, Record record) =>
        (record.AppHash, record.ContentHash) == (decision.AppHash, decision.ContentHash)
        && decision.Kind switch
        {
            DecisionKind.Link => record is { QuickBooksId: not null, App: not null, State: RecordState.Linked or RecordState.Conflict },
            DecisionKind.KeepApart => record is { QuickBooksId: null, App: not null, AppDeletedAt: null, Settled: Settlement.KeptApart },
            DecisionKind.LeaveOut => record is { QuickBooksId: null, App: not null, AppDeletedAt: null, Settled: Settlement.KeptOut },
            _ => record is { QuickBooksId: not null, App: not null, AppDeletedAt: null, State: RecordState.Linked },
        };

    private static bool HasLeft(Post post, RecordDecision decision) => post.Status is PostStatus.Sent or PostStatus.Unknown
        || (post.Status == PostStatus.Posted && post.DoneAt >= decision.At)
        || (post.Stage != PostStage.Record && post.CreatedAt >= decision.At);
}
