using Microsoft.AspNetCore.Http.Features;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>The app's own ids in addresses.</summary>
internal static class ExternalIdInPath
{
    /// <summary>
    /// The id at the end of a request's address. It may hold any character: of an escaped slash the route cannot tell whether it was
    /// escaped once or twice; the bytes as sent can.
    /// </summary>
    /// <param name="request">The request.</param>
    /// <param name="routed">The id as the route read it.</param>
    public static string Of(HttpRequest request, string routed)
    {
        var path = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget.Split('?')[0].TrimEnd('/');
        return string.IsNullOrEmpty(path) ? routed : Uri.UnescapeDataString(path[(path.LastIndexOf('/') + 1)..]);
    }
}
