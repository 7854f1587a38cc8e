using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Counts wrong passwords, and apart from them the wrong codes behind a right password, and locks what is guessed at. Each step is one
/// statement, so that guesses that come at the same time are all counted and no sign-in fails because of another.
/// </summary>
internal sealed partial class AccountLock(
    ServerDb db, IOptions<IdentityOptions> identity, AuditTrail audit, TimeProvider clock, ILogger<AccountLock> logger)
{
    /// <summary>How long a lock lasts.</summary>
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    // The clocks of several servers are not quite the same.
    private static readonly TimeSpan Differ = TimeSpan.FromMinutes(5);

    /// <summary>Whether this request is the second step, so that codes are counted.</summary>
    public bool IsSecondStep { get; set; }

    private int Most => identity.Value.Lockout.MaxFailedAccessAttempts;

    /// <summary>Until when an account is locked for browsers that the person has not used; null when it is not.</summary>
    public static DateTime? Until(User user, DateTime now) =>
        user.LockedUntilAt > now && user.LockedUntilAt <= now + Lasts + Differ ? user.LockedUntilAt : null;

    /// <summary>Counts a wrong password or code; of several at once one locks and is noted.</summary>
    public async Task CountAsync(User user, CancellationToken ct)
    {
        if (await (IsSecondStep ? CountCodeAsync(user.Id, ct) : CountPasswordAsync(user.Id, ct)) == 0)
        {
            return;
        }

        var what = IsSecondStep ? "codes" : "passwords";
        LogLocked(logger, user.Email, what);
        await audit.NoteAsync(Caller.Nobody with { Name = user.Email }, $"Was locked after too many wrong {what}.", null, ct);
    }

    /// <summary>Whether no password opens the account at present.</summary>
    public Task<bool> IsLockedAsync(Guid id, CancellationToken ct)
    {
        var (now, last, _) = Bounds();
        return db.Users.AnyAsync(u => u.Id == id && u.LockedUntilAt > now && u.LockedUntilAt <= last, ct);
    }

    /// <summary>The account, unless no code opens it at present.</summary>
    public IQueryable<User> OpenToCodes(Guid id)
    {
        var (now, last, _) = Bounds();
        return db.Users.Where(
            u => u.Id == id && (u.CodesLockedUntilAt == null || u.CodesLockedUntilAt <= now || u.CodesLockedUntilAt > last));
    }

    /// <summary>Writes as much as a wrong password does, where there is no account, so that both take as long.</summary>
    public async Task CountNobodyAsync(CancellationToken ct)
    {
        for (var i = 0; i < 2; i++)
        {
            await db.Settings.Where(s => s.Name == ServerSetting.OwnerId)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.Value, s => s.Value), ct);
        }
    }

    /// <summary>Notes that the person was let in.</summary>
    public Task PassAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.LastSignInAt, now)
                .SetProperty(u => u.FailedSignIns, 0)
                .SetProperty(u => u.LockedUntilAt, (DateTime?)null)
                .SetProperty(u => u.FailedCodes, 0)
                .SetProperty(u => u.CodesLockedUntilAt, (DateTime?)null),
            ct);
    }

    private async Task<int> CountPasswordAsync(Guid id, CancellationToken ct)
    {
        var (now, last, until) = Bounds();
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.FailedSignIns, u => u.LockedUntilAt <= now || u.LockedUntilAt > last ? 1 : u.FailedSignIns + 1)
                .SetProperty(u => u.LockedUntilAt, u => u.LockedUntilAt <= now || u.LockedUntilAt > last ? null : u.LockedUntilAt),
            ct);
        return await db.Users.Where(u => u.Id == id && u.FailedSignIns >= Most && u.LockedUntilAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.LockedUntilAt, until), ct);
    }

    private async Task<int> CountCodeAsync(Guid id, CancellationToken ct)
    {
        var (now, last, until) = Bounds();
        await db.Users.Where(u => u.Id == id).ExecuteUpdateAsync(
            set => set
                .SetProperty(u => u.FailedCodes, u => u.CodesLockedUntilAt <= now || u.CodesLockedUntilAt > last ? 1 : u.FailedCodes + 1)
                .SetProperty(
                    u => u.CodesLockedUntilAt,
                    u => u.CodesLockedUntilAt <= now || u.CodesLockedUntilAt > last ? null : u.CodesLockedUntilAt),
            ct);
        return await db.Users.Where(u => u.Id == id && u.FailedCodes >= Most && u.CodesLockedUntilAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(u => u.CodesLockedUntilAt, until), ct);
    }

    // A lock that would last longer than any was set before the clock was put back; it counts as over.
    private (DateTime Now, DateTime? Last, DateTime? Until) Bounds()
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return (now, now + Lasts + Differ, now + Lasts);
    }

    [LoggerMessage(EventIds.Access + 1, LogLevel.Warning, "The account {Email} is locked for a while after too many wrong {What}")]
    private static partial void LogLocked(ILogger logger, string email, string what);
}
