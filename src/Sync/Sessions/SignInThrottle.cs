using System.Threading.RateLimiting;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// Holds back the answers to wrong passwords once several came: of one user name from one place, or of many names from one place. Those of
/// a place are then answered one at a time, with a pause. A right password is never held back: it is looked at first.
/// </summary>
/// <param name="wrongPasswordsPerMinute">Of one user name from one place, before its answers are held back.</param>
internal sealed class SignInThrottle(int wrongPasswordsPerMinute) : IDisposable
{
    /// <summary>How many wrong passwords of one place wait for their answer; more are told at once that it is busy.</summary>
    public const int MostHeldOfOnePlace = 20;

    // How many user names from one place may each be mistyped as often, as in an office behind one router.
    private const int Names = 10;
    private const int MostHeld = 200;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<(string Name, string Place)> ofName = PerMinute<(string, string)>(wrongPasswordsPerMinute);
    private readonly PartitionedRateLimiter<string> ofPlace =
        PerMinute<string>((int)Math.Min(int.MaxValue, (long)wrongPasswordsPerMinute * Names));
    private readonly PartitionedRateLimiter<string> turn = PartitionedRateLimiter.Create<string, string>(
        place => RateLimitPartition.GetConcurrencyLimiter(place, _ => new() { PermitLimit = 1, QueueLimit = MostHeldOfOnePlace - 1 }));

    private int held;

    /// <summary>A password was wrong.</summary>
    /// <param name="userName">The name it was sent with.</param>
    /// <param name="address">Where it came from.</param>
    /// <returns>Whether its answer is to be held back.</returns>
    public bool NoteWrong(string userName, string? address)
    {
        var place = AddressRange.Of(address);
        using var name = ofName.AttemptAcquire((userName.Length <= 64 ? userName : userName[..64], place));
        using var all = ofPlace.AttemptAcquire(place);
        return !name.IsAcquired || !all.IsAcquired;
    }

    /// <summary>Returns after a pause, one caller of a place after the other.</summary>
    /// <returns>False, at once, when too many are waiting already.</returns>
    public async Task<bool> HoldAsync(string? address, CancellationToken ct)
    {
        try
        {
            if (Interlocked.Increment(ref held) > MostHeld)
            {
                return false;
            }

            using var lease = await turn.AcquireAsync(AddressRange.Of(address), cancellationToken: ct);
            if (lease.IsAcquired)
            {
                // Real time whatever clock the server has: it is the caller who waits.
                await Task.Delay(Pause, ct);
            }

            return lease.IsAcquired;
        }
        finally
        {
            Interlocked.Decrement(ref held);
        }
    }

    public void Dispose()
    {
        ofName.Dispose();
        ofPlace.Dispose();
        turn.Dispose();
    }

    private static PartitionedRateLimiter<T> PerMinute<T>(int most)
        where T : notnull => PartitionedRateLimiter.Create<T, T>(key => RateLimitPartition.GetFixedWindowLimiter(
            key, _ => new() { PermitLimit = most, Window = TimeSpan.FromMinutes(1) }));
}
