using Microsoft.Net.Http.Headers;

namespace WebConnectorSync.Server.Pages;

/// <summary>
/// Over https our cookies carry the prefix <c>__Host-</c> on the wire: a browser takes such a cookie only from this very host, by https, so
/// that no neighbour under the same domain can put one in its place. Behind this, they have their plain names.
/// </summary>
internal static class HostCookies
{
    private const string Prefix = "__Host-";
    private const string Ours = "wcs";

    public static void UseHostCookies(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (context.Request.IsHttps)
        {
            Read(context.Request.Headers);
            context.Response.OnStarting(() =>
            {
                Write(context.Response.Headers);
                return Task.CompletedTask;
            });
        }

        return next(context);
    });

    // One of ours that came without the prefix was put there by somebody else; cookies are read without regard to case.
    private static void Read(IHeaderDictionary headers)
    {
        if (headers.Cookie.Count > 0 && CookieHeaderValue.TryParseList(headers.Cookie.OfType<string>().ToList(), out var cookies))
        {
            headers.Cookie = string.Join("; ", cookies.Select(c => $"{c}")
                .Where(c => !c.StartsWith(Ours, StringComparison.OrdinalIgnoreCase))
                .Select(c => c.StartsWith(Prefix + Ours, StringComparison.Ordinal) ? c[Prefix.Length..] : c));
        }
    }

    private static void Write(IHeaderDictionary headers)
    {
        if (headers.SetCookie.Count > 0)
        {
            headers.SetCookie = headers.SetCookie
                .Select(c => c!.StartsWith(Ours, StringComparison.Ordinal) ? Prefix + c : c)
                .ToArray();
        }
    }
}
