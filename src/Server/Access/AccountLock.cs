using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Counts the wrong passwords and codes of an account and locks it. Each step is one statement, so that guesses that come at the same time
/// are all counted and no sign-in fails because of another.
/// </summary>
internal sealed partial class AccountLock(
    ServerDb db, IOptions<IdentityOptions> identity, AuditTrail audit, TimeProvider clock, ILogger<AccountLock> logger)
{
    private LockoutOptions Limits => identity.Value.Lockout;

    /// <summary>Counts a wrong password or code; of several at once one locks the account and is noted.</summary>
    public async Task CountAsync(User user, CancellationToken ct)
    {
        var (now, last) = Bounds();
        await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.FailedSignIns, u => u.LockedUntilAt <= now || u.LockedUntilAt > last ? 1 : u.FailedSignIns + 1)
                .SetProperty(u => u.LockedUntilAt, u => u.LockedUntilAt <= now || u.LockedUntilAt > last ? null : u.LockedUntilAt),
            ct);
        var locked = await db.Users
            .Where(u => u.Id == user.Id && u.FailedSignIns >= Limits.MaxFailedAccessAttempts && u.LockedUntilAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntilAt, last), ct) > 0;
        if (locked)
        {
            LogLocked(logger, user.Email);
            await audit.NoteAsync(
                Caller.Nobody with { Name = user.Email }, "Was locked after too many wrong passwords or codes.", null, ct);
        }
    }

    /// <summary>Whether nobody is let in by a password or a code at present.</summary>
    public Task<bool> IsLockedAsync(Guid id, CancellationToken ct)
    {
        var (now, last) = Bounds();
        return db.Users.AnyAsync(u => u.Id == id && u.LockedUntilAt > now && u.LockedUntilAt <= last, ct);
    }

    /// <summary>Notes that the person was let in.</summary>
    public Task PassAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LastSignInAt, now)
                .SetProperty(u => u.FailedSignIns, 0)
                .SetProperty(u => u.LockedUntilAt, (DateTime?)null),
            ct);
    }

    // A lock that would last longer than any was set before the clock was put back; it counts as over.
    private (DateTime Now, DateTime? Last) Bounds()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (now, now + Limits.DefaultLockoutTimeSpan);
    }

    [LoggerMessage(
        EventIds.Access + 1, LogLevel.Warning, "The account {Email} is locked for a while after too many wrong passwords or codes")]
    private static partial void LogLocked(ILogger logger, string email);
}
