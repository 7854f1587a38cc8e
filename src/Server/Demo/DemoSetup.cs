using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Demo;

/// <summary>The front door of the demo.</summary>
internal static class DemoSetup
{
    /// <summary>With --demo: a directory of its own, begun afresh each time, and the simulator against this server's own endpoint. Nothing otherwise.</summary>
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

    /// <summary>Moves the data of a demo out of the way of real data. Call before anything reads the configuration.</summary>
    public static void Prepare(ConfigurationManager configuration)
    {
        if (!IsOn(configuration))
        {
            return;
        }

        var directory = Path.Combine(DataDirectory.Of(configuration).Path, "demo");
        configuration[DataDirectory.Key] = directory;
        configuration["Storage:Provider"] = nameof(StorageProvider.Sqlite);
        if (Directory.Exists(directory))
        {
            foreach (var file in Directory.EnumerateFiles(directory, "*.db*"))
            {
                File.Delete(file);
            }
        }
    }

    private static bool IsOn(IConfiguration configuration) => string.Equals(configuration["Demo"], "true", StringComparison.OrdinalIgnoreCase);
}
