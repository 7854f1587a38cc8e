using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Quartz;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Jobs;

/// <summary>The front door of the jobs' room: Quartz with a schedule that outlives the process, shared by all servers on one SQL Server.</summary>
internal static class JobsSetup
{
    /// <summary>The schedule's file beside the SQLite database: a job that is picked up must not wait for a page that is being stored.</summary>
    public const string SqliteFile = "jobs.db";

    // A server that starts has better things to do than what happens once a day; and one that is started again and again does it once.
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan AfterStart = TimeSpan.FromMinutes(5);

    public static IServiceCollection AddJobs(this IServiceCollection services, Settings settings, DataDirectory directory)
    {
        services.AddQuartz(quartz =>
        {
            quartz.UsePersistentStore(store =>
            {
                Use(store, settings.Storage, directory);
                store.ProvisionSchema();
            });
        });
        services.AddSingleton<JobTurns>();
        services.AddJob<UnfinishedJobs>(TimeSpan.FromMinutes(1), "Begins jobs again that a server left in the middle when it died.");
        if (settings.Jobs.IsEnabled)
        {
            services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
        }

        return services;
    }

    /// <summary>Runs <typeparamref name="T"/> every so often, on one server at a time. A turn whose server died is run again.</summary>
    /// <param name="services">Where to.</param>
    /// <param name="every">How often.</param>
    /// <param name="does">What it does, in one sentence.</param>
    public static IServiceCollection AddJob<T>(this IServiceCollection services, TimeSpan every, string does)
        where T : class, IServerJob =>
        services.AddScoped<T>().AddScoped<JobTurn<T>>().AddSingleton(new JobPlan(NameOf<T>(), does, every)).AddQuartz(quartz => quartz.ScheduleJob<JobTurn<T>>(
            trigger => trigger.WithIdentity(NameOf<T>()).StartAt(DateTimeOffset.UtcNow + (every > Often ? AfterStart : TimeSpan.Zero)).WithSimpleSchedule(every),
            job => job.WithIdentity(NameOf<T>()).DisallowConcurrentExecution().RequestRecovery()));

    /// <summary>What a job is called, here and in the API: ExpireSessionsJob is expireSessions.</summary>
    public static string NameOf<T>() => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(
        typeof(T).Name.EndsWith("Job", StringComparison.Ordinal) ? typeof(T).Name[..^3] : typeof(T).Name);

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
