using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Jobs;

/// <summary>The front door of the jobs' room: Quartz with a schedule that outlives the process, shared by all servers on one SQL Server.</summary>
internal static class JobsSetup
{
    /// <summary>Configuration key; false for a server that only answers.</summary>
    public const string IsEnabledKey = "Jobs:IsEnabled";

    /// <summary>The schedule's file beside the SQLite database: a job that is picked up must not wait for a page that is being stored.</summary>
    public const string SqliteFile = "jobs.db";

    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                Use(store, StorageOptions.Read(configuration), DataDirectory.Of(configuration));
                store.ProvisionSchema();
            });
        });
        if (configuration.GetValue(IsEnabledKey, true))
        {
            services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        }

        return services;
    }

    /// <summary>Runs <typeparamref name="T"/> every so often, on one server at a time. It may run twice for one turn after a crash, so it is idempotent.</summary>
    public static IServiceCollection AddJob<T>(this IServiceCollection services, TimeSpan every)
        where T : class, IJob =>
        services.AddScoped<T>().AddQuartz(quartz => quartz.ScheduleJob<T>(
            trigger => trigger.WithIdentity(typeof(T).Name).WithSimpleSchedule(every),
            job => job.WithIdentity(typeof(T).Name).DisallowConcurrentExecution()));

    private static void Use(IPersistentStoreBuilder store, StorageOptions storage, DataDirectory directory)
    {
        switch (storage.Provider)
        {
            case StorageProvider.Sqlite:
                store.UseSqlite(SqliteFactory.Instance, new SqliteConnectionStringBuilder { DataSource = directory.File(SqliteFile) }.ToString());
                break;
            case StorageProvider.SqlServer:
                store.UseSqlServer(SqlClientFactory.Instance, storage.ConnectionString ?? "");
                store.UseClustering();
                break;
        }
    }
}
