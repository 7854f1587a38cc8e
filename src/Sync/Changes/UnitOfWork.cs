using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Changes;

/// <summary>
/// One change that a person or the app asks for: read, decided and written in one transaction, from the reading on again when another
/// writer came first. What takes part in it saves nothing of its own, unless what follows has to read it; the feed's entries get their
/// numbers at the save, and waiting readers are woken after the commit. Calls of a session have their transactions in <c>Sessions</c>.
/// </summary>
internal sealed class UnitOfWork(ServerDb db, TransactionRetry retry, ChangeSignal signal)
{
    /// <summary>Does it.</summary>
    /// <param name="companyId">Whose waiting readers are woken.</param>
    /// <param name="work">Reads, decides, and leaves in the context what is to be saved.</param>
    /// <param name="isDone">Whether the outcome is to be kept; else nothing is stored.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public Task<T> RunAsync<T>(Guid companyId, Func<Task<T>> work, Func<T, bool> isDone, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        return retry.UntilItFitsAsync(db, () => TryAsync(companyId, work, isDone, ct), isHarmlessTwice: false, ct);
    }

    private async Task<T> TryAsync<T>(Guid companyId, Func<Task<T>> work, Func<T, bool> isDone, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var outcome = await work();
        if (!isDone(outcome))
        {
            // Whatever the request does next must not save what was only tried.
            db.ChangeTracker.Clear();
            return outcome;
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        signal.Pulse(companyId);
        return outcome;
    }
}
