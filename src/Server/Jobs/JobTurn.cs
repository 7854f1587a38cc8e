using Hangfire;
using Hangfire.Server;
using Hangfire.Storage;
using WebConnectorSync.Sync.Jobs;

namespace WebConnectorSync.Server.Jobs;

/// <summary>What Hangfire calls: one turn of the job with that name.</summary>
internal sealed class JobTurn(JobTurns turns, IEnumerable<JobPlan> plans, IServiceProvider services)
{
    /// <returns>What came of it, for the dashboard.</returns>
    /// <exception cref="JobProblem">It failed; the sentence has no particulars.</exception>
    /// <exception cref="OperationCanceledException">The server stops; Hangfire puts the turn back, so that another server may have
    /// it.</exception>
    [JobDisplayName("{0}")]
    public async Task<string> RunAsync(string name, PerformContext context, CancellationToken ct)
    {
        if (plans.SingleOrDefault(p => p.Name == name) is not { } plan)
        {
            return $"This version has no job {name}.";
        }

        var result = await turns.RunAsync(plan, (IServerJob)services.GetRequiredService(plan.Work), Of(name, context), ct);
        if (result.HasFailed)
        {
            ct.ThrowIfCancellationRequested();
            throw new JobProblem(result.Text);
        }

        return result.Text;
    }

    private static Turn Of(string name, PerformContext context)
    {
        var askedAt = context.GetJobParameter<DateTime?>(TurnFilter.AskedAt);
        var next = context.Connection.GetRecurringJobs([name]).Single().NextExecution;
        return new(askedAt ?? DateTime.UnixEpoch.AddSeconds(context.GetJobParameter<long>("Time")), next, askedAt is not null);
    }
}
