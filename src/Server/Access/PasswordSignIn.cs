using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Signs a person in by e-mail and password, and by a code when the account has a second factor. What was typed is looked at first, so that
/// a right one is never kept waiting by wrong ones; those are held back after a few, and lock the account after five.
/// </summary>
internal sealed partial class PasswordSignIn(
    AccountSignIn signIn, SignInLimit limit, DummyPasswordCheck unknown, Caller caller, ILogger<PasswordSignIn> logger)
{
    /// <summary>Signs in on this browser.</summary>
    public Task<SignInOutcome> TryAsync(string? email, string? password, CancellationToken ct) =>
        CheckAsync(
            email, password, (user, text) => signIn.PasswordSignInAsync(user, text, isPersistent: false, lockoutOnFailure: true), ct);

    /// <summary>Only looks whether it is the right password, before something is changed that a stolen session must not change.</summary>
    public Task<SignInOutcome> ConfirmAsync(string? password, CancellationToken ct) =>
        CheckAsync(caller.Name, password, (user, text) => signIn.CheckPasswordSignInAsync(user, text, lockoutOnFailure: true), ct);

    /// <summary>The second step of a sign-in.</summary>
    /// <param name="code">A code of the authenticator app, or a recovery code.</param>
    /// <param name="ct">Stops it.</param>
    public async Task<SignInOutcome> TryCodeAsync(string? code, CancellationToken ct)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return new SignInOutcome.Late();
        }

        var typed = string.Concat((code ?? "").Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant();
        var result = RecoveryCodes.IsOne(typed)
            ? await signIn.TwoFactorRecoveryCodeSignInAsync(typed)
            : await signIn.TwoFactorAuthenticatorSignInAsync(typed, isPersistent: false, rememberClient: false);
        return result.Succeeded ? new SignInOutcome.Done(user) : await RefuseAsync(user.Email, ct);
    }

    private async Task<SignInOutcome> CheckAsync(
        string? email, string? password, Func<User, string, Task<SignInResult>> check, CancellationToken ct)
    {
        using (var turn = await limit.EnterAsync(caller.Address, ct))
        {
            if (!turn.IsAcquired)
            {
                return new SignInOutcome.Busy();
            }

            if (await signIn.UserManager.FindByNameAsync(email?.Trim() ?? "") is not { } user)
            {
                // Takes as long as a wrong password, so that the time does not reveal who has an account.
                await unknown.VerifyAsync(password ?? "", ct);
            }
            else if (await check(user, password ?? "") is { } result && (result.Succeeded || result.RequiresTwoFactor))
            {
                return result.Succeeded ? new SignInOutcome.Done(user) : new SignInOutcome.NeedsCode();
            }
        }

        return await RefuseAsync(email, ct);
    }

    private async Task<SignInOutcome> RefuseAsync(string? email, CancellationToken ct)
    {
        LogRefused(logger);
        return await limit.HoldAsync(EmailAddress.KeyOf(email ?? ""), caller.Address, ct)
            ? new SignInOutcome.Wrong()
            : new SignInOutcome.Busy();
    }

    [LoggerMessage(EventIds.Access, LogLevel.Warning, "A sign-in with a wrong e-mail address, password or code was refused")]
    private static partial void LogRefused(ILogger logger);
}
