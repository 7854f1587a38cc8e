using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WebConnectorSync.Server.Demo;

/// <summary>The address at which the simulator reaches this server. Never PublicUrl, which may lead to another one.</summary>
internal static class OwnAddress
{
    /// <summary>The first address it listens on. By name: the Web Connector accepts no number, and http for localhost only.</summary>
    public static string Of(IServer server)
    {
        var address = new Uri(
            server.Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace(
                "*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal));
        return $"{address.Scheme}://localhost:{address.Port}";
    }
}
