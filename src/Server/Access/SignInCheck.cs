using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Whether a sign-in still counts, and what the person may do now: asked at each request, and again while a stream is open.
/// </summary>
internal sealed class SignInCheck(ServerDbFactory databases, SignInTimes options, TimeProvider clock)
{
    /// <summary>A sign-in of before that time is over.</summary>
    public DateTime Oldest => clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(options.MostHours);

    /// <summary>Who it is; null when the sign-in has ended, the person is gone, or was changed since.</summary>
    public async Task<Caller?> FindAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var (id, stamp) = (CallerClaims.Read(principal).Id, principal.FindFirstValue(CallerClaims.Stamp));
        if (!Guid.TryParse(principal.FindFirstValue(CallerClaims.SignIn), out var signIn))
        {
            return null;
        }

        await using var db = databases.Create();
        var oldest = Oldest;
        var user = await db.Users.AsNoTracking().SingleOrDefaultAsync(
            u => u.Id == id && u.SecurityStamp == stamp
                && db.SignIns.Any(s => s.Id == signIn && s.UserId == u.Id && s.CreatedAt > oldest),
            ct);
        return user?.ToCaller(user.IsLimited
            ? (await db.UserCompanies.Where(c => c.UserId == id).Select(c => c.CompanyId).ToListAsync(ct)).ToHashSet()
            : null);
    }
}
