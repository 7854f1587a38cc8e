using System.Threading.RateLimiting;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// How fast the Web Connectors of one company may call. Calls above the limit wait, because a refused call would end the update; other
/// companies are not affected.
/// </summary>
internal sealed class WebConnectorLimit(LimitOptions options) : IDisposable
{
    /// <summary>How many calls of one company wait.</summary>
    public const int MostWaiting = 100;

    private readonly PartitionedRateLimiter<Guid> calls =
        PartitionedRateLimiter.Create<Guid, Guid>(company => RateLimitPartition.GetTokenBucketLimiter(company, _ => new()
    {
        TokenLimit = options.WebConnectorCallsPerMinute,
        TokensPerPeriod = Math.Max(1, options.WebConnectorCallsPerMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / options.WebConnectorCallsPerMinute)),
        QueueLimit = MostWaiting,
    }));

    /// <summary>Waits for the company's turn.</summary>
    /// <returns>False when so many calls wait that they cannot all be one Web Connector's.</returns>
    public async Task<bool> WaitAsync(Guid company, CancellationToken ct)
    {
        using var lease = await calls.AcquireAsync(company, cancellationToken: ct);
        return lease.IsAcquired;
    }

    public void Dispose() => calls.Dispose();
}
