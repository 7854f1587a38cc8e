using System.Security.Claims;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Access;

/// <summary>What a signed-in request says about who sends it, as claims: the one place that knows their names.</summary>
internal static class CallerClaims
{
    public const string Stamp = "stamp";

    /// <summary>The id of the sign-in.</summary>
    public const string SignIn = "sign-in";

    private const string Duty = "duty";
    private const string Kind = "kind";
    private const string Limited = "limited";
    private const string Company = "company";

    /// <summary>Claims that <see cref="Read"/> understands.</summary>
    /// <param name="scheme">The scheme that found out.</param>
    /// <param name="caller">Who it is.</param>
    /// <param name="stamp">The person's security stamp; null for a key.</param>
    /// <param name="signIn">The person's sign-in; null for a key.</param>
    /// <param name="duty">What the person has to do before anything else.</param>
    public static ClaimsPrincipal Write(
        string scheme, Caller caller, string? stamp = null, Guid? signIn = null, SignInDuty duty = SignInDuty.None)
    {
        var identity = new ClaimsIdentity(
            [new(
                ClaimTypes.NameIdentifier,
                $"{caller.Id}"), new(ClaimTypes.Name, caller.Name), new(ClaimTypes.Role, $"{caller.Role}"), new(Kind, $"{caller.Kind}")],
            scheme);
        if (stamp is not null)
        {
            identity.AddClaim(new(Stamp, stamp));
        }

        if (signIn is not null)
        {
            identity.AddClaim(new(SignIn, $"{signIn}"));
        }

        if (duty != SignInDuty.None)
        {
            identity.AddClaim(new(Duty, $"{duty}"));
        }

        if (caller.Companies is { } companies)
        {
            identity.AddClaim(new(Limited, "true"));
            identity.AddClaims(companies.Select(id => new Claim(Company, $"{id}")));
        }

        return new(identity);
    }

    /// <summary>What the person has to do before anything else.</summary>
    public static SignInDuty DutyOf(ClaimsPrincipal principal) =>
        Enum.TryParse<SignInDuty>(principal.FindFirstValue(Duty), out var duty) ? duty : SignInDuty.None;

    /// <summary>Who sends a request; Caller.Nobody, who may do nothing, when it is not signed in.</summary>
    public static Caller Read(ClaimsPrincipal principal) =>
        principal.Identity?.IsAuthenticated == true
        && Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
        && Enum.TryParse<CallerKind>(principal.FindFirstValue(Kind), out var kind)
        && Enum.TryParse<Role>(principal.FindFirstValue(ClaimTypes.Role), out var role)
            ? new(
                kind,
                id,
                principal.Identity.Name ?? "",
                role,
                principal.HasClaim(Limited, "true") ? principal.FindAll(Company).Select(c => Guid.Parse(c.Value)).ToHashSet() : null)
            : Caller.Nobody;
}
