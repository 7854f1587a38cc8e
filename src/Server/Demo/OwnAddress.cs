using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace WebConnectorSync.Server.Demo;

/// <summary>The address at which the simulator reaches this server. Never PublicUrl, which may lead to another one.</summary>
/// <param name="Home">For people: the address as the server listens on it.</param>
/// <param name="Named">By name: the Web Connector accepts no number, and http for localhost only.</param>
/// <param name="Host">Where a call to <see cref="Named"/> really goes.</param>
internal sealed record OwnAddress(string Home, string Named, string Host)
{
    /// <summary>The first address the server listens on, one without a certificate before others.</summary>
    public static OwnAddress Of(IServer server)
    {
        var addresses = server.Features.Get<IServerAddressesFeature>()!.Addresses
            .Select(a => BindingAddress.Parse(a)).OrderBy(a => a.Scheme != Uri.UriSchemeHttp).ToList();
        return Of(addresses[0].Scheme, addresses[0].Host, addresses[0].Port);
    }

    /// <summary>The same for an address the server listens on: localhost, a number, or all of them.</summary>
    public static OwnAddress Of(string scheme, string host, int port)
    {
        var isAny = host is "*" or "+" or "localhost"
            || (IPAddress.TryParse(host.Trim('[', ']'), out var ip) && (ip.Equals(IPAddress.Any) || ip.Equals(IPAddress.IPv6Any)));
        var own = isAny ? "localhost" : host;
        return new($"{scheme}://{own}:{port}", $"{scheme}://localhost:{port}", own.Trim('[', ']'));
    }

    /// <summary>Speaks HTTP to this server and to nobody else, whatever name a request has.</summary>
    public SocketsHttpHandler Handler() => new()
    {
        AllowAutoRedirect = false,
        UseProxy = false,
        ConnectCallback = async (context, ct) =>
        {
            var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
            try
            {
                await socket.ConnectAsync(new DnsEndPoint(Host, context.DnsEndPoint.Port), ct);
                return new NetworkStream(socket, ownsSocket: true);
            }
            catch
            {
                socket.Dispose();
                throw;
            }
        },
    };
}
