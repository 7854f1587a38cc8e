using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Demo;

/// <summary>Registers the demo's services.</summary>
internal static class DemoSetup
{
    private const string Marker = "demo.txt";

    // Settings that lead nowhere. Any other one may lead to a real server's data: its database, the folder of its copies, its public
    // address, a log elsewhere. A new setting stays out of the demo until it is named here.
    private static readonly string[] Kept =
        ["Demo", nameof(ServerOptions.DemoFileEvents), "Urls", "http_ports", "https_ports", "Kestrel", "AllowedHosts", "TrustedProxies",
         "Setup", "Limits", "SignIn", "OpenId", "Retention", "Jobs", "Serilog:MinimumLevel", ServerLog.ToError];

    /// <summary>
    /// With --demo: a directory of its own, begun afresh each time, and the simulator against this server's own endpoint. Nothing
    /// otherwise.
    /// </summary>
    public static IServiceCollection AddDemo(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton<DemoAccount>();
        services.AddSingleton<SimulatedOffices>();
        if (!IsOn(configuration))
        {
            return services;
        }

        services.AddHostedService<DemoRunner>();
        return services;
    }

    /// <summary>Leaves a demo nothing but a folder of its own. Call before anything reads the configuration.</summary>
    /// <exception cref="StartupException">The folder has a database that is no demo's.</exception>
    public static void Prepare(ConfigurationManager configuration)
    {
        if (!IsOn(configuration))
        {
            return;
        }

        var directory = new DataDirectory(Path.Combine(DataDirectory.Of(configuration).Path, "demo"));
        BeginAfresh(directory);
        var kept = configuration.AsEnumerable().Where(s => s.Value is not null && Array.Exists(Kept, k => IsWithin(k, s.Key))).ToList();
        configuration.Sources.Clear();
        configuration.AddInMemoryCollection([.. kept, new(DataDirectory.Key, directory.Path)]);

        // The console tells what the demo plays; lines about requests of pages would only be in the way.
        configuration["Serilog:MinimumLevel:Override:Serilog.AspNetCore"] ??= "Warning";
    }

    private static void BeginAfresh(DataDirectory directory)
    {
        var marker = directory.File(Marker);
        var databases = Directory.GetFiles(directory.Path, "*.db*");
        if (databases.Length > 0 && !File.Exists(marker))
        {
            throw new StartupException(
                $"The demo begins afresh in {directory.Path}, but that folder has a database that no demo made. Nothing was changed. " +
                $"Choose another place with --{DataDirectory.Key}=..., or move that folder away.");
        }

        Array.ForEach(databases, File.Delete);
        File.WriteAllText(marker, "The data of a demo. It is removed when the next one starts.");
    }

    private static bool IsWithin(string section, string key) =>
        key.StartsWith(section, StringComparison.OrdinalIgnoreCase)
            && (key.Length == section.Length || key[section.Length] == ConfigurationPath.KeyDelimiter[0]);

    private static bool IsOn(IConfiguration configuration) =>
        string.Equals(configuration["Demo"], "true", StringComparison.OrdinalIgnoreCase);
}
