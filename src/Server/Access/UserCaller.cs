using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>What a person may do, in the cookie and at each request afresh: a change of role or companies counts at once.</summary>
internal static class UserCaller
{
    /// <summary>The scheme of the cookie.</summary>
    public const string Scheme = CookieAuthenticationDefaults.AuthenticationScheme;

    public static Caller ToCaller(this User user, IReadOnlySet<Guid>? companies) =>
        new(CallerKind.Person, user.Id, user.Email, user.Role, companies);

    /// <summary>Signs the person in on this browser.</summary>
    public static Task SignInAsync(this HttpContext context, User user) =>
        context.SignInAsync(Scheme, CallerClaims.Write(Scheme, user.ToCaller(null), user.SecurityStamp));

    /// <summary>Refuses a cookie whose person is gone or was changed since, and reads what the person may do now.</summary>
    public static async Task RenewAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<ServerDb>();
        var (stamp, id) = (context.Principal?.FindFirst(CallerClaims.Stamp)?.Value, CallerClaims.Read(context.Principal!).Id);
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, context.HttpContext.RequestAborted);
        if (user is null || user.SecurityStamp != stamp)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(Scheme);
            return;
        }

        var companies = user.IsLimited
            ? (await db.UserCompanies.Where(c => c.UserId == id).Select(c => c.CompanyId).ToListAsync(context.HttpContext.RequestAborted))
                .ToHashSet()
            : null;
        context.ReplacePrincipal(CallerClaims.Write(Scheme, user.ToCaller(companies), stamp));
    }
}
