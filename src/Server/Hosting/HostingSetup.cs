using FluentValidation;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Limits;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.WebConnector;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Hosting;

/// <summary>Registers the hosting room's services: options, clock, start, the node, health, proxies.</summary>
internal static class HostingSetup
{
    private const string Ready = "ready";

    public static IServiceCollection AddHosting(this IServiceCollection services, IConfiguration configuration, Settings settings)
    {
        services.AddSingleton(settings.Server);
        services.AddSingleton(settings.Setup);
        services.AddSingleton(settings.Limits);
        services.AddSingleton(settings.SignIn);
        services.AddSingleton(settings.OpenId);
        services.AddSingleton(settings.Retention);
        services.AddSingleton(settings.Backup);
        services.AddSingleton(settings.Quota);
        services.AddSingleton(settings.Keys);
        services.AddSingleton(DataDirectory.Of(configuration));
        services.AddSingleton<ApiLimit>();
        services.AddSingleton<WebConnectorLimit>();
        services.AddSingleton(new SignInThrottle(settings.Limits.WrongPasswordsPerMinute));
        services.AddValidatorsFromAssemblyContaining<Settings>(ServiceLifetime.Singleton, includeInternalTypes: true);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton<Installation>();
        services.AddScoped<ApiKeyCreation>();

        // First of all hosted services: the others find the database as it should be.
        services.AddSingleton<ServerStart>();
        services.AddHostedService(p => p.GetRequiredService<ServerStart>());
        services.AddSingleton<NodeRegistry>();
        services.AddHostedService(p => p.GetRequiredService<NodeRegistry>());

        services.AddSingleton<DatabaseHealth>();
        services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [Ready])
            .AddCheck<KeyHealth>("keys", tags: [Ready])
            .AddCheck<LoadHealth>("load", tags: [Ready]);
        services.AddCompression();
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        var hosts = configuration["AllowedHosts"] is { Length: > 0 } named
            ? named.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            : KnownHosts.Of(settings.Server);
        services.Configure<HostFilteringOptions>(filter => filter.AllowedHosts = hosts);

        // The name that a proxy passes on replaces the one that was filtered.
        services.Configure<ForwardedHeadersOptions>(headers => headers.AllowedHosts = hosts.Contains("*") ? [] : hosts);
        services.Configure<ForwardedHeadersOptions>(headers => Trust(headers, settings.Server.TrustedProxies));
        services.Configure<KestrelServerOptions>(kestrel => Bound(kestrel, settings.Limits));
        return services;
    }

    /// <summary>
    /// /health/live answers while the process does; /health/ready while the database can be used, and says when Web Connectors are put off.
    /// </summary>
    public static void MapHealth(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        endpoints.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(Ready) });
    }

    private static void Bound(KestrelServerOptions kestrel, LimitOptions limits)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = limits.Connections;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(limits.HeaderSeconds);
    }

    private static void Trust(ForwardedHeadersOptions headers, IReadOnlyList<string> networks)
    {
        headers.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
        foreach (var network in networks)
        {
            headers.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        }
    }
}
