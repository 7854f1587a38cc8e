using System.Threading.RateLimiting;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// How many passwords of people are checked at once, as each keeps a processor busy, and how soon a wrong one is answered after others.
/// </summary>
internal sealed class SignInLimit(LimitOptions options) : IDisposable
{
    // Of one place, so that no place fills the queue of all.
    private static readonly ConcurrencyLimiterOptions OfOnePlace = new() { PermitLimit = 2, QueueLimit = 20 };

    // One processor stays for everything else.
    private static readonly ConcurrencyLimiterOptions InAll =
        new() { PermitLimit = Math.Max(1, Environment.ProcessorCount - 1), QueueLimit = 100 };

    private readonly SignInThrottle throttle = new(options.SignInsPerMinute);

    private readonly PartitionedRateLimiter<string> checks = PartitionedRateLimiter.CreateChained(
        PartitionedRateLimiter.Create<string, string>(place => RateLimitPartition.GetConcurrencyLimiter(place, _ => OfOnePlace)),
        PartitionedRateLimiter.Create<string, bool>(_ => RateLimitPartition.GetConcurrencyLimiter(true, _ => InAll)));

    /// <summary>Waits for a turn to check a password; to be disposed when it was checked. Not acquired when too many wait.</summary>
    public ValueTask<RateLimitLease> EnterAsync(string? address, CancellationToken ct) =>
        checks.AcquireAsync(AddressRange.Of(address), cancellationToken: ct);

    /// <summary>Notes a wrong password, and holds its answer back when several came before it.</summary>
    /// <returns>False when too many are held back already.</returns>
    public async Task<bool> HoldAsync(string name, string? address, CancellationToken ct) =>
        !throttle.NoteWrong(name, address) || await throttle.HoldAsync(address, ct);

    public void Dispose()
    {
        throttle.Dispose();
        checks.Dispose();
    }
}
