using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Keeps this process in the table of nodes while it lives, and tells whether another one does. A session whose last call a dead process
/// answered can be given up at once instead of after a time-out. Each start is a node of its own: names of machines and numbers of
/// processes come twice where there are containers.
/// </summary>
internal sealed partial class NodeRegistry(
    ServerDbFactory databases, DatabaseProvider provider, DataDirectory directory, TimeProvider clock,
    ILogger<NodeRegistry> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    private NodeFile? file;

    /// <summary>This server, for as long as it runs.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>This server as a person knows it: machine and process number.</summary>
    public string Name { get; } = $"{Environment.MachineName}, process {Environment.ProcessId}";

    /// <summary>Whether the server with that id is running.</summary>
    public async Task<bool> IsAliveAsync(Guid nodeId, CancellationToken ct)
    {
        if (nodeId == Id)
        {
            return true;
        }

        // A server with another data directory keeps its file there, so only its heartbeat tells.
        if (NodeFile.IsHeld(directory, nodeId) is { } isHeld)
        {
            return isHeld;
        }

        var heard = clock.GetUtcNow().UtcDateTime - Silence;
        await using var db = databases.Create();
        return await db.Nodes.AnyAsync(n => n.Id == nodeId && n.SeenAt >= heard, ct);
    }

    /// <summary>
    /// Whether a server died since that moment without saying goodbye. A call that it was answering is lost then, and the session it
    /// belonged to with it, although another server may have answered that session's call before.
    /// </summary>
    public async Task<bool> HasOneDiedSinceAsync(DateTime since, CancellationToken ct)
    {
        var seenAfter = since - Silence;
        await using var db = databases.Create();
        foreach (var node in await db.Nodes.Where(n => n.SeenAt > seenAfter).Select(n => n.Id).ToListAsync(ct))
        {
            if (!await IsAliveAsync(node, ct))
            {
                return true;
            }
        }

        return false;
    }

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        file = NodeFile.Hold(directory, Id);
        await RenewAsync(cancellationToken);
        var longAgo = clock.GetUtcNow().UtcDateTime - Forgotten;
        await using var db = databases.Create();
        await db.Nodes.Where(n => n.SeenAt < longAgo).ExecuteDeleteAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await TryAsync(LeaveAsync, cancellationToken);
        file?.Dispose();
    }

    public override void Dispose()
    {
        file?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryAsync(RenewAsync, stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> work, CancellationToken ct)
    {
        try
        {
            await work(ct);
        }
        catch (Exception e) when (e is DbException or DbUpdateException || provider.IsTransient(e))
        {
            // A database that fails (a full disk, a restart) must not end this process; /health/ready reports it.
            LogNotRenewed(logger, e);
        }
    }

    private async Task LeaveAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        await db.Nodes.Where(n => n.Id == Id).ExecuteDeleteAsync(ct);
    }

    /// <summary>Says that this server lives; a write, by which it shows that the database takes any.</summary>
    public async Task RenewAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = databases.Create();
        if (await db.Nodes.Where(n => n.Id == Id).ExecuteUpdateAsync(n => n.SetProperty(x => x.SeenAt, now), ct) > 0)
        {
            return;
        }

        using var self = Process.GetCurrentProcess();
        db.Nodes.Add(new()
        {
            Id = Id,
            Machine = Environment.MachineName,
            StartedAt = self.StartTime.ToUniversalTime(),
            SeenAt = now,
        });
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(
        EventIds.Storage + 10,
        LogLevel.Warning,
        "This server could not renew or remove its entry in the table of nodes; while it runs it tries again in a few seconds")]
    private static partial void LogNotRenewed(ILogger logger, Exception exception);
}
