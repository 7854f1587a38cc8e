using System.Reflection;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Api.Jobs;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>What runs here, how it is doing, and what it is set to.</summary>
[Needs(Role.Administrator)]
internal sealed class ServerModel(
    ServerDb db, IEnumerable<JobPlan> plans, DatabaseMigration migration, DatabaseProvider provider, NodeRegistry nodes,
    DataDirectory directory, RetentionOptions retention, TimeProvider clock) : PageModel
{
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(45);

    public string Version { get; } =
        typeof(ServerModel).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    public string Runtime { get; } = $"{RuntimeInformation.FrameworkDescription}, {RuntimeInformation.OSDescription}";

    /// <summary>Where the database is, without a password.</summary>
    public string Place => provider.Place;

    /// <summary>What is wrong with the keys of personal values; null when nothing is.</summary>
    public string? KeyTrouble => HttpContext.RequestServices.GetRequiredService<ValueKeys>().Trouble;

    public string Directory => directory.Path;

    public RetentionOptions Retention => retention;

    /// <summary>The process that answers.</summary>
    public Guid ThisNode => nodes.Id;

    /// <summary>Whether the database can be used.</summary>
    public bool IsCurrent { get; private set; }

    /// <summary>What happens by the clock, and how it went.</summary>
    public IReadOnlyList<JobJson> Jobs { get; private set; } = [];

    /// <summary>The processes that run on this database.</summary>
    public IReadOnlyList<Node> Nodes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        IsCurrent = await migration.IsCurrentAsync(ct);
        var since = clock.GetUtcNow().UtcDateTime - Silent;
        var runs = await db.JobRuns.AsNoTracking().ToDictionaryAsync(j => j.Name, ct);
        Jobs = [
            .. plans.OrderBy(p => p.Name, StringComparer.Ordinal).Select(plan => JobJson.From(plan, runs.GetValueOrDefault(plan.Name)))];
        Nodes = await db.Nodes.AsNoTracking().Where(n => n.SeenAt > since).OrderBy(n => n.StartedAt).ToListAsync(ct);
    }
}
