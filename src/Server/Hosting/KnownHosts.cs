using System.Net;
using System.Net.NetworkInformation;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// The names this server answers to, where the setting AllowedHosts does not say so: a page of somebody else whose name was made to point
/// here is refused, and so is a link with a foreign name in it.
/// </summary>
internal static class KnownHosts
{
    /// <summary>The name of PublicUrl, those it listens on, and whatever means this very machine.</summary>
    public static IList<string> Of(ServerOptions options) =>
    [
        .. options.Listening.Append(options.PublicUrl).Select(HostOf).OfType<string>()
            .Concat(["localhost", "127.0.0.1", "[::1]", Dns.GetHostName()])
            .Concat(Addresses())
            .Distinct(StringComparer.OrdinalIgnoreCase),
    ];

    private static string? HostOf(string url) =>
        Uri.TryCreate(ServerOptions.Reachable(url), UriKind.Absolute, out var uri) && uri.Host.Length > 0 ? uri.Host : null;

    // Probes of a load balancer name the address.
    private static IEnumerable<string> Addresses() => NetworkInterface.GetAllNetworkInterfaces()
        .SelectMany(n => n.GetIPProperties().UnicastAddresses)
        .Select(a => a.Address)
        .Select(a => a.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6
            ? $"[{new IPAddress(a.GetAddressBytes())}]"
            : a.ToString());
}
