using Hangfire;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Jobs;

/// <summary>Runs again what a server left in the middle when it died: a job of once a day should not wait for tomorrow.</summary>
internal sealed class UnfinishedJobs(
    ServerDbFactory databases, NodeRegistry nodes, IEnumerable<JobPlan> plans, IRecurringJobManager schedule) : IServerJob
{
    /// <summary>The jobs whose server died while it ran them.</summary>
    public async Task<List<string>> FindAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var found = new List<string>();
        foreach (var run in await db.JobRuns.AsNoTracking().Where(j => j.EndedAt == null).ToListAsync(ct))
        {
            if (plans.Any(p => p.Name == run.Name && p.Name != JobRegistration.NameOf<UnfinishedJobs>())
                && !await nodes.IsAliveAsync(run.NodeId, ct))
            {
                found.Add(run.Name);
            }
        }

        return found;
    }

    public async Task<string> WorkAsync(CancellationToken ct)
    {
        var found = await FindAsync(ct);
        if (found.Count == 0)
        {
            return "No job was left unfinished.";
        }

        found.ForEach(schedule.Trigger);

        return $"Begun again: {string.Join(", ", found)}.";
    }
}
