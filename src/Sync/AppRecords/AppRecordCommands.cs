using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>
/// Changes the app's side of records, and plans what QuickBooks is to be told of it.
/// </summary>
internal sealed class AppRecordCommands(
    ServerDb db, IdempotentReceiver receiver, AppCheck check, AppLinking linking, AppMatching matching, PostQueue queue, Caller caller,
    TimeProvider clock)
{
    /// <summary>Stores the app's fields of a record and plans its post.</summary>
    public Task<AppOutcome> PutAsync(AppCall call, AppBody body, CancellationToken ct) =>
        RunAsync(call, () => TryPutAsync(call, body, ct), ct);

    /// <summary>Takes the app's side of a record away; the rules say what that means in QuickBooks.</summary>
    public Task<AppOutcome> DeleteAsync(AppCall call, CancellationToken ct) => RunAsync(call, () => TryDeleteAsync(call, ct), ct);

    // As exact as it is stored, so that the first answer is the same as every later one.
    private DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    private Task<AppOutcome> RunAsync(AppCall call, Func<Task<AppOutcome>> attempt, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, call.CompanyId);
        return receiver.RunAsync(call, attempt, ct);
    }

    private async Task<AppOutcome> TryPutAsync(AppCall call, AppBody body, CancellationToken ct)
    {
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == call.CompanyId, ct);
        if (company is null)
        {
            return new AppOutcome.Refused(CommandRefusal.CompanyNotFound());
        }

        var found = await linking.FindAsync(call, body, ct);
        if (found.Refusal is { } refusal)
        {
            return new AppOutcome.Refused(refusal);
        }

        var isSame = found.Own is { AppDeletedAt: null } own && own.App == body.Fields && found.Other is null;
        if (isSame)
        {
            var told = await check.OfTheSameAsync(company, call.Section, found.Own!, ct);
            return call is { Post: null, Key: null }
                ? new AppOutcome.Done(await receiver.AnswerAsync(found.Own!, told, isNew: false, ct))
                : await StoreAsync(call, body.Fields, found, null, told, ct);
        }

        var result = await check.CheckAsync(company, call.Section, call.ExternalId, body.Fields, found.Meant, ct);
        return result.Problems.Count > 0
            ? new AppOutcome.Refused(CommandRefusal.Unprocessable(result.Problems))
            : await StoreAsync(call, body.Fields, found, result, result.Warnings, ct);
    }

    private async Task<AppOutcome> StoreAsync(
        AppCall call, string fields, AppLinking.Found found, AppCheckResult? news, IReadOnlyList<FieldProblem> warnings,
        CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await linking.TakeAsync(call, found, Now, ct) is not { } taken)
        {
            throw new DbUpdateConcurrencyException("The record changed since it was checked.");
        }

        var (record, isNew, isLinked) = taken;
        if (news is not null)
        {
            Apply(record, fields, news.Hash, news.Head);
            (record, var answer) = await matching.MatchAsync(record, ct);
            if (answer == TwinAnswer.Link)
            {
                // The match has written the feed and planned the post.
                return await receiver.CommitAsync(call, record, warnings, isNew: false, transaction, ct);
            }

            if (!isLinked)
            {
                ChangeFeed.Add(db, call.CompanyId, [(record, isNew ? ChangeType.Created : ChangeType.Updated)], Now);
            }
        }

        if (news is not null || call.Post is not null)
        {
            await queue.PlanAsync(record, ct, call.Post);
        }

        return await receiver.CommitAsync(call, record, warnings, isNew, transaction, ct);
    }

    private async Task<AppOutcome> TryDeleteAsync(AppCall call, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var record = await db.Records.SingleOrDefaultAsync(
            r => r.CompanyId == call.CompanyId && r.Section == call.Section.Name && r.ExternalId == call.ExternalId, ct);
        if (record?.App is null)
        {
            return new AppOutcome.Refused(await db.Companies.AnyAsync(c => c.Id == call.CompanyId, ct)
                ? new(
                    RefusalKind.NotFound,
                    "recordNotFound",
                    "The app has no such record in this section.",
                    "List the section's records to see what is known.")
                : CommandRefusal.CompanyNotFound());
        }

        if (record.AppDeletedAt is null)
        {
            (record.AppDeletedAt, record.ModifiedAt) = (Now, Now);
            await queue.PlanAsync(record, ct, call.Post);
            ChangeFeed.Add(
                db, call.CompanyId, [(record, record.State == RecordState.Deleted ? ChangeType.Deleted : ChangeType.Updated)], Now);
        }

        return await receiver.CommitAsync(call, record, [], isNew: false, transaction, ct);
    }

    private void Apply(Record record, string fields, long hash, RecordHead head)
    {
        (record.App, record.AppHash, record.AppModifiedAt, record.AppDeletedAt, record.ModifiedAt) = (fields, hash, Now, null, Now);
        if (record.QuickBooksId is null || record.State == RecordState.Deleted)
        {
            // QuickBooks' own name and date count while it has the record.
            (record.Name, record.TxnOn, record.IsActive) = (head.Name, head.TxnOn, head.IsActive);
            if (record is { QuickBooksId: null, State: RecordState.Deleted })
            {
                record.SyncFromApp(Now);
            }
        }
    }
}
