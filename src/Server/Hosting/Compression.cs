using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// Compresses pages, files and JSON for those who can read that. Never an answer to the Web Connector, which is not known to; never a
/// stream, which would be held back; never a page that shows a secret (docs/security.md, BREACH).
/// </summary>
internal static class Compression
{
    private static readonly string[] Types =
    [
        "text/html", "text/css", "text/javascript", "text/plain", "text/csv", "image/svg+xml",
        "application/json", "application/problem+json", "application/xml", "text/xml",
    ];

    public static IServiceCollection AddCompression(this IServiceCollection services)
    {
        services.AddResponseCompression(compression =>
        {
            compression.EnableForHttps = true;
            compression.MimeTypes = Types;
        });
        services.AddSingleton<IResponseCompressionProvider, UnlessSecret>();
        return services;
    }

    public static void UseCompression(this IApplicationBuilder app) => app.UseWhen(
        context => !context.Request.Path.StartsWithSegments(WebConnectorEndpoint.Path, StringComparison.OrdinalIgnoreCase),
        others => others.UseResponseCompression());

    // The framework heeds the feature on https alone; behind a proxy that does not say so, it is https all the same.
    private sealed class UnlessSecret(IServiceProvider services, IOptions<ResponseCompressionOptions> options)
        : ResponseCompressionProvider(services, options)
    {
        public override bool ShouldCompressResponse(HttpContext context) =>
            context.Features.Get<IHttpsCompressionFeature>()?.Mode != HttpsCompressionMode.DoNotCompress
                && base.ShouldCompressResponse(context);
    }
}
