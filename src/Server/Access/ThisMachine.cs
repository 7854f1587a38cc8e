using System.Net;

namespace WebConnectorSync.Server.Access;

/// <summary>Requests of a browser on the server's own machine.</summary>
internal static class ThisMachine
{
    /// <summary>
    /// Whether it is one. The name is looked at too: a foreign page whose host name points here must not pass, nor what comes through a
    /// proxy on the same machine.
    /// </summary>
    public static bool Asks(HttpContext http) =>
        http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && (http.Request.Host.Host is "localhost"
            || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
}
