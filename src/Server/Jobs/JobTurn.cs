using Quartz;

namespace WebConnectorSync.Server.Jobs;

/// <summary>What Quartz rings: one turn of the job <typeparamref name="T"/>.</summary>
internal sealed class JobTurn<T>(T job, JobTurns turns, IEnumerable<JobPlan> plans) : IJob
    where T : class, IServerJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await turns.RunAsync(plans.Single(p => p.Name == JobsSetup.NameOf<T>()), job, context.NextFireTimeUtc?.UtcDateTime, cancellationToken);
}
