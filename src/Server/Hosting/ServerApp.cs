using System.Globalization;
using Microsoft.Extensions.Configuration.Memory;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Demo;
using WebConnectorSync.Server.Jobs;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.Pages;
using WebConnectorSync.Server.WebConnector;
using WebConnectorSync.Sync;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Hosting;

/// <summary>The whole server. The program, the tests and the benchmarks start this one.</summary>
internal static class ServerApp
{
    /// <param name="args">Configuration as on the command line: --Urls=http://localhost:5080.</param>
    /// <param name="adjust">Changes configuration or puts other services in place (a <see cref="TimeProvider"/>) before the rooms register
    /// theirs.</param>
    /// <exception cref="StartupException">A setting cannot be used.</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? adjust = null)
    {
        // Pages, log and answers are in English, so their numbers and days are too, whatever the machine's culture.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

        // appsettings.json is beside the program; ./data is relative to the working directory.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(ServerApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        builder.Configuration.Sources.Insert(0, new MemoryConfigurationSource { InitialData = [new("Urls", ServerOptions.DefaultUrls)] });
        adjust?.Invoke(builder);
        DemoSetup.Prepare(builder.Configuration);

        var settings = Settings.Read(builder.Configuration);
        builder.AddServerLog();
        builder.Services
            .AddHosting(builder.Configuration, settings)
            .AddStorage(settings.Storage, DataDirectory.Of(builder.Configuration), settings.Limits.CallsAtOnce)
            .AddSync()
            .AddAccess()
            .AddOpenId(settings.OpenId)
            .AddWebConnector()
            .AddWebConnectorService()
            .AddApi()
            .AddPages()
            .AddJobs(settings)
            .AddDemo(builder.Configuration);

        var app = builder.Build();
        app.UseForwardedHeaders();
        app.UseHostCookies();
        app.UseCompression();
        app.UsePages();
        app.UseRouting();
        app.Use(RequestLog.RememberRouteAsync);
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseOutputCache();
        app.MapHealth();
        app.MapWebConnector();
        app.MapApi();
        app.MapPages();
        app.MapJobsDashboard();
        return app;
    }
}
