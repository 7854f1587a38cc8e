using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Api.Jobs;

/// <summary>What happens by the clock, and how it went.</summary>
internal static class JobsApi
{
    public static void MapJobs(this RouteGroupBuilder api) => api
        .MapGet("/jobs", ListAsync)
        .WithTags("Jobs")
        .Described(
            "listJobs",
            "List the jobs",
            "What the servers do by the clock: the last turn of each, on which server, what came of it, and when the next is " +
            "due. For keys of all companies.")
        .Produces<ItemList<JobJson>>()
        .Refuses(403);

    private static async Task<IResult> ListAsync(ServerDb db, IEnumerable<JobPlan> plans, Caller caller, CancellationToken ct)
    {
        if (caller.Companies is not null)
        {
            return new Refusal(
                StatusCodes.Status403Forbidden,
                "keyIsLimited",
                "The jobs belong to the whole server, and this API key opens some companies only.",
                "Use a key for all companies; an administrator makes one on the page API keys.");
        }

        var runs = await db.JobRuns.AsNoTracking().ToDictionaryAsync(j => j.Name, ct);
        return TypedResults.Ok(
            new ItemList<JobJson>(
                [.. plans.OrderBy(p => p.Name, StringComparer.Ordinal).Select(
                    plan => JobJson.From(plan, runs.GetValueOrDefault(plan.Name)))],
                null));
    }
}

/// <summary>A job and its last turn.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Does">What it does, in one sentence.</param>
/// <param name="EveryMinutes">How often.</param>
/// <param name="Status">never, running, ok or failed.</param>
/// <param name="LastStartedAt">When its last turn began.</param>
/// <param name="LastEndedAt">When that ended; null while it runs.</param>
/// <param name="Result">What came of it, in one sentence.</param>
/// <param name="Server">The server process that ran it.</param>
/// <param name="NextRunAt">When the next turn is due.</param>
internal sealed record JobJson(
    string Name,
    string Does,
    int EveryMinutes,
    JobStatus Status,
    DateTime? LastStartedAt,
    DateTime? LastEndedAt,
    string? Result,
    string? Server,
    DateTime? NextRunAt)
{
    public static JobJson From(JobPlan plan, JobRun? run) => new(
        plan.Name,
        plan.Does,
        (int)plan.Every.TotalMinutes,
        run switch
        {
            null => JobStatus.Never,
            { EndedAt: null } => JobStatus.Running,
            { HasFailed: true } => JobStatus.Failed,
            _ => JobStatus.Ok,
        },
        run?.StartedAt,
        run?.EndedAt,
        run?.Result,
        run?.Server,
        run?.NextRunAt);
}

/// <summary>How a job stands.</summary>
internal enum JobStatus
{
    /// <summary>It has had no turn yet.</summary>
    Never,

    /// <summary>A turn is going on, or its server died in it and it will run again within a minute or two.</summary>
    Running,

    /// <summary>The last turn did what it should.</summary>
    Ok,

    /// <summary>The last turn ended with a problem.</summary>
    Failed,
}
