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

    // One of ours that came without the prefix was put there by somebody else.
    private static void Read(IHeaderDictionary headers)
    {
        if (headers.Cookie.Count > 0 && CookieHeaderValue.TryParseList(headers.Cookie.OfType<string>().ToList(), out var cookies))
        {
            headers.Cookie = string.Join("; ", cookies.Select(c => $"{c}").Where(c => !IsOurs(c, ""))
                .Select(c => IsOurs(c, Prefix) ? c[Prefix.Length..] : c));
        }
    }

    private static bool IsOurs(string cookie, string prefix) => cookie.StartsWith(prefix + Ours, StringComparison.Ordinal);

    private static void Write(IHeaderDictionary headers)
    {
        if (headers.SetCookie.Count > 0)
        {
            headers.SetCookie = headers.SetCookie
                .Select(c => IsOurs(c!, "") ? Prefix + c : c)
                .ToArray();
        }
    }
}
