using System.Net;
using System.Security.Cryptography;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Demo;

/// <summary>The administrator of a demo; shown on the console and, to a browser on the same machine, on the sign-in page.</summary>
internal sealed class DemoAccount(ServerOptions options)
{
    public string Email { get; } = "demo@example.com";

    /// <summary>New at each start, as the demo's data are.</summary>
    public string Password { get; } = RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 16);

    /// <summary>
    /// Whether it may be shown: in the demo, to this machine. The name is looked at too, as a foreign page whose host name points here must
    /// not read it.
    /// </summary>
    public bool IsFor(HttpContext http) =>
        options.Demo
        && http.Connection.RemoteIpAddress is { } address
        && IPAddress.IsLoopback(address)
        && (http.Request.Host.Host is "localhost"
            || (IPAddress.TryParse(http.Request.Host.Host.Trim('[', ']'), out var host) && IPAddress.IsLoopback(host)));
}
