using Microsoft.EntityFrameworkCore.Storage;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>
/// Carries a call of the app out once, however often it comes: what it changes and the answer to it are stored in one transaction. Two
/// calls at once and an import meanwhile may change the same rows; then the whole call is done again on what is there now.
/// </summary>
internal sealed class IdempotentReceiver(
    ServerDb db, TransactionRetry retry, IdempotencyStore store, IAppAnswerWriter answers, ChangeSignal signal)
{
    /// <summary>Does the call, or answers as when it came first.</summary>
    /// <param name="call">The call.</param>
    /// <param name="attempt">Does it, in a transaction of its own, and ends with <see cref="CommitAsync"/> when something changed.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task<AppOutcome> RunAsync(AppCall call, Func<Task<AppOutcome>> attempt, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        try
        {
            return await retry.UntilItFitsAsync(
                db, async () => await store.FindAsync(call, ct) ?? await attempt(), isHarmlessTwice: true, ct);
        }
        catch (Exception e) when (retry.IsOvertaken(e))
        {
            return new AppOutcome.Refused(new(
                RefusalKind.Busy, "busy", "The record is being changed by others all the time, so nothing was stored.",
                "Send the call again in a moment."));
        }
    }

    /// <summary>Saves and commits. The answer is made of what was saved, and kept in the same transaction.</summary>
    public async Task<AppOutcome> CommitAsync(
        AppCall call, Record record, IReadOnlyList<FieldProblem> warnings, bool isNew, IDbContextTransaction transaction,
        CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        var answer = await AnswerAsync(record, warnings, isNew, ct);
        store.Keep(call, answer);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        signal.Pulse(call.CompanyId);
        return new AppOutcome.Done(answer);
    }

    /// <summary>The record as the app sees it.</summary>
    public async Task<AppAnswer> AnswerAsync(Record record, IReadOnlyList<FieldProblem> warnings, bool isNew, CancellationToken ct) =>
        new(isNew, await answers.WriteAsync(db, record, warnings, ct));
}
