using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Checks e-mail and password. The password is looked at first, so that a right one is never kept waiting by wrong ones; those are held
/// back after a few, and lock the account after five.
/// </summary>
internal sealed partial class PasswordSignIn(
    UserManager<User> users, AccountLock accounts, SignInLimit limit, AuditTrail audit, DummyPasswordCheck unknown, Caller caller,
    ILogger<PasswordSignIn> logger)
{
    public async Task<SignInOutcome> TryAsync(string? email, string? password, CancellationToken ct)
    {
        User? user;
        using (var turn = await limit.EnterAsync(caller.Address, ct))
        {
            if (!turn.IsAcquired)
            {
                return new SignInOutcome.Busy();
            }

            user = await users.FindByNameAsync(email?.Trim() ?? "");
            if (await IsRightAsync(user, password ?? "", ct))
            {
                await audit.NoteAsync(user!.ToCaller(null), "Signed in.", null, ct);
                return new SignInOutcome.Done(user!);
            }
        }

        LogRefused(logger);
        return await limit.HoldAsync(EmailAddress.KeyOf(email ?? ""), caller.Address, ct)
            ? new SignInOutcome.Wrong()
            : new SignInOutcome.Busy();
    }

    private async Task<bool> IsRightAsync(User? user, string password, CancellationToken ct)
    {
        if (user is null)
        {
            // Takes as long as a wrong password, so that the time does not reveal who has an account.
            unknown.Verify(password);
            return false;
        }

        if (await users.CheckPasswordAsync(user, password))
        {
            return await accounts.PassAsync(user.Id, ct);
        }

        if (await accounts.CountAsync(user.Id, ct))
        {
            LogLocked(logger, user.Email);
            await audit.NoteAsync(Caller.Nobody with { Name = user.Email }, "Was locked after too many wrong passwords.", null, ct);
        }

        return false;
    }

    [LoggerMessage(EventIds.Access, LogLevel.Warning, "A sign-in with a wrong e-mail address or password was refused")]
    private static partial void LogRefused(ILogger logger);

    [LoggerMessage(EventIds.Access + 1, LogLevel.Warning, "The account {Email} is locked for a while after too many wrong passwords")]
    private static partial void LogLocked(ILogger logger, string email);
}
