using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection.Extensions;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Storage.Sqlite;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Sync.Storage;

/// <summary>Registers the database.</summary>
internal static class StorageSetup
{
    /// <summary>The file of the SQLite database in the data directory.</summary>
    public const string SqliteFile = "webconnectorsync.db";

    public static IServiceCollection AddStorage(
        this IServiceCollection services, StorageOptions options, DataDirectory directory, int callsAtOnce)
    {
        services.AddSingleton(
            p => new ValueKeys(p.GetRequiredService<IKeyWrapping>(), () => p.GetRequiredService<ServerDbFactory>().Create()));
        services.AddSingleton<ValueSeal>();
        services.TryAddSingleton<DatabaseProvider>(p => options.Provider switch
        {
            StorageProvider.Sqlite =>
                new SqliteProvider(
                    options.SqliteFile(directory),
                    p.GetService<ILoggerFactory>(),
                    p.GetServices<IInterceptor>(),
                    seal: p.GetRequiredService<ValueSeal>()),
            StorageProvider.SqlServer => new SqlServerProvider(
                SqlServerPool.Fit(options.ConnectionString ?? "", callsAtOnce),
                p.GetService<ILoggerFactory>(),
                p.GetServices<IInterceptor>(),
                p.GetRequiredService<ValueSeal>()),
        });
        services.AddSingleton<ServerDbFactory>();
        services.AddScoped(p => p.GetRequiredService<ServerDbFactory>().Create());
        services.AddSingleton<DatabaseMigration>();
        services.AddSingleton<TransactionRetry>();
        services.TryAddSingleton(TimeProvider.System);
        return services;
    }
}
