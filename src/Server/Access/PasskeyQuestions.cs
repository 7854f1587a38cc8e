using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace WebConnectorSync.Server.Access;

/// <summary>What a browser was asked about a passkey, until it answers: in its own cookie, encrypted, for ten minutes.</summary>
internal sealed class PasskeyQuestions(IDataProtectionProvider protection)
{
    private const string Name = "wcs-passkey";

    private static readonly TimeSpan Lives = TimeSpan.FromMinutes(10);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("passkey question").ToTimeLimitedDataProtector();

    public void Keep(HttpContext http, string? state) =>
        http.Response.Cookies.Append(Name, protector.Protect(state ?? "", Lives), OwnCookie.Options(http));

    /// <summary>What was asked; null when nothing was, or too long ago. The browser keeps it for one answer.</summary>
    public string? Take(HttpContext http)
    {
        var kept = http.Request.Cookies[Name];
        http.Response.Cookies.Delete(Name, OwnCookie.Options(http));
        try
        {
            return string.IsNullOrEmpty(kept) ? null : protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

/// <summary>How our cookies are set.</summary>
internal static class OwnCookie
{
    public static CookieOptions Options(HttpContext http, TimeSpan? lives = null) => new()
    {
        HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/", MaxAge = lives, IsEssential = true,
    };
}
