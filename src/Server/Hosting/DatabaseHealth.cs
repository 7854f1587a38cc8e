using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Hosting;

/// <summary>Whether the database can be reached and fits this program.</summary>
internal sealed class DatabaseHealth(DatabaseMigration migration) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        await migration.IsCurrentAsync(cancellationToken)
            ? HealthCheckResult.Healthy()
            : HealthCheckResult.Unhealthy("The database is older or newer than this program.");
}
