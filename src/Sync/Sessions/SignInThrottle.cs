using System.Threading.RateLimiting;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// Slows the sign-ins of a user name down after several wrong passwords: one at a time, with a pause. The right password still gets in,
/// only later; other user names notice nothing.
/// </summary>
/// <param name="wrongPasswordsPerMinute">Of one user name, before it is slowed down.</param>
internal sealed class SignInThrottle(int wrongPasswordsPerMinute) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly PartitionedRateLimiter<string> wrong =
        PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetFixedWindowLimiter(
        name, _ => new() { PermitLimit = wrongPasswordsPerMinute, Window = TimeSpan.FromMinutes(1) }));

    private readonly PartitionedRateLimiter<string> turn =
        PartitionedRateLimiter.Create<string, string>(name => RateLimitPartition.GetConcurrencyLimiter(
        name, _ => new() { PermitLimit = 1, QueueLimit = 20 }));

    /// <summary>Whether sign-ins of that user name are slowed down now.</summary>
    public bool IsOn(string userName)
    {
        using var lease = wrong.AttemptAcquire(Key(userName), permitCount: 0);
        return !lease.IsAcquired;
    }

    /// <summary>A password of that user name was wrong.</summary>
    public void NoteWrong(string userName) => wrong.AttemptAcquire(Key(userName)).Dispose();

    /// <summary>Returns at once, or after a pause when sign-ins of that name are slowed down.</summary>
    /// <returns>False when too many are waiting already; such a sign-in is to be refused without looking at its password.</returns>
    public async Task<bool> PassAsync(string userName, CancellationToken ct)
    {
        if (!IsOn(userName))
        {
            return true;
        }

        using var lease = await turn.AcquireAsync(Key(userName), cancellationToken: ct);
        if (lease.IsAcquired)
        {
            // Real time whatever clock the server has: it is the caller who waits.
            await Task.Delay(Pause, ct);
        }

        return lease.IsAcquired;
    }

    public void Dispose()
    {
        wrong.Dispose();
        turn.Dispose();
    }

    private static string Key(string userName) => userName.Length <= 64 ? userName : userName[..64];
}
