using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

/// <summary>A real Kestrel with nothing but the endpoint; it keeps the calls and gives the answer it was told.</summary>
internal sealed class WireServer : IAsyncDisposable
{
    private readonly WebApplication app;

    private WireServer(WebApplication app)
    {
        this.app = app;
        Address = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = Address };
    }

    public Uri Address { get; }

    public HttpClient Client { get; }

    /// <summary>The calls that came, and for receiveResponseXML what its response text was.</summary>
    public ConcurrentQueue<(WireCall Call, ReadText? Text)> Calls { get; } = new();

    public static async Task<WireServer> StartAsync(
        Func<WireCall, CancellationToken, Task<object>> answer, TimeProvider? time = null, string? publicUrl = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrel(options => options.Listen(IPAddress.Loopback, 0));
        builder.Configuration.AddInMemoryCollection([new("PublicUrl", publicUrl)]);
        builder.Services.AddSingleton(time ?? TimeProvider.System);
        builder.Services.AddWebConnector().AddScoped<IWebConnectorService, WireService>().AddSingleton(answer)
            .AddSingleton<TicketCheck>((_, _) => Task.FromResult(true));
        var built = builder.Build();
        built.MapWebConnector();
        await built.StartAsync();
        return new WireServer(built);
    }

    /// <summary>
    /// A server that keeps each call and answers it with one reply: a string, strings, or a number, as the operation wants it.
    /// </summary>
    public static Task<WireServer> StartAsync(object reply) => StartAsync(_ => reply);

    /// <summary>A server that keeps each call.</summary>
    /// <param name="reply">The answer to an operation.</param>
    public static async Task<WireServer> StartAsync(Func<string, object> reply)
    {
        WireServer? server = null;
        server = await StartAsync(async (call, ct) =>
        {
            var text = call.Response is { } response ? await ReadText.OfAsync(response, ct) : null;
            server!.Calls.Enqueue((call, text));
            return reply(call.Operation);
        });
        return server;
    }

    public async Task<(HttpStatusCode Status, string Body)> PostAsync(byte[] body, string path = "/qbwc")
    {
        using var content = new ByteArrayContent(body);
        content.Headers.TryAddWithoutValidation("Content-Type", "text/xml; charset=utf-8");
        using var response = await Client.PostAsync(new Uri(path, UriKind.Relative), content);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    /// <summary>The bytes of an answer, just as they came.</summary>
    public async Task<byte[]> PostForBytesAsync(byte[] body)
    {
        using var content = new ByteArrayContent(body);
        using var response = await Client.PostAsync(new Uri("/qbwc", UriKind.Relative), content);
        return await response.Content.ReadAsByteArrayAsync();
    }

    public Task<(HttpStatusCode Status, string Body)> PostAsync(string body) => PostAsync(Encoding.UTF8.GetBytes(body));

    /// <summary>A bare connection, for what an HTTP client would not do.</summary>
    public async Task<NetworkStream> ConnectAsync()
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(IPAddress.Loopback, Address.Port);
        return new NetworkStream(socket, ownsSocket: true);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await this.app.DisposeAsync();
    }
}
