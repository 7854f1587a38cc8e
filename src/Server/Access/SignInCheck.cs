using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Access;

/// <summary>
/// Whether a sign-in still counts, and what the person may do now: asked at each request, and again while a stream is open.
/// </summary>
internal sealed class SignInCheck(ServerDbFactory databases, SignInSettings options, TimeProvider clock)
{
    /// <summary>A sign-in of before that time is over.</summary>
    public DateTime Oldest => clock.GetUtcNow().UtcDateTime - TimeSpan.FromHours(options.MostHours);

    /// <summary>Who it is; null when the sign-in has ended, the person is gone, or was changed since.</summary>
    public async Task<SignedIn?> FindAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var (id, stamp) = (CallerClaims.Read(principal).Id, principal.FindFirstValue(CallerClaims.Stamp));
        if (!Guid.TryParse(principal.FindFirstValue(CallerClaims.SignIn), out var signIn))
        {
            return null;
        }

        await using var db = databases.Create();
        var oldest = Oldest;
        var found = await db.SignIns.AsNoTracking().Where(s => s.Id == signIn && s.UserId == id && s.CreatedAt > oldest)
            .Join(db.Users.Where(u => u.SecurityStamp == stamp), s => s.UserId, u => u.Id, (s, u) => new { User = u, s.Method })
            .SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return null;
        }

        var companies = found.User.IsLimited
            ? (await db.UserCompanies.Where(c => c.UserId == id).Select(c => c.CompanyId).ToListAsync(ct)).ToHashSet()
            : null;
        return new(found.User.ToCaller(companies), SignInDuties.Of(found.User, found.Method, options.SecondFactor));
    }
}

/// <summary>A person who is signed in.</summary>
/// <param name="Caller">What they may do.</param>
/// <param name="Duty">What they have to do first.</param>
internal sealed record SignedIn(Caller Caller, SignInDuty Duty);
