using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>
/// Changes the app's side of records. Two calls at once and an import meanwhile may change the same rows: then the whole call is done
/// again on what is there now, here and nowhere else.
/// </summary>
internal sealed class AppRecordCommands(
    ServerDb db, DatabaseProvider database, TransactionRetry repetition, AppCheck check, AppLinking linking, AppMatching matching, PostQueue queue, IdempotencyStore repeated, ChangeSignal signal, Caller caller, IAppAnswerWriter answers, TimeProvider clock)
{
    private const int Attempts = 12;

    /// <summary>Stores the app's fields of a record and plans its post.</summary>
    public Task<AppOutcome> PutAsync(AppCall call, AppBody body, CancellationToken ct) => RepeatAsync(call, () => TryPutAsync(call, body, ct), ct);

    /// <summary>Takes the app's side of a record away; the rules say what that means in QuickBooks.</summary>
    public Task<AppOutcome> DeleteAsync(AppCall call, CancellationToken ct) => RepeatAsync(call, () => TryDeleteAsync(call, ct), ct);

    // As exact as it is stored, so that the first answer is the same as every later one.
    private DateTime Now
    {
        get
        {
            var now = clock.GetUtcNow().UtcDateTime;
            return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
        }
    }

    private async Task<AppOutcome> RepeatAsync(AppCall call, Func<Task<AppOutcome?>> attempt, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, call.CompanyId);
        for (var i = 0; i < Attempts; i++)
        {
            db.ChangeTracker.Clear();
            try
            {
                if (await repetition.RunAsync(db, async _ => await repeated.FindAsync(call, ct) ?? await attempt(), ct) is { } answer)
                {
                    return answer;
                }
            }
            catch (Exception e) when (e is DbUpdateConcurrencyException || database.IsUniqueViolation(e) || database.IsUndone(e))
            {
                // Another writer was first; the call begins again with what is there now.
            }

            ct.ThrowIfCancellationRequested();
        }

        return new AppOutcome.Refused(new(RefusalKind.Busy, "busy", "The record is being changed by others all the time, so nothing was stored.", "Send the call again in a moment."));
    }

    private async Task<AppOutcome?> TryPutAsync(AppCall call, AppBody body, CancellationToken ct)
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

        var hash = CanonicalJson.Hash(body.Fields);
        var isSame = found.Own is { AppDeletedAt: null } own && own.App == body.Fields && found.Other is null;
        IReadOnlyList<FieldProblem> warnings = [];
        RecordHead? head = null;
        if (!isSame)
        {
            var result = await check.CheckAsync(company, call.Section, body.Fields, found.Meant, ct);
            if (result.Problems.Count > 0)
            {
                return new AppOutcome.Refused(CommandRefusal.Unprocessable(result.Problems));
            }

            (warnings, head) = (result.Warnings, result.Head);
        }
        else if (call is { Post: null, Key: null })
        {
            return new AppOutcome.Done(await AnswerAsync(found.Own!, warnings, isNew: false, ct));
        }

        return await StoreAsync(call, body.Fields, hash, found, isSame ? null : head, warnings, ct);
    }

    private async Task<AppOutcome?> StoreAsync(AppCall call, string fields, long hash, AppLinking.Found found, RecordHead? head, IReadOnlyList<FieldProblem> warnings, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        if (await linking.TakeAsync(call, found, Now, ct) is not { } taken)
        {
            // It changed since it was checked.
            return null;
        }

        var (record, isNew, isLinked) = taken;
        if (head is not null)
        {
            Apply(record, fields, hash, head);
            (record, var isMatched) = await matching.MatchAsync(record, ct);
            if (isMatched)
            {
                // The match has written the feed and planned the post.
                return await FinishAsync(call, record, warnings, isNew: false, transaction, ct);
            }

            if (!isLinked)
            {
                ChangeFeed.Add(db, call.CompanyId, [(record, isNew ? ChangeType.Created : ChangeType.Updated)], Now);
            }
        }

        if (head is not null || call.Post is not null)
        {
            await queue.PlanAsync(record, ct, call.Post);
        }

        return await FinishAsync(call, record, warnings, isNew, transaction, ct);
    }

    private async Task<AppOutcome?> TryDeleteAsync(AppCall call, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var record = await db.Records.SingleOrDefaultAsync(r => r.CompanyId == call.CompanyId && r.Section == call.Section.Name && r.ExternalId == call.ExternalId, ct);
        if (record?.App is null)
        {
            return new AppOutcome.Refused(await db.Companies.AnyAsync(c => c.Id == call.CompanyId, ct)
                ? new(RefusalKind.NotFound, "recordNotFound", "The app has no such record in this section.", "List the section's records to see what is known.")
                : CommandRefusal.CompanyNotFound());
        }

        if (record.AppDeletedAt is null)
        {
            (record.AppDeletedAt, record.ModifiedAt) = (Now, Now);
            await queue.PlanAsync(record, ct, call.Post);
            ChangeFeed.Add(db, call.CompanyId, [(record, record.State == RecordState.Deleted ? ChangeType.Deleted : ChangeType.Updated)], Now);
        }

        return await FinishAsync(call, record, [], isNew: false, transaction, ct);
    }

    // The answer is made of what was saved and kept in the same transaction.
    private async Task<AppOutcome> FinishAsync(
        AppCall call, Record record, IReadOnlyList<FieldProblem> warnings, bool isNew, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var answer = await AnswerAsync(record, warnings, isNew, ct);
        repeated.Keep(call, answer);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        signal.Pulse(call.CompanyId);
        return new AppOutcome.Done(answer);
    }

    private void Apply(Record record, string fields, long hash, RecordHead head)
    {
        (record.App, record.AppHash, record.AppModifiedAt, record.AppDeletedAt, record.ModifiedAt) = (fields, hash, Now, null, Now);
        if (record.QuickBooksId is null)
        {
            // QuickBooks' own name and date count once it has the record.
            (record.Name, record.TxnOn, record.IsActive) = (head.Name, head.TxnOn, head.IsActive);
            if (record.State == RecordState.Deleted)
            {
                record.SyncFromApp(Now);
            }
        }
    }

    private async Task<AppAnswer> AnswerAsync(Record record, IReadOnlyList<FieldProblem> warnings, bool isNew, CancellationToken ct) =>
        new(isNew, await answers.WriteAsync(db, record, warnings, ct));
}
