using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Jobs;

/// <summary>Puts the jobs on the schedule at every start and runs Hangfire's server while this one runs.</summary>
internal sealed partial class JobServer(
    IServiceProvider services, ServerDbFactory databases, IEnumerable<JobPlan> plans, TimeProvider clock, ILoggerFactory loggers,
    IHostApplicationLifetime lifetime) : BackgroundService
{
    /// <summary>How many turns at once: all that happen once a day, and one more for those of every minute.</summary>
    public const int Workers = 5;

    // Real time: Hangfire does not use the server's clock.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    private readonly ILogger logger = loggers.CreateLogger<JobServer>();

    /// <summary>Puts every job on the schedule, and takes off it what another version had.</summary>
    public async Task ScheduleAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var runs = await db.JobRuns.AsNoTracking().ToDictionaryAsync(j => j.Name, ct);
        var schedule = services.GetRequiredService<IRecurringJobManager>();
        foreach (var plan in plans)
        {
            var turn = plan.FirstTurn(runs.GetValueOrDefault(plan.Name), clock.GetUtcNow().UtcDateTime);
            schedule.AddOrUpdate(
                plan.Name,
                Job.FromExpression<JobTurn>(t => t.RunAsync(plan.Name, null!, CancellationToken.None)),
                plan.Cron(turn),
                new RecurringJobOptions { TimeZone = TimeZoneInfo.Utc });
        }

        using var connection = services.GetRequiredService<JobStorage>().GetConnection();
        connection.GetRecurringJobs().Select(j => j.Id).Except(plans.Select(p => p.Name)).ToList().ForEach(schedule.RemoveIfExists);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        HangfireLog.Use(loggers);
        try
        {
            await StartedAsync(stoppingToken);
            await ScheduleInTheEndAsync(stoppingToken);
            using var server = new BackgroundJobServer(Options(), services.GetRequiredService<JobStorage>());
            await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            server.SendStop();
            await server.WaitForShutdownAsync(CancellationToken.None);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // It was stopped before it ran.
        }
    }

    private async Task StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    // Tried until it succeeds: a database that is away for a moment must not leave this server without jobs.
    private async Task ScheduleInTheEndAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                await ScheduleAsync(ct);
                return;
            }
#pragma warning disable CA1031 // Whatever ails the database, the server goes on and so does this.
            catch (Exception e) when (!ct.IsCancellationRequested)
#pragma warning restore CA1031
            {
                LogNotScheduled(logger, e);
                await Task.Delay(Pause, ct);
            }
        }
    }

    private BackgroundJobServerOptions Options() => new()
    {
        Activator = services.GetRequiredService<JobActivator>(),
        FilterProvider = services.GetRequiredService<IJobFilterProvider>(),
        WorkerCount = Workers,
        SchedulePollingInterval = Pause,
        CancellationCheckInterval = Pause,

        // So that the dashboard does not show a dead server, and what it was at, for longer than a minute or two.
        HeartbeatInterval = Pause,
        ServerCheckInterval = TimeSpan.FromMinutes(1),
        ServerTimeout = TimeSpan.FromMinutes(1),
    };

    [LoggerMessage(EventIds.Jobs + 2, LogLevel.Error, "The jobs could not be put on the schedule; it is tried again in some seconds")]
    private static partial void LogNotScheduled(ILogger logger, Exception exception);
}
