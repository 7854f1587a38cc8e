using System.Net;
using System.Threading.RateLimiting;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Limits;

/// <summary>How much a key may ask of the REST API, and how many wrong keys an address may send.</summary>
internal sealed class ApiLimit(LimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<Guid> calls = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<Guid, Guid>(
            key => RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = options.ApiCallsAtOnce })),
        PartitionedRateLimiter.Create<Guid, Guid>(
            key => RateLimitPartition.GetTokenBucketLimiter(key, _ => Bucket(options.ApiCallsPerMinute))));

    private readonly PartitionedRateLimiter<string> guesses = PartitionedRateLimiter.Create<string, string>(place =>
        RateLimitPartition.GetFixedWindowLimiter(
            place, _ => new() { PermitLimit = options.WrongKeysPerMinute, Window = TimeSpan.FromMinutes(1) }));

    /// <summary>Room for a call of that key; to be disposed when it was answered. Not acquired when there is none.</summary>
    public RateLimitLease Enter(Guid key) => calls.AttemptAcquire(key);

    /// <summary>A key from that address was wrong.</summary>
    /// <returns>Whether it was one too many.</returns>
    public bool NoteWrong(IPAddress? address)
    {
        using var lease = guesses.AttemptAcquire(AddressRange.Of(address));
        return !lease.IsAcquired;
    }

    public void Dispose()
    {
        calls.Dispose();
        guesses.Dispose();
    }

    // A minute's worth at once, then evenly.
    private static TokenBucketRateLimiterOptions Bucket(int perMinute) => new()
    {
        TokenLimit = perMinute,
        TokensPerPeriod = Math.Max(1, perMinute / 60),
        ReplenishmentPeriod = TimeSpan.FromSeconds(Math.Max(1, 60.0 / perMinute)),
    };
}
