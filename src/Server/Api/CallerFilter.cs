using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Limits;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Runs before every call of the API: a key opens only its own companies, as far as they exist, a read-only key changes nothing, and every
/// change is in the audit trail.
/// </summary>
internal sealed class CallerFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var caller = http.RequestServices.GetRequiredService<Caller>();
        using var room = http.RequestServices.GetRequiredService<ApiLimit>().Enter(caller.Id ?? Guid.Empty);
        if (!room.IsAcquired)
        {
            return TooManyCalls(http);
        }

        var company = Guid.TryParse(http.GetRouteValue("company") as string, out var id) ? id : (Guid?)null;
        if (company is { } asked
            && !await http.RequestServices.GetRequiredService<ServerDb>().SeenBy(caller).AnyAsync(c => c.Id == asked, http.RequestAborted))
        {
            return Refusal.CompanyNotFound();
        }

        if (http.Request.OnlyReads())
        {
            return await next(context);
        }

        if (!caller.IsAtLeast(Role.Bookkeeper))
        {
            return new Refusal(
                StatusCodes.Status403Forbidden,
                "keyReadsOnly",
                "This API key only reads, so nothing was changed.",
                "Use a key that may change things; an administrator makes one on the page API keys.");
        }

        return await ChangeAsync(context, next, company);
    }

    /// <summary>The answer to a key that asks more than one may, with the time when it may come again.</summary>
    public static Refusal TooManyCalls(HttpContext http)
    {
        http.Response.Headers.RetryAfter = "10";
        return TooManyCalls();
    }

    /// <summary>The same without that time.</summary>
    public static Refusal TooManyCalls() => new(
        StatusCodes.Status429TooManyRequests,
        "tooManyCalls",
        "This API key asks more than one key may, so nothing was done.",
        "Wait ten seconds and send the call again, with fewer at the same time; /changes?wait=30 replaces asking again and again.");

    private static async Task<object?> ChangeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next, Guid? company)
    {
        var http = context.HttpContext;
        object? answer;
        try
        {
            answer = await next(context);
        }
        catch (NotAllowedException)
        {
            return new Refusal(
                StatusCodes.Status403Forbidden,
                "keyIsLimited",
                "This API key may not do that, so nothing was changed.",
                "Use a key for all companies; an administrator makes one on the page API keys.");
        }

        var audit = http.RequestServices.GetRequiredService<AuditTrail>();
        if (answer is not Refusal && !audit.HasNoted)
        {
            var summary = http.GetEndpoint()?.Metadata.GetMetadata<IEndpointSummaryMetadata>()?.Summary ?? http.Request.Method;
            await audit.NoteAsync($"{summary}{About(http)}.", company, http.RequestAborted);
        }

        return answer;
    }

    // What a call is about, in words: its section and the app's own id of the record.
    private static string About(HttpContext http)
    {
        string?[] parts =
        [
            SectionCatalogue.Find(http.GetRouteValue("section") as string ?? "")?.Title, http.GetRouteValue("externalId") as string,
        ];
        var said = string.Join(", ", parts.OfType<string>());
        return said.Length == 0 ? "" : $": {said}";
    }
}
