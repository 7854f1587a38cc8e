using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebConnectorSync.Server.Data.Sqlite;
using WebConnectorSync.Server.Data.SqlServer;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Limits;

namespace WebConnectorSync.Server.Data;

/// <summary>The front door of the storage room.</summary>
internal static class StorageSetup
{
    /// <summary>The file of the SQLite database in the data directory.</summary>
    public const string SqliteFile = "webconnectorsync.db";

    public static IServiceCollection AddStorage(this IServiceCollection services, StorageOptions options, DataDirectory directory)
    {
        services.AddSingleton<DatabaseProvider>(p => options.Provider switch
        {
            StorageProvider.Sqlite => new SqliteProvider(options.SqliteFile(directory), p.GetService<ILoggerFactory>(), p.GetServices<IInterceptor>()),
            StorageProvider.SqlServer => new SqlServerProvider(SqlServerPool.Fit(options.ConnectionString ?? "", p.GetRequiredService<LimitOptions>().CallsAtOnce), p.GetService<ILoggerFactory>(), p.GetServices<IInterceptor>()),
        });
        services.AddSingleton<ServerDbFactory>();
        services.AddScoped(p => p.GetRequiredService<ServerDbFactory>().Create());
        services.AddSingleton(p => p.GetRequiredService<DatabaseProvider>().Pages);
        services.AddSingleton<DatabaseMigration>();
        services.AddSingleton<Repetition>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
