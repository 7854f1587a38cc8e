using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// Makes the next message of writes. It is built on a database context of its own and saved in one short transaction: the reading behind it
/// takes longer than anything may hold the write lock, and when the app changes one of its records meanwhile it is simply built again.
/// </summary>
internal sealed class PostBatches(IServiceScopeFactory scopes, TransactionRetry repetition)
{
    private const int MostTries = 10;

    /// <summary>Makes the next message ready for that session, if there is anything to write.</summary>
    /// <returns>Whether one is ready.</returns>
    public Task<bool> PrepareAsync(Guid companyId, Guid sessionId, Dialect dialect, CancellationToken ct) =>
        repetition.RunAsync(() => BuildAsync(companyId, sessionId, dialect, ct), ct);

    private async Task<bool> BuildAsync(Guid companyId, Guid sessionId, Dialect dialect, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            await using var scope = scopes.CreateAsyncScope();
            try
            {
                return await scope.ServiceProvider.GetRequiredService<BatchBuilder>().BuildAsync(companyId, sessionId, dialect, ct);
            }
            catch (DbUpdateConcurrencyException) when (attempt < MostTries)
            {
                // A record or post changed between reading and saving.
            }
        }
    }
}
