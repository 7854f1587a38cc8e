using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>What a person can decide about a record in conflict.</summary>
internal enum Decision
{
    /// <summary>It is that record of QuickBooks.</summary>
    Link,

    /// <summary>It is none of them.</summary>
    KeepApart,

    /// <summary>It does not sync.</summary>
    Ignore,

    /// <summary>QuickBooks' values count.</summary>
    UseQuickBooks,

    /// <summary>The app's values count.</summary>
    UseApp,
}

/// <summary>Carries out what a person decided about a record in conflict.</summary>
internal sealed class ConflictResolution(
    ServerDb db, UnitOfWork unit, RecordMerger merger, LinkTransfer transfer, PostQueue queue, Caller caller, TimeProvider clock)
{
    /// <summary>Carries it out.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="section">The record's section.</param>
    /// <param name="recordId">The record.</param>
    /// <param name="decision">What was decided.</param>
    /// <param name="quickBooksId">The record of QuickBooks it is, to link.</param>
    /// <param name="by">Who decided.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>The record as it is then, or why it cannot be done; null when there is no such record.</returns>
    public Task<ResolutionOutcome?> ResolveAsync(
        Guid companyId, string section, Guid recordId, Decision decision, string? quickBooksId, string by, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        return unit.RunAsync(
            companyId,
            async () => await db.Records.SingleOrDefaultAsync(
                r => r.CompanyId == companyId && r.Section == section && r.Id == recordId, ct) is { } record
                ? await DecideAsync(record, decision, quickBooksId, by, ct)
                : null,
            outcome => outcome is ResolutionOutcome.Done,
            ct);
    }

    private async Task<ResolutionOutcome> DecideAsync(
        Record record, Decision decision, string? quickBooksId, string by, CancellationToken ct)
    {
        if (record.State != RecordState.Conflict || record.ExternalId is null)
        {
            return new ResolutionOutcome.NotPossible(
                "notInConflict",
                "The record is not in conflict, so there is nothing to decide.",
                "List the records with state=conflict to see those that are.");
        }

        if (await db.Posts.UnderWay(record).AnyAsync(ct))
        {
            return new ResolutionOutcome.NotPossible(
                "postUnderWay", "A post of the record is on its way to QuickBooks at this moment.", "Decide after the next contact.");
        }

        var noted = DecisionUndo.Note(record, KindOf(decision, record), Name(by), Now);
        var outcome = await CarryOutAsync(record, decision, quickBooksId, noted, ct);
        if (outcome is ResolutionOutcome.Done)
        {
            (noted.AppHash, noted.ContentHash) = (record.AppHash, record.ContentHash);
            db.Decisions.Add(noted);
        }

        return outcome;
    }

    private async Task<ResolutionOutcome> CarryOutAsync(
        Record record, Decision decision, string? quickBooksId, RecordDecision noted, CancellationToken ct) =>
        (decision, record.QuickBooksId) switch
        {
            (Decision.Link, null) => await LinkAsync(record, quickBooksId, noted, ct),
            (Decision.KeepApart, null) => await KeepApartAsync(record, ct),
            (Decision.Ignore, null) => await LeaveOutAsync(record, Reason.Of(ReasonCode.KeptOut, noted.DecidedBy), ct),
            (Decision.UseApp, not null) => await UseAsync(record, null, ct),
            (Decision.UseQuickBooks or Decision.Ignore, not null) => await UseAsync(record, record.AppHash, ct),
            (_, null) => new ResolutionOutcome.NotPossible(
                "notLinked",
                "QuickBooks' record is not known yet, so no side's values can be chosen.",
                "Choose link (with quickBooksId), keepApart or ignore."),
            _ => new ResolutionOutcome.NotPossible(
                "alreadyLinked", "The record is linked already; only its values differ.", "Choose useQuickBooks, useApp or ignore."),
        };

    private static DecisionKind KindOf(Decision decision, Record record) => decision switch
    {
        Decision.Link => DecisionKind.Link,
        Decision.KeepApart => DecisionKind.KeepApart,
        Decision.UseQuickBooks => DecisionKind.UseQuickBooks,
        Decision.UseApp => DecisionKind.UseApp,
        Decision.Ignore => record.QuickBooksId is null ? DecisionKind.LeaveOut : DecisionKind.LeaveBoth,
    };

    private async Task<ResolutionOutcome> LinkAsync(
        Record record, string? quickBooksId, RecordDecision noted, CancellationToken ct)
    {
        var candidates = MatchCandidates.Read(record);
        var id = quickBooksId ?? (candidates.Count == 1 ? candidates[0] : null);
        if (id is null)
        {
            return new ResolutionOutcome.NotPossible(
                "quickBooksIdMissing",
                "It is not said which record of QuickBooks it is.",
                $"Send quickBooksId with one of: {string.Join(", ", candidates)}.");
        }

        if (candidates.Contains(id) && await transfer.FindAsync(record, id, ct) is { } linked)
        {
            // The other one is left out now; two records are not put back at once.
            noted.MayBeUndone = false;
            return await transfer.TakeAsync(record, linked, noted.DecidedBy, ct);
        }

        var other = await db.Records.OnlyInQuickBooks(record.CompanyId, record.Section).SingleOrDefaultAsync(r => r.QuickBooksId == id, ct);
        if (other is null)
        {
            return new ResolutionOutcome.NotPossible(
                "quickBooksRecordNotFound",
                $"No record of QuickBooks with the id \"{id}\" is free to be linked.",
                "It was deleted, or linked to another record meanwhile. Read the record again.");
        }

        (noted.QuickBooksState, noted.QuickBooksReason) = (other.State, other.Reason);
        return new ResolutionOutcome.Done(await merger.JoinAsync(record, other, ct));
    }

    private async Task<ResolutionOutcome> KeepApartAsync(Record record, CancellationToken ct)
    {
        record.KeepApart(Now);
        return await PlannedAsync(record, ct);
    }

    private async Task<ResolutionOutcome> LeaveOutAsync(Record record, Reason reason, CancellationToken ct)
    {
        record.LeaveOut(reason, Now);
        ChangeFeed.Add(db, record.CompanyId, [(record, ChangeType.Ignored)], Now);
        return await PlannedAsync(record, ct);
    }

    private async Task<ResolutionOutcome> UseAsync(Record record, long? postedHash, CancellationToken ct)
    {
        record.Decide(postedHash, Now);
        ChangeFeed.Add(db, record.CompanyId, [(record, ChangeType.Linked)], Now);
        return await PlannedAsync(record, ct);
    }

    private async Task<ResolutionOutcome> PlannedAsync(Record record, CancellationToken ct)
    {
        await queue.PlanAsync(record, ct);
        return new ResolutionOutcome.Done(record);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private static string Name(string by) => by.Length is > 0 and <= 200 ? by : "Somebody";
}
