using WebConnectorSync.Sync.Jobs;

namespace WebConnectorSync.Sync.Storage;

/// <summary>Keeps the database in order, in the way of the database that is used.</summary>
internal sealed class UpkeepJob(DatabaseProvider provider, BackupOptions options, TimeProvider clock) : IServerJob
{
    public Task<string> WorkAsync(CancellationToken ct) => provider.UpkeepAsync(options, clock.GetUtcNow().UtcDateTime, ct);
}
