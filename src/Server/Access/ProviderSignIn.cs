using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Signs in whom an OpenID provider knows: by the name that it gave them before, else by their e-mail address, once. Accounts are made by
/// administrators alone.
/// </summary>
internal sealed class ProviderSignIn(
    AccountSignIn signIn, IHttpContextAccessor accessor, AuditTrail audit, OpenIdOptions provider, ServerDb db, DatabaseProvider database)
{
    /// <summary>Signs in on this browser whom the provider has just sent.</summary>
    /// <returns>Null when it is done; else the sentence that says why not.</returns>
    public async Task<string?> FinishAsync(CancellationToken ct)
    {
        var http = accessor.HttpContext!;
        var sent = await http.AuthenticateAsync(IdentityConstants.ExternalScheme);
        if (sent.Principal?.FindFirst("sub") is not { } subject)
        {
            return "That took too long. Try again.";
        }

        await http.SignOutAsync(IdentityConstants.ExternalScheme);
        var (email, key) = (sent.Principal.FindFirstValue("email"), $"{subject.Issuer} {subject.Value}");
        var users = signIn.UserManager;
        if (await users.FindByLoginAsync(OpenIdSetup.Scheme, key) is null && await LinkAsync(sent.Principal, email, key, ct) is { } problem)
        {
            return problem;
        }

        var result = await signIn.ExternalLoginSignInAsync(OpenIdSetup.Scheme, key, isPersistent: false, bypassTwoFactor: true);
        return result.Succeeded ? null : "The account is locked for some minutes after too many wrong passwords.";
    }

    // The first time: the address says whose account it is, if it is surely theirs.
    private async Task<string?> LinkAsync(ClaimsPrincipal person, string? email, string key, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(email))
        {
            return $"{provider.Name} does not tell your e-mail address. It must send the claim email.";
        }

        if (!provider.VerifiesEmail && person.FindFirstValue("email_verified") is not ("true" or "True"))
        {
            return $"{provider.Name} does not say that {email} is surely yours (email_verified).";
        }

        var users = signIn.UserManager;
        if (await users.FindByNameAsync(email.Trim()) is not { } user)
        {
            return $"There is no account for {email} here. An administrator can make one.";
        }

        if ((await users.GetLoginsAsync(user)).Count > 0)
        {
            return $"The account {email} belongs to somebody else at {provider.Name}. An administrator can remove it and make a new one.";
        }

        try
        {
            await users.AddLoginAsync(user, new(OpenIdSetup.Scheme, key, null));
        }
        catch (DbUpdateException e) when (database.IsUniqueViolation(e))
        {
            // The same person in another tab was first.
            db.ChangeTracker.Clear();
            return null;
        }

        await audit.NoteAsync(user.ToCaller(null), "Was linked with the OpenID provider.", null, ct);
        return null;
    }
}
