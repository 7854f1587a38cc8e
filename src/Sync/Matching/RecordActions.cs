using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>What a person does with a record that is not in conflict: links it, takes a link apart, ignores it, brings it back.</summary>
internal sealed class RecordActions(ServerDb db, UnitOfWork unit, RecordMerger merger, PostQueue queue, Caller caller, TimeProvider clock)
{
    /// <summary>The record of the app is that record of QuickBooks.</summary>
    public Task<ResolutionOutcome?> LinkAsync(
        Guid companyId, string section, Guid recordId, string quickBooksId, CancellationToken ct) =>
            DoAsync(companyId, section, recordId, async record =>
    {
        if (record.App is null || record.QuickBooksId is not null)
        {
            return NotPossible(record);
        }

        var other = await db.Records.OnlyInQuickBooks(companyId, section).SingleOrDefaultAsync(r => r.QuickBooksId == quickBooksId, ct);
        return other is null
            ? new ResolutionOutcome.NotPossible(
                "quickBooksRecordNotFound", "That record of QuickBooks is not free to be linked any more.", "Look for it again.")
            : new ResolutionOutcome.Done(await merger.JoinAsync(record, other, ct));
    }, DecisionKind.Link, ct);

    /// <summary>
    /// The two sides are not the same after all. The app's record is ignored until somebody brings it back, so that nothing is made twice.
    /// </summary>
    public Task<ResolutionOutcome?> UnlinkAsync(
        Guid companyId, string section, Guid recordId, CancellationToken ct) => DoAsync(companyId, section, recordId, async record =>
    {
        if (record is not { QuickBooksId: not null, App: not null, State: RecordState.Linked or RecordState.Conflict })
        {
            return NotPossible(record);
        }

        var quickBooks = RecordSplitter.TakeOff(record, RecordState.QuickBooksOnly, null, clock.GetUtcNow());
        await LeaveOutAsync(record, Reason.Of(ReasonCode.TakenApart, caller.Name), ct);
        await db.SaveChangesAsync(ct);
        db.Records.Add(quickBooks);
        ChangeFeed.Add(db, companyId, [(quickBooks, ChangeType.Created)], Now);
        return new ResolutionOutcome.Done(record);
    }, DecisionKind.Unlink, ct);

    /// <summary>The app's record does not sync.</summary>
    public Task<ResolutionOutcome?> LeaveOutAsync(
        Guid companyId, string section, Guid recordId, CancellationToken ct) => DoAsync(companyId, section, recordId, async record =>
    {
        if (record is not { QuickBooksId: null, App: not null, State: not RecordState.Deleted })
        {
            return NotPossible(record);
        }

        await LeaveOutAsync(record, Reason.Of(ReasonCode.KeptOut, caller.Name), ct);
        return new ResolutionOutcome.Done(record);
    }, DecisionKind.LeaveOut, ct);

    /// <summary>A record that a person had ignored syncs again, as the rules say.</summary>
    public Task<ResolutionOutcome?> BringBackAsync(
        Guid companyId, string section, Guid recordId, CancellationToken ct) => DoAsync(companyId, section, recordId, async record =>
    {
        if (record.Settled != Settlement.KeptOut)
        {
            return NotPossible(record);
        }

        record.KeepApart(Now);
        ChangeFeed.Add(db, companyId, [(record, ChangeType.Updated)], Now);
        await queue.PlanAsync(record, ct);
        return new ResolutionOutcome.Done(record);
    }, DecisionKind.BringBack, ct);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task<ResolutionOutcome?> DoAsync(
        Guid companyId, string section, Guid recordId, Func<Record, Task<ResolutionOutcome>> action, DecisionKind kind,
        CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        return unit.RunAsync(companyId, TryAsync, outcome => outcome is ResolutionOutcome.Done, ct);

        async Task<ResolutionOutcome?> TryAsync()
        {
            if (await db.Records.SingleOrDefaultAsync(
                r => r.CompanyId == companyId && r.Section == section && r.Id == recordId, ct) is not { } record)
            {
                return null;
            }

            if (await db.Posts.UnderWay(record).AnyAsync(ct))
            {
                return new ResolutionOutcome.NotPossible(
                    "postUnderWay",
                    "A post of the record is on its way to QuickBooks at this moment.",
                    "Try again after the next contact.");
            }

            var noted = DecisionUndo.Note(record, kind, caller.Name, Now);
            noted.MayBeUndone = false;
            var outcome = await action(record);
            if (outcome is ResolutionOutcome.Done)
            {
                db.Decisions.Add(noted);
            }

            return outcome;
        }
    }

    private async Task LeaveOutAsync(Record record, Reason reason, CancellationToken ct)
    {
        record.LeaveOut(reason, Now);
        ChangeFeed.Add(db, record.CompanyId, [(record, ChangeType.Ignored)], Now);
        await queue.PlanAsync(record, ct);
    }

    private static ResolutionOutcome.NotPossible NotPossible(Record record) =>
        new(
            "notPossibleNow",
            "The record has changed meanwhile, so this cannot be done any more.",
            $"Look at it again: it is {Word(record.State)}.");

    private static string Word(RecordState state) => state switch
    {
        RecordState.Linked => "linked",
        RecordState.Deleted => "deleted",
        RecordState.Ignored => "left out",
        RecordState.Conflict => "waiting for a decision",
        RecordState.AppOnly => "only in your app",
        RecordState.QuickBooksOnly => "only in QuickBooks",
    };
}
