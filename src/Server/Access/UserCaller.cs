using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>What a person may do, in the cookie and at each request afresh: a change of role or companies counts at once.</summary>
internal static class UserCaller
{
    /// <summary>The scheme of the cookie.</summary>
    public static readonly string Scheme = IdentityConstants.ApplicationScheme;

    public static Caller ToCaller(this User user, IReadOnlySet<Guid>? companies) =>
        new(CallerKind.Person, user.Id, user.Email, user.Role, companies);

    /// <summary>Refuses a cookie whose sign-in has ended or whose person was changed since, and reads what the person may do now.</summary>
    public static async Task RenewAsync(CookieValidatePrincipalContext context)
    {
        var (http, principal) = (context.HttpContext, context.Principal!);
        if (await http.RequestServices.GetRequiredService<SignInCheck>().FindAsync(principal, http.RequestAborted) is not { } found)
        {
            context.RejectPrincipal();
            await http.SignOutAsync(Scheme);
            return;
        }

        var (stamp, signIn) = (principal.FindFirst(CallerClaims.Stamp)!.Value, Guid.Parse(principal.FindFirst(CallerClaims.SignIn)!.Value));
        context.ReplacePrincipal(CallerClaims.Write(Scheme, found.Caller, stamp, signIn, found.Duty));
    }

    /// <summary>A person is there when a page is opened or a form is sent; what an open page fetches by itself proves nothing.</summary>
    public static Task NoteActivityAsync(CookieSlidingExpirationContext context)
    {
        string mode = context.Request.Headers["Sec-Fetch-Mode"].ToString();
        context.ShouldRenew &= mode is "" or "navigate";
        return Task.CompletedTask;
    }
}
