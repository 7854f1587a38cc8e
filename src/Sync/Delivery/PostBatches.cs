using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// Makes the next message of writes. It is built on a database context of its own and saved in one short transaction: the reading behind it
/// takes longer than anything may hold the write lock, and when the app changes one of its records meanwhile it is simply built again.
/// </summary>
internal sealed class PostBatches(IServiceScopeFactory scopes, TransactionRetry retry)
{
    /// <summary>Makes the next message ready for that session, if there is anything to write.</summary>
    /// <returns>Whether one is ready.</returns>
    public Task<bool> PrepareAsync(Guid companyId, Guid sessionId, Dialect dialect, CancellationToken ct) =>
        retry.UntilItFitsAsync(null, () => BuildAsync(companyId, sessionId, dialect, ct), isHarmlessTwice: true, ct);

    private async Task<bool> BuildAsync(Guid companyId, Guid sessionId, Dialect dialect, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<BatchBuilder>().BuildAsync(companyId, sessionId, dialect, ct);
    }
}
