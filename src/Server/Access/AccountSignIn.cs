using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
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
    private SignInMethod? method;

    public AccountSignIn(
        UserManager<User> users, IHttpContextAccessor http, IUserClaimsPrincipalFactory<User> claims, IOptions<IdentityOptions> options,
        ILogger<SignInManager<User>> logger, IAuthenticationSchemeProvider schemes, IUserConfirmation<User> confirmation, OpenSignIns open)
        : base(users, http, claims, options, logger, schemes, confirmation)
    {
        this.open = open;
        AuthenticationScheme = UserCaller.Scheme;
    }

    public override async Task<SignInResult> CheckPasswordSignInAsync(User user, string password, bool lockoutOnFailure)
    {
        if (await UserManager.CheckPasswordAsync(user, password))
        {
            return await PreSignInCheck(user) ?? SignInResult.Success;
        }

        if (lockoutOnFailure)
        {
            await UserManager.AccessFailedAsync(user);
        }

        return SignInResult.Failed;
    }

    public override async Task<SignInResult> PasskeySignInAsync(string credentialJson)
    {
        method = SignInMethod.Passkey;
        return await base.PasskeySignInAsync(credentialJson);
    }

    /// <summary>A new cookie for the person of this request, whose stamp has changed.</summary>
    public override async Task RefreshSignInAsync(User user)
    {
        method = await open.MethodAsync(Context, Context.RequestAborted);
        await SignInWithClaimsAsync(user, new AuthenticationProperties(), []);
    }

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

    /// <summary>Whether the account is locked at present.</summary>
    public Task<bool> IsLockedAsync(User user) => IsLockedOut(user);

    protected override Task<bool> IsLockedOut(User user) => open.IsLockedAsync(user, Context.RequestAborted);

    /// <summary>Nothing: the count ends when the sign-in begins.</summary>
    protected override Task ResetLockout(User user) => Task.CompletedTask;

    private static SignInMethod MethodOf(List<Claim> claims) =>
        claims.Exists(c => c.Type == ClaimTypes.AuthenticationMethod) ? SignInMethod.Provider
        : claims.Exists(c => c is { Type: "amr", Value: "mfa" }) ? SignInMethod.Code
        : SignInMethod.Password;
}
