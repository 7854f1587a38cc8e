using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Api.Posts;
using WebConnectorSync.Server.Api.Records;
using WebConnectorSync.Server.Api.Sessions;
using WebConnectorSync.Server.Limits;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// A call that no route takes is refused for what its address names, as a route would do it: a company that the caller does not see is not
/// found whatever is asked of it, and what is no id is an id that nothing has.
/// </summary>
internal static class UnmatchedCall
{
    /// <summary>The refusal; null when there is nothing wrong with what the address names, or nobody to look for.</summary>
    public static async Task<Refusal?> RefusalAsync(HttpContext http)
    {
        if (!http.Request.Path.StartsWithSegments($"{ApiSetup.Base}/companies", StringComparison.OrdinalIgnoreCase, out var rest)
            || rest.Value?.Split('/') is not [_, { Length: > 0 } company, .. var behind])
        {
            return null;
        }

        if (!Guid.TryParse(company, out var id))
        {
            return Refusal.CompanyNotFound();
        }

        // Routing found nothing that asks for a key, so nobody has looked at it yet.
        if (await http.AuthenticateAsync(ApiKeyAuthentication.SchemeName) is not { Succeeded: true, Principal: { } key })
        {
            return null;
        }

        var caller = CallerClaims.Read(key);
        using var room = http.RequestServices.GetRequiredService<ApiLimit>().Enter(caller.Id ?? Guid.Empty);
        return !room.IsAcquired ? CallerFilter.TooManyCalls(http)
            : !await http.RequestServices.GetRequiredService<ServerDb>().SeenBy(caller).AnyAsync(c => c.Id == id, http.RequestAborted)
                ? Refusal.CompanyNotFound()
            : http.Response.StatusCode == StatusCodes.Status404NotFound ? Missing(behind)
            : null;
    }

    // Where a route wants an id.
    private static Refusal? Missing(string[] behind) => behind switch
    {
        ["records", var section, _, .. [] or ["export" or "erase" or "resolve"]] =>
            SectionCatalogue.Find(section) is null ? RecordsApi.SectionNotFound() : RecordsApi.RecordNotFound(),
        ["posts", _] or ["posts", _, "retry" or "cancel"] => PostsApi.NotFound(),
        ["sessions", _] or ["sessions", _, "messages", _] => SessionsApi.NotFound(),
        _ => null,
    };
}
