using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Begins and ends the sign-in of a browser: its cookie, and the row without which the cookie is worth nothing. A copy of the cookie ends
/// with it.
/// </summary>
internal sealed class OpenSignIns(
    ServerDb db, SignInCheck check, AccountLock accounts, AuditTrail audit, KnownBrowsers known, PasskeyQuestions questions,
    TimeProvider clock)
{
    /// <summary>What locks accounts that are guessed at.</summary>
    public AccountLock Accounts => accounts;

    /// <summary>The browsers that people have used before.</summary>
    public KnownBrowsers Known => known;

    /// <summary>What browsers were asked about passkeys.</summary>
    public PasskeyQuestions Questions => questions;

    /// <summary>Signs the person in on this browser; who was signed in there is signed out.</summary>
    public async Task BeginAsync(HttpContext http, User user, SignInMethod method, CancellationToken ct)
    {
        await RemoveAsync(http.User, ct);
        await accounts.PassAsync(user.Id, ct);
        var (now, oldest) = (clock.GetUtcNow(), check.Oldest);
        await db.SignIns.Where(s => s.UserId == user.Id && s.CreatedAt <= oldest).ExecuteDeleteAsync(ct);
        var row = new SignIn { Id = Guid.NewGuid(), UserId = user.Id, Method = method, CreatedAt = now.UtcDateTime };
        db.SignIns.Add(row);
        await db.SaveChangesAsync(ct);
        await http.SignInAsync(
            UserCaller.Scheme, CallerClaims.Write(UserCaller.Scheme, user.ToCaller(null), user.SecurityStamp, row.Id));
        known.Remember(http, user);
        await audit.NoteAsync(user.ToCaller(null), $"Signed in{By(method)}.", null, ct);
    }

    /// <summary>The sign-in of this browser goes on, although the person's stamp was changed.</summary>
    public async Task RenewAsync(HttpContext http, User user)
    {
        if (Guid.TryParse(http.User.FindFirstValue(CallerClaims.SignIn), out var id))
        {
            await http.SignInAsync(UserCaller.Scheme, CallerClaims.Write(UserCaller.Scheme, user.ToCaller(null), user.SecurityStamp, id));
            known.Remember(http, user);
        }
    }

    /// <summary>Ends the sign-in of this browser.</summary>
    public async Task EndAsync(HttpContext http, CancellationToken ct)
    {
        await RemoveAsync(http.User, ct);
        await http.SignOutAsync(UserCaller.Scheme);
    }

    private static string By(SignInMethod method) => method switch
    {
        SignInMethod.Code => " with a code",
        SignInMethod.Passkey => " with a passkey",
        SignInMethod.Provider => " by the OpenID provider",
        _ => "",
    };

    private async Task RemoveAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (Guid.TryParse(principal.FindFirstValue(CallerClaims.SignIn), out var id))
        {
            await db.SignIns.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        }
    }
}
