using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Jobs;

/// <summary>
/// Runs a job's turn on one server only and leaves a row about it. The claim is a row of our own beside Hangfire's, so that it holds
/// on every database, and so that a turn whose server died in the middle is known to be unfinished.
/// </summary>
internal sealed partial class JobTurns(
    ServerDbFactory databases, DatabaseProvider provider, NodeRegistry nodes, TimeProvider clock, ILogger<JobTurns> logger)
{
    private const int MostResult = 1000;

    // The jobs that run in this process now.
    private readonly ConcurrentDictionary<string, byte> working = new(StringComparer.Ordinal);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Runs the turn, unless it runs already or was done.</summary>
    public async Task<TurnResult> RunAsync(JobPlan plan, IServerJob job, Turn turn, CancellationToken ct)
    {
        if (!working.TryAdd(plan.Name, 0))
        {
            return NotDone("it runs here already");
        }

        try
        {
            return await ClaimAsync(plan, turn, ct) is { } taken ? NotDone(taken) : await FinishAsync(plan, await WorkAsync(plan, job, ct));
        }
#pragma warning disable CA1031 // What fails around a job (the database is away) is told in the log alone: a page shows what is thrown here.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            LogFailed(e, plan.Name);
            return new(true, "It failed; the reason is in the server's log. The next turn tries again.", true);
        }
        finally
        {
            working.TryRemove(plan.Name, out _);
        }
    }

    private static TurnResult NotDone(string why) => new(false, $"Not done: {why}.");

    private async Task<TurnResult> FinishAsync(JobPlan plan, TurnResult result)
    {
        await using var db = databases.Create();
        var run = await db.JobRuns.SingleAsync(j => j.Name == plan.Name, CancellationToken.None);
        if (run.NodeId == nodes.Id)
        {
            (run.EndedAt, run.Result, run.HasFailed) =
                (Now, result.Text.Length <= MostResult ? result.Text : result.Text[..MostResult], result.HasFailed);
            await db.SaveChangesAsync(CancellationToken.None);
        }

        return result;
    }

    private async Task<TurnResult> WorkAsync(JobPlan plan, IServerJob job, CancellationToken ct)
    {
        try
        {
            return new(true, await job.WorkAsync(ct));
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            return new(true, "It was stopped before it was done; the next turn does it.", true);
        }
        catch (JobProblem problem)
        {
            LogProblem(plan.Name, problem.Message);
            return new(true, problem.Message, true);
        }
#pragma warning disable CA1031 // A job that fails must not take its schedule with it.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogFailed(e, plan.Name);
            return new(true, "It failed; the reason is in the server's log. The next turn tries again.", true);
        }
    }

    // Null: the turn is this server's; else who has it.
    private async Task<string?> ClaimAsync(JobPlan plan, Turn turn, CancellationToken ct)
    {
        await using var db = databases.Create();
        var run = await db.JobRuns.SingleOrDefaultAsync(j => j.Name == plan.Name, ct);
        if (run is null)
        {
            run = new JobRun { Name = plan.Name, Server = nodes.Name };
            db.JobRuns.Add(run);
        }
        else if (await TakenAsync(run, plan, turn, ct) is { } taken)
        {
            return taken;
        }

        (run.StartedAt, run.EndedAt, run.Result, run.HasFailed) = (Now, null, null, false);
        (run.NodeId, run.Server, run.NextRunAt) = (nodes.Id, nodes.Name, turn.NextAt);
        try
        {
            await db.SaveChangesAsync(ct);
            return null;
        }
        catch (DbUpdateException e) when (e is DbUpdateConcurrencyException || provider.IsUniqueViolation(e))
        {
            return "another server was quicker";
        }
    }

    // A turn of this process without an end runs no more (RunAsync has checked that); it could only not store its end.
    private async Task<string?> TakenAsync(JobRun run, JobPlan plan, Turn turn, CancellationToken ct) => run switch
    {
        { EndedAt: null } => run.NodeId != nodes.Id && await nodes.IsAliveAsync(run.NodeId, ct) ? $"{run.Server} is at it" : null,
        { HasFailed: true } => null,
        _ => IsDone(run, plan, turn) ? $"{run.Server} did it at {run.StartedAt:HH:mm:ss} UTC" : null,
    };

    // Begun after it was due: Hangfire handed a turn out twice, because the server that had it first died. Begun by another server a
    // moment ago: two servers whose schedules do not know of each other (SQLite) ring for the same turn.
    private bool IsDone(JobRun run, JobPlan plan, Turn turn) =>
        run.StartedAt >= turn.DueAt || (!turn.IsAskedFor && run.NodeId != nodes.Id && Now - run.StartedAt < plan.Every / 2);

    [LoggerMessage(EventIds.Jobs, LogLevel.Error, "The job {Job} failed")]
    private partial void LogFailed(Exception e, string job);

    [LoggerMessage(EventIds.Jobs + 1, LogLevel.Error, "The job {Job} failed: {Problem}")]
    private partial void LogProblem(string job, string problem);
}
