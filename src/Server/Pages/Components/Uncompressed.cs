using Microsoft.AspNetCore.Http.Features;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>
/// A page that shows a secret says so before it is written: it is sent uncompressed, as the length of a compressed page tells something of
/// what is in it to somebody who can have it made again and again.
/// </summary>
internal static class Uncompressed
{
    public static void ShowsSecret(this HttpContext context)
    {
        if (context.Features.Get<IHttpsCompressionFeature>() is { } compression)
        {
            compression.Mode = HttpsCompressionMode.DoNotCompress;
        }
    }
}
