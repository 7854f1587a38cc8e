using System.Threading.RateLimiting;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// How fast the Web Connectors of one company may call. Calls above the limit wait, because a refused call would end the update; other
/// companies are not affected.
/// </summary>
internal sealed class WebConnectorLimit(LimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> calls =
        PartitionedRateLimiter.Create<Guid, Guid>(company => RateLimitPartition.GetTokenBucketLimiter(company, _ => new()
    {
        TokenLimit = options.WebConnectorCallsPerMinute,
        TokensPerPeriod = Math.Max(1, options.WebConnectorCallsPerMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / options.WebConnectorCallsPerMinute)),
        QueueLimit = 100,
    }));

    /// <summary>Waits for the company's turn.</summary>
    public async Task WaitAsync(Guid company, CancellationToken ct)
    {
        using var lease = await calls.AcquireAsync(company, cancellationToken: ct);
    }

    public void Dispose() => calls.Dispose();
}
