using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Counts the wrong passwords of an account and locks it. Each step is one statement, so that guesses that come at the same time are all
/// counted and no sign-in fails because of another.
/// </summary>
internal sealed class AccountLock(ServerDb db, IOptions<IdentityOptions> identity, TimeProvider clock)
{
    private LockoutOptions Limits => identity.Value.Lockout;

    /// <summary>Counts a wrong password.</summary>
    /// <returns>Whether it locked the account; of several at once one did.</returns>
    public async Task<bool> CountAsync(Guid id, CancellationToken ct)
    {
        var (now, last) = Bounds();
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.FailedSignIns, u => u.LockedUntilAt <= now || u.LockedUntilAt > last ? 1 : u.FailedSignIns + 1)
                .SetProperty(u => u.LockedUntilAt, u => u.LockedUntilAt <= now || u.LockedUntilAt > last ? null : u.LockedUntilAt),
            ct);
        return await db.Users.Where(u => u.Id == id && u.FailedSignIns >= Limits.MaxFailedAccessAttempts && u.LockedUntilAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntilAt, last), ct) > 0;
    }

    /// <summary>Notes that the right password came.</summary>
    /// <returns>False when the account is locked, and then nothing changes.</returns>
    public async Task<bool> PassAsync(Guid id, CancellationToken ct)
    {
        var (now, last) = Bounds();
        return await db.Users
            .Where(u => u.Id == id && (u.LockedUntilAt == null || u.LockedUntilAt <= now || u.LockedUntilAt > last))
            .ExecuteUpdateAsync(
                set => set
                    .SetProperty(u => u.LastSignInAt, now)
                    .SetProperty(u => u.FailedSignIns, 0)
                    .SetProperty(u => u.LockedUntilAt, (DateTime?)null),
                ct) > 0;
    }

    // A lock that would last longer than any was set before the clock was put back; it counts as over.
    private (DateTime Now, DateTime? Last) Bounds()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (now, now + Limits.DefaultLockoutTimeSpan);
    }
}
