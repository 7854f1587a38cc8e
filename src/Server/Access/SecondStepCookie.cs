using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// The cookie between password and code (Identity's TwoFactorUserIdScheme). It bears the person's stamp, so that a changed password ends
/// it, and does not live longer by being used.
/// </summary>
internal static class SecondStepCookie
{
    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.SlidingExpiration = false;
        cookie.Events.OnSigningIn = async context =>
        {
            if (await StampAsync(context.HttpContext, context.Principal) is { } stamp)
            {
                ((ClaimsIdentity)context.Principal!.Identity!).AddClaim(new(CallerClaims.Stamp, stamp));
            }
        };
        cookie.Events.OnValidatePrincipal = async context =>
        {
            if (await StampAsync(context.HttpContext, context.Principal) != context.Principal!.FindFirstValue(CallerClaims.Stamp))
            {
                context.RejectPrincipal();
            }
        };
    }

    // Identity keeps the person's id as the name.
    private static async Task<string?> StampAsync(HttpContext http, ClaimsPrincipal? principal)
    {
        await using var db = http.RequestServices.GetRequiredService<ServerDbFactory>().Create();
        return Guid.TryParse(principal?.FindFirstValue(ClaimTypes.Name), out var id)
            ? await db.Users.Where(u => u.Id == id).Select(u => u.SecurityStamp).SingleOrDefaultAsync(http.RequestAborted)
            : null;
    }
}
