using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Identity's sign-in over our own cookie, which has a row in the database, and our own lock, which counts in one statement. A password is
/// looked at before the lock, so that the time does not tell which accounts are locked.
/// </summary>
internal sealed class AccountSignIn : SignInManager<User>
{
    private readonly OpenSignIns open;
    private readonly PasskeyQuestions questions;
    private SignInMethod? method;
    private bool isProved;

    public AccountSignIn(
        UserManager<User> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<User> claims, IOptions<IdentityOptions> options,
        ILogger<SignInManager<User>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation, OpenSignIns open)
        : base(users, http, claims, options, logger, schemes, confirmation)
    {
        this.open = open;
        questions = open.Questions;
        AuthenticationScheme = UserCaller.Scheme;
    }

    public override async Task<SignInResult> CheckPasswordSignInAsync(User user, string password, bool lockoutOnFailure)
    {
        if (await UserManager.CheckPasswordAsync(user, password))
        {
            if (await PreSignInCheck(user) is not { } refusal)
            {
                return SignInResult.Success;
            }

            // Costs what a wrong password costs: the time does not tell that this one is right.
            await UserManager.AccessFailedAsync(user);
            return refusal;
        }

        if (lockoutOnFailure)
        {
            await UserManager.AccessFailedAsync(user);
        }

        return SignInResult.Failed;
    }

    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        (method, isProved) = (SignInMethod.Passkey, true);
        return await base.PasskeySignInAsync(credentialJson);
    }

    /// <summary>What the browser is asked. The question is kept in a cookie of its own: a second step that is open goes on.</summary>
    public override async Task<string> MakePasskeyRequestOptionsAsync(User? user)
    {
        var asked = await Passkeys.MakeRequestOptionsAsync(user, Context);
        questions.Keep(Context, asked.AssertionState);
        return asked.RequestOptionsJson;
    }

    public override async Task<PasskeyAssertionResult<User>> PerformPasskeyAssertionAsync(string credentialJson) =>
        questions.Take(Context) is { } state
            ? await Passkeys.PerformAssertionAsync(new() { HttpContext = Context, CredentialJson = credentialJson, AssertionState = state })
            : PasskeyAssertionResult.Fail<User>(new("Nothing was asked, or too long ago."));

    public override async Task<string> MakePasskeyCreationOptionsAsync(PasskeyUserEntity userEntity)
    {
        var asked = await Passkeys.MakeCreationOptionsAsync(userEntity, Context);
        questions.Keep(Context, asked.AttestationState);
        return asked.CreationOptionsJson;
    }

    public override async Task<PasskeyAttestationResult> PerformPasskeyAttestationAsync(string credentialJson) =>
        questions.Take(Context) is { } state
            ? await Passkeys.PerformAttestationAsync(
                new() { HttpContext = Context, CredentialJson = credentialJson, AttestationState = state })
            : PasskeyAttestationResult.Fail(new("Nothing was asked, or too long ago."));

    /// <summary>The cookie of this request goes on, with the person's new stamp.</summary>
    public override Task RefreshSignInAsync(User user) => open.RenewAsync(Context, user);

    public override Task SignInWithClaimsAsync(
        User user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims) =>
        open.BeginAsync(Context, user, method ?? MethodOf(additionalClaims.ToList()), Context.RequestAborted);

    public override async Task SignOutAsync()
    {
        await open.EndAsync(Context, Context.RequestAborted);
        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        await Context.SignOutAsync(IdentityConstants.ExternalScheme);
    }

    /// <summary>No browser is remembered: whoever does not want to type codes has passkeys.</summary>
    public override Task<bool> IsTwoFactorClientRememberedAsync(User user) => Task.FromResult(false);

    /// <summary>Any second factor counts, also a passkey alone.</summary>
    public override Task<bool> IsTwoFactorEnabledAsync(User user) => Task.FromResult(user.TwoFactorEnabled);

    public override async Task<SignInResult> ExternalLoginSignInAsync(
        string loginProvider, string providerKey, bool isPersistent, bool bypassTwoFactor)
    {
        isProved = true;
        return await base.ExternalLoginSignInAsync(loginProvider, providerKey, isPersistent, bypassTwoFactor);
    }

    public override Task<SignInResult> TwoFactorAuthenticatorSignInAsync(string code, bool isPersistent, bool rememberClient)
    {
        open.Accounts.IsSecondStep = isProved = true;
        return base.TwoFactorAuthenticatorSignInAsync(code, isPersistent, rememberClient);
    }

    /// <summary>Wrong ones count here, which Identity leaves out; so they may be short enough to be written down.</summary>
    public override async Task<SignInResult> TwoFactorRecoveryCodeSignInAsync(string recoveryCode)
    {
        open.Accounts.IsSecondStep = true;
        if (await GetTwoFactorAuthenticationUserAsync() is not { } user)
        {
            return SignInResult.Failed;
        }

        if (!await open.Accounts.OpenToCodes(user.Id).AnyAsync(Context.RequestAborted))
        {
            return SignInResult.LockedOut;
        }

        var result = await base.TwoFactorRecoveryCodeSignInAsync(recoveryCode);
        if (!result.Succeeded)
        {
            await UserManager.AccessFailedAsync(user);
        }

        return result;
    }

    // What strangers cannot guess at is not locked by their guesses: the provider, a passkey, a code, which has a lock of its own behind
    // the password, and a browser that the person has used.
    protected override async Task<bool> IsLockedOut(User user) =>
        !isProved && !open.Known.Knows(Context, user) && await open.Accounts.IsLockedAsync(user.Id, Context.RequestAborted);

    /// <summary>Nothing: the count ends when the sign-in begins.</summary>
    protected override Task ResetLockout(User user) => Task.CompletedTask;

    private IPasskeyHandler<User> Passkeys => Context.RequestServices.GetRequiredService<IPasskeyHandler<User>>();

    private static SignInMethod MethodOf(List<Claim> claims) =>
        claims.Exists(c => c.Type == ClaimTypes.AuthenticationMethod) ? SignInMethod.Provider
        : claims.Exists(c => c is { Type: "amr", Value: "mfa" }) ? SignInMethod.Code
        : SignInMethod.Password;
}
