using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Whether Web Connectors that would begin a session are put off. The server still works, so it is not taken out of service.
/// </summary>
internal sealed class LoadHealth(ConcurrencyGauge gauge) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(gauge.IsHigh
            ? HealthCheckResult.Degraded("So many calls are answered that Web Connectors are asked to come back later.")
            : HealthCheckResult.Healthy());
}
