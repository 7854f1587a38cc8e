using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// Whether the database can be reached, fits this program and takes what is written. Anybody may ask, so a write that went well counts for
/// some seconds.
/// </summary>
internal sealed class DatabaseHealth(DatabaseMigration migration, NodeRegistry node, DatabaseProvider provider, TimeProvider clock)
    : IHealthCheck
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private DateTimeOffset wroteAt;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        !await migration.IsCurrentAsync(cancellationToken)
            ? HealthCheckResult.Unhealthy("The database is older or newer than this program.")
            : clock.GetUtcNow() - wroteAt < Lasts ? HealthCheckResult.Healthy()
            : await WriteAsync(cancellationToken);

    private async Task<HealthCheckResult> WriteAsync(CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await node.RenewAsync(patience.Token);
            wroteAt = clock.GetUtcNow();
            return HealthCheckResult.Healthy();
        }
        catch (Exception e) when (provider.IsFull(e))
        {
            return HealthCheckResult.Unhealthy("There is no room left to store anything.");
        }
        catch (Exception e) when (provider.IsTransient(e) || (e is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return HealthCheckResult.Unhealthy("Nothing can be written: others hold the database, or it is away.");
        }
    }
}
