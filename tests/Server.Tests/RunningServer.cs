using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Tests.Storage;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests;

/// <summary>
/// The whole server on a port of its own, with a data directory of its own. Tests speak to it as the world does: over HTTP.
/// </summary>
public sealed class RunningServer : IAsyncLifetime
{
    /// <summary>The key it is set up with.</summary>
    public const string ApiKey = "test-8f3a61d09c7be245a4f0617bd3952ce8";

    // What a SQL Server would not take, noticed on SQLite.
    private static readonly IReadOnlyList<IInterceptor> InPlaceOfSqlServer =
        [FittingColumns.Watcher, FewParameters.Watcher, AlsoOnSqlServer.Watcher];

    // Tests that share a server ask more in a minute than any one caller.
    private static readonly string[] Unhurried =
        ["--Limits:ApiCallsPerMinute=1000000", "--Limits:WebConnectorCallsPerMinute=1000000", "--Limits:SignInsPerMinute=1000000"];

    private WebApplication? app;

    private static readonly ConditionalWeakTable<HttpClient, TimeProvider> Clocks = [];

    /// <summary>Where it keeps what it writes.</summary>
    public string DataDirectory { get; } = Directory.CreateTempSubdirectory("wcs-test-").FullName;

    /// <summary>Where it listens; the same after a restart.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1:0");

    /// <summary>The server's clock; the system's unless set before the start.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Further settings: --PublicUrl=https://sync.example.com.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    /// <summary>The connection string of its database on a SQL Server; without it an SQLite file in its data directory.</summary>
    public string? SqlServer { get; init; }

    /// <summary>What else looks at the commands on its database.</summary>
    public IReadOnlyList<IInterceptor> Watchers { get; init; } = [];

    /// <summary>What else the server has: a job of the test's own.</summary>
    internal Action<IServiceCollection> Also { get; init; } = _ => { };

    /// <summary>Sends the API key.</summary>
    public HttpClient Api { get; private set; } = new();

    /// <summary>Sends no key and follows no redirect.</summary>
    public HttpClient Anonymous { get; private set; } = new();

    /// <summary>The server's services, for what a test needs that has no door yet.</summary>
    public IServiceProvider Services => app!.Services;

    /// <summary>Starts one with these settings.</summary>
    public static async Task<RunningServer> StartAsync(TimeProvider? clock = null, params IReadOnlyList<string> settings)
    {
        var server = new RunningServer { Clock = clock ?? TimeProvider.System, Settings = settings };
        await server.InitializeAsync();
        return server;
    }

    public async ValueTask InitializeAsync()
    {
        app = ServerApp.Build(
            [
                $"--Urls={Address.GetLeftPart(UriPartial.Authority)}",
                "--PublicUrl=http://localhost:5080",
                $"--DataDirectory={DataDirectory}",
                $"--Setup:ApiKey={ApiKey}",
                "--Serilog:MinimumLevel:Default=Warning",
                "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime=Warning",
                "--TrustedProxies:0=127.0.0.0/8",
                .. Unhurried,
                .. (string[])(SqlServer is null ? [] : ["--Storage:Provider=SqlServer", $"--Storage:ConnectionString={SqlServer}"]),
                .. Settings,
            ],
            builder =>
            {
                builder.Services.TryAddSingleton(Clock);
                Also(builder.Services);
                foreach (var watcher in (IEnumerable<IInterceptor>)[.. SqlServer is null ? InPlaceOfSqlServer : [], .. Watchers])
                {
                    builder.Services.AddSingleton(watcher);
                }
            });
        await app.StartAsync();
        Address = new(app.Urls.Single());
        Anonymous = NewClient();
        Api = NewClient();
        Clocks.Add(Api, Clock);
        Api.DefaultRequestHeaders.Authorization = new("Bearer", ApiKey);
    }

    /// <summary>Stops the server and starts it again on the same data and port.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(DataDirectory, recursive: true);
        RefusedBySqlServer.AssertNothing();
    }

    /// <summary>The clock of the server that is called by that client; the system's when it is none of these.</summary>
    internal static TimeProvider ClockOf(HttpClient api) => Clocks.TryGetValue(api, out var clock) ? clock : TimeProvider.System;

    /// <summary>The server's database; the caller disposes it.</summary>
    internal ServerDb OpenDb() => Services.GetRequiredService<ServerDbFactory>().Create();

    private HttpClient NewClient() =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = Address };

    private async Task StopAsync()
    {
        Api.Dispose();
        Anonymous.Dispose();
        if (app is not null)
        {
            await app.StopAsync();
            await app.DisposeAsync();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        }
    }
}
