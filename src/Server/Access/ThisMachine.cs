using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Net.Http.Headers;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Access;

/// <summary>Requests of a browser on the server's own machine.</summary>
internal static class ThisMachine
{
    // What proxies add, and what is left of it once it was read.
    private static readonly string[] OfProxies =
    [
        HeaderNames.Via, "Forwarded", ForwardedHeadersDefaults.XForwardedForHeaderName, ForwardedHeadersDefaults.XForwardedProtoHeaderName,
        ForwardedHeadersDefaults.XForwardedHostHeaderName, ForwardedHeadersDefaults.XOriginalForHeaderName,
        ForwardedHeadersDefaults.XOriginalProtoHeaderName, ForwardedHeadersDefaults.XOriginalHostHeaderName,
    ];

    /// <summary>
    /// Whether it is one. The name is looked at too, as a foreign page's name may be made to point here; and a server that others reach by
    /// a public address has a proxy beside it, whose callers all seem to sit at this machine: there nobody counts.
    /// </summary>
    public static bool Asks(HttpContext http, ServerOptions server) =>
        IsHere(new Uri(server.PublicUrl).Host)
        && http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && IsHere(http.Request.Host.Host)
        && !OfProxies.Any(http.Request.Headers.ContainsKey);

    private static bool IsHere(string host) =>
        host is "localhost" || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
