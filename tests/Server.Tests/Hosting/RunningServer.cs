using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Tests.Hosting;

/// <summary>The whole server on a free port, with a data directory of its own unless a test gives it one.</summary>
internal sealed class RunningServer : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly bool ownsDirectory;

    private RunningServer(WebApplication app, string directory, bool ownsDirectory)
    {
        this.app = app;
        this.ownsDirectory = ownsDirectory;
        DataDirectory = directory;
        Http = new() { BaseAddress = new(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()) };
    }

    public HttpClient Http { get; }

    public string DataDirectory { get; }

    public IServiceProvider Services => app.Services;

    public static async Task<RunningServer> StartAsync(string? directory = null, params string[] settings)
    {
        var isOurs = directory is null;
        directory ??= Directory.CreateTempSubdirectory("wcs-server-").FullName;
        var server = ServerApp.Build(["--Urls=http://127.0.0.1:0", $"--DataDirectory={directory}", "--Serilog:MinimumLevel:Default=Fatal", "--Serilog:MinimumLevel:Override:Microsoft=Fatal", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Fatal", .. settings]);
        await server.StartAsync(TestContext.Current.CancellationToken);
        return new(server, directory, isOurs);
    }

    /// <summary>Stops it as SIGTERM does. A directory the test gave it stays.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(CancellationToken.None);
        await app.DisposeAsync();
        if (ownsDirectory)
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(DataDirectory, recursive: true);
        }
    }
}
