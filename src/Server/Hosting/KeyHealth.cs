using Microsoft.Extensions.Diagnostics.HealthChecks;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Hosting;

/// <summary>Whether all personal values that are stored can be read. The server works without them, so it is ready nevertheless.</summary>
internal sealed class KeyHealth(ValueKeys keys) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(keys.Trouble is { } trouble ? HealthCheckResult.Degraded(trouble) : HealthCheckResult.Healthy());
}
