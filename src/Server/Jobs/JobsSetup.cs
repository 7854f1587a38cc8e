using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Jobs;

/// <summary>
/// Registers the jobs and Hangfire. All servers on one SQL Server share one schedule; on SQLite it is made anew at each start.
/// Storage, activator and filters belong to the host; Hangfire's default is one of each per process.
/// </summary>
internal static class JobsSetup
{
    /// <summary>Hangfire's tables in the product's database on SQL Server.</summary>
    public const string Schema = "jobs";

    public static IServiceCollection AddJobs(this IServiceCollection services, Settings settings)
    {
        // How turns are written down, the same for every host: type names without a version, so that the next one reads them.
        GlobalConfiguration.Configuration.SetDataCompatibilityLevel(
            CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
        services.AddSingleton(_ => Storage(settings.Storage));
        services.AddSingleton<JobActivator>(p => new AspNetCoreJobActivator(p.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<IJobFilterProvider>(
            p => new JobFilterCollection { new StatisticsHistoryAttribute(), ActivatorUtilities.CreateInstance<TurnFilter>(p) });
        services.AddHangfire(_ => { });

        // In place of the one AddHangfire has just put there, which makes this host's log and activator those of the process.
        services.AddSingleton<IGlobalConfiguration>(GlobalConfiguration.Configuration);
        services.AddScoped<JobTurn>();
        services.AddSingleton<JobTurns>();
        services.AddSingleton<JobServer>();
        services.AddJob<UnfinishedJobs>(TimeSpan.FromMinutes(1), "Begins jobs again that a server left in the middle when it died.");
        if (settings.Jobs.IsEnabled)
        {
            services.AddHostedService(p => p.GetRequiredService<JobServer>());
        }

        return services;
    }

    // Made when it is first needed, and then the database is there. A turn that is due is told to the workers of this process at once; the
    // poll is for what another server put into the queue. What a killed server held is handed out again after a minute.
    private static JobStorage Storage(StorageOptions options) => options.Provider switch
    {
        StorageProvider.SqlServer => new SqlServerStorage(SqlServerPool.Fit(options.ConnectionString ?? "", JobServer.Workers),
            new SqlServerStorageOptions
        {
            SchemaName = Schema,
            SqlClientFactory = SqlClientFactory.Instance,
            QueuePollInterval = TimeSpan.FromSeconds(15),
            SlidingInvisibilityTimeout = TimeSpan.FromMinutes(1),
        }),
        _ => new InMemoryStorage(),
    };
}
