using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Begins and ends the sign-in of a browser: its cookie, and the row without which the cookie is worth nothing. A copy of the cookie ends
/// with it.
/// </summary>
internal sealed class OpenSignIns(ServerDb db, SignInCheck check, TimeProvider clock)
{
    /// <summary>Signs the person in on this browser; who was signed in there is signed out.</summary>
    public async Task BeginAsync(HttpContext http, User user, CancellationToken ct)
    {
        await RemoveAsync(http.User, ct);
        var (now, oldest) = (clock.GetUtcNow(), check.Oldest);
        await db.SignIns.Where(s => s.UserId == user.Id && s.CreatedAt <= oldest).ExecuteDeleteAsync(ct);
        var row = new SignIn { Id = Guid.NewGuid(), UserId = user.Id, CreatedAt = now.UtcDateTime };
        db.SignIns.Add(row);
        await db.SaveChangesAsync(ct);
        await http.SignInAsync(
            UserCaller.Scheme, CallerClaims.Write(UserCaller.Scheme, user.ToCaller(null), user.SecurityStamp, row.Id));
    }

    /// <summary>Ends the sign-in of this browser.</summary>
    public async Task EndAsync(HttpContext http, CancellationToken ct)
    {
        await RemoveAsync(http.User, ct);
        await http.SignOutAsync(UserCaller.Scheme);
    }

    private async Task RemoveAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        if (Guid.TryParse(principal.FindFirstValue(CallerClaims.SignIn), out var id))
        {
            await db.SignIns.Where(s => s.Id == id).ExecuteDeleteAsync(ct);
        }
    }
}
