using WebConnectorSync.Server.Jobs;

namespace WebConnectorSync.Server.Pages;

/// <summary>
/// Tells browsers to run and load nothing but our own files, to show us in no frame, and to keep no answer with data. Not sent to the Web
/// Connector, which is no browser.
/// </summary>
internal static class SecurityHeaders
{
    private const string ContentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri " +
        "'none'; frame-ancestors 'none'";

    // Hangfire's page has its icons in a font and in its stylesheet, colours in attributes, and one style of its charts in the page, known
    // by its hash. Scripts stay its own files.
    private const string DashboardPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self' 'sha256-z7zcnw/4WalZqx+PrNaRnoeLz/G9WXuFqV1WCJ129sg='; style-src-attr " +
        "'unsafe-inline'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; " +
        "frame-ancestors 'none'";

    public static void Use(IApplicationBuilder app) => app.Use((context, next) =>
    {
        var policy = context.Request.Path.StartsWithSegments(
            JobsDashboard.Path, StringComparison.OrdinalIgnoreCase) ? DashboardPolicy : ContentPolicy;
        Set(context.Response.Headers, policy);

        // An answer that failed was cleared on its way.
        context.Response.OnStarting(() =>
        {
            Set(context.Response.Headers, policy);

            // Answers hold people's data; what may be kept says so itself.
            if (context.Response.Headers.CacheControl.Count == 0)
            {
                context.Response.Headers.CacheControl = "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    });

    private static void Set(IHeaderDictionary headers, string policy)
    {
        headers.ContentSecurityPolicy = policy;
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
    }
}
