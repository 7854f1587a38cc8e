using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Browsers in which a person has signed in before. Strangers who guess lock an account for browsers that nobody has used, not for these,
/// so they cannot keep the right one out. A new password ends it. Guesses from a known browser are still held back
/// (<see cref="SignInLimit"/>).
/// </summary>
internal sealed class KnownBrowsers(IDataProtectionProvider protection)
{
    private const string Name = "wcs-known";

    private static readonly TimeSpan Lives = TimeSpan.FromDays(90);

    private readonly ITimeLimitedDataProtector protector = protection.CreateProtector("known browser").ToTimeLimitedDataProtector();

    /// <summary>Notes that the person has signed in here.</summary>
    public void Remember(HttpContext http, User user) =>
        http.Response.Cookies.Append(Name, protector.Protect(Text(user), Lives), OwnCookie.Options(http, Lives));

    /// <summary>Whether the person has signed in here before.</summary>
    public bool Knows(HttpContext http, User user)
    {
        try
        {
            return http.Request.Cookies[Name] is { Length: > 0 } kept && protector.Unprotect(kept) == Text(user);
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    private static string Text(User user) => $"{user.Id} {user.SecurityStamp}";
}
