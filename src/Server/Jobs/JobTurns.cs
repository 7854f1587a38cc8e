using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Jobs;

/// <summary>
/// Runs a job's turn on one server only and leaves a row about it. The claim is a row of our own beside the schedule, so that it holds
/// on every database, and so that a turn whose server died in the middle is known to be unfinished.
/// </summary>
internal sealed partial class JobTurns(ServerDbFactory databases, DatabaseProvider provider, NodeRegistry nodes, TimeProvider clock, ILogger<JobTurns> logger)
{
    private const int MostResult = 1000;

    // What this process is at.
    private readonly ConcurrentDictionary<string, byte> working = new(StringComparer.Ordinal);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Runs the turn, unless another server has it.</summary>
    /// <returns>Whether it ran here.</returns>
    public async Task<bool> RunAsync(JobPlan plan, IServerJob job, DateTime? nextRunAt, CancellationToken ct)
    {
        if (!working.TryAdd(plan.Name, 0))
        {
            return false;
        }

        try
        {
            return await ClaimAsync(plan, nextRunAt, ct) && await FinishAsync(plan, await WorkAsync(plan, job, ct));
        }
        finally
        {
            working.TryRemove(plan.Name, out _);
        }
    }

    private async Task<bool> FinishAsync(JobPlan plan, (string Text, bool HasFailed) result)
    {
        await using var db = databases.Create();
        var run = await db.JobRuns.SingleAsync(j => j.Name == plan.Name, CancellationToken.None);
        if (run.NodeId == nodes.Id)
        {
            (run.EndedAt, run.Result, run.HasFailed) = (Now, result.Text.Length <= MostResult ? result.Text : result.Text[..MostResult], result.HasFailed);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return true;
    }

    private async Task<(string Result, bool HasFailed)> WorkAsync(JobPlan plan, IServerJob job, CancellationToken ct)
    {
        try
        {
            return (await job.WorkAsync(ct), false);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return ("The server stopped before it was done; the next turn does it.", true);
        }
        catch (JobProblem problem)
        {
            LogProblem(plan.Name, problem.Message);
            return (problem.Message, true);
        }
#pragma warning disable CA1031 // A job that fails must not take its schedule with it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, plan.Name);
            return ("It failed; the reason is in the server's log. The next turn tries again.", true);
        }
    }

    private async Task<bool> ClaimAsync(JobPlan plan, DateTime? nextRunAt, CancellationToken ct)
    {
        await using var db = databases.Create();
        var run = await db.JobRuns.SingleOrDefaultAsync(j => j.Name == plan.Name, ct);
        if (run is null)
        {
            run = new JobRun { Name = plan.Name, Server = nodes.Name };
            db.JobRuns.Add(run);
        }
        else if (await IsTakenAsync(run, plan, ct))
        {
            return false;
        }

        (run.StartedAt, run.EndedAt, run.Result, run.HasFailed) = (Now, null, null, false);
        (run.NodeId, run.Server, run.NextRunAt) = (nodes.Id, nodes.Name, nextRunAt);
        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || provider.IsUniqueViolation(e))
        {
            // Another server was quicker.
            return false;
        }
    }

    // Running elsewhere (here it is not: a turn of this process that has no end could not store it), or this very turn was done elsewhere: two servers' clocks ring within a moment of each other.
    private async Task<bool> IsTakenAsync(JobRun run, JobPlan plan, CancellationToken ct) =>
        run.EndedAt is null
            ? run.NodeId != nodes.Id && await nodes.IsAliveAsync(run.NodeId, ct)
            : run is { HasFailed: false } && run.NodeId != nodes.Id && Now - run.StartedAt < plan.Every / 2;

    [LoggerMessage(EventIds.Jobs, LogLevel.Error, "The job {Job} failed")]
    private partial void LogFailed(Exception e, string job);

    [LoggerMessage(EventIds.Jobs + 1, LogLevel.Error, "The job {Job} failed: {Problem}")]
    private partial void LogProblem(string job, string problem);
}
