using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Pages;

/// <summary>A sign-in with an API key lasts no longer than the key.</summary>
internal static class SignInSession
{
    public static async Task RefuseRevokedKeyAsync(CookieValidatePrincipalContext context)
    {
        var db = context.HttpContext.RequestServices.GetRequiredService<ServerDb>();
        var isValid = Guid.TryParse(context.Principal?.FindFirstValue(ClaimTypes.NameIdentifier), out var key)
            && await db.ApiKeys.AnyAsync(k => k.Id == key && k.RevokedAt == null, context.HttpContext.RequestAborted);
        if (!isValid)
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        }
    }
}
