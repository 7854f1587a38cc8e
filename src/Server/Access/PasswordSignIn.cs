using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>Checks e-mail and password, with a lock after five wrong ones.</summary>
internal sealed partial class PasswordSignIn(
    UserManager<User> users, ServerDb db, AuditTrail audit, DummyPasswordCheck unknown, TimeProvider clock, ILogger<PasswordSignIn> logger)
{
    public async Task<SignInOutcome> TryAsync(string? email, string? password, CancellationToken ct)
    {
        var user = await users.FindByNameAsync(email?.Trim() ?? "");
        if (user is null)
        {
            // Takes as long as a wrong password, so that the time does not reveal who has an account.
            unknown.Verify(password ?? "");
            LogRefused(logger);
            return new SignInOutcome.Wrong();
        }

        if (await users.IsLockedOutAsync(user))
        {
            return new SignInOutcome.Locked(user.LockedUntilAt!.Value);
        }

        if (!await users.CheckPasswordAsync(user, password ?? ""))
        {
            return await RefuseAsync(user, ct);
        }

        user.LastSignInAt = clock.GetUtcNow().UtcDateTime;
        user.FailedSignIns = 0;
        await db.SaveChangesAsync(ct);
        await audit.NoteAsync(user.ToCaller(null), "Signed in.", null, ct);
        return new SignInOutcome.Done(user);
    }

    private async Task<SignInOutcome> RefuseAsync(User user, CancellationToken ct)
    {
        await users.AccessFailedAsync(user);
        LogRefused(logger);
        if (!await users.IsLockedOutAsync(user))
        {
            return new SignInOutcome.Wrong();
        }

        LogLocked(logger, user.Email);
        await audit.NoteAsync(Caller.Nobody with { Name = user.Email }, "Was locked after too many wrong passwords.", null, ct);
        return new SignInOutcome.Locked(user.LockedUntilAt!.Value);
    }

    [LoggerMessage(EventIds.Access, LogLevel.Warning, "A sign-in with a wrong e-mail address or password was refused")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(EventIds.Access + 1, LogLevel.Warning, "The account {Email} is locked for a while after too many wrong passwords")]
    private static partial void LogLocked(ILogger logger, string email);
}
