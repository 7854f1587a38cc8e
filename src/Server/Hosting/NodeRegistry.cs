using System.Collections.Concurrent;
using System.ComponentModel;
using System.Data.Common;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// Keeps this process in the table of nodes while it lives, and tells whether another one does. A session whose last call a dead process
/// answered can be given up at once instead of after a time-out.
/// </summary>
internal sealed partial class NodeRegistry(ServerDbFactory databases, DatabaseProvider provider, TimeProvider clock, ILogger<NodeRegistry> logger) : BackgroundService
{
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(45);
    private static readonly TimeSpan Forgotten = TimeSpan.FromDays(1);

    // The operating system says when a process started with an error of some seconds (clock steps).
    private static readonly TimeSpan StartSlack = TimeSpan.FromSeconds(10);

    // Several servers may run in one process (tests, benchmarks); their process id does not tell them apart.
    private static readonly ConcurrentDictionary<Guid, byte> Here = new();

    /// <summary>This server, for as long as it runs.</summary>
    public Guid Id { get; } = Guid.CreateVersion7();

    /// <summary>This server as a person knows it: machine and process number.</summary>
    public string Name { get; } = $"{Environment.MachineName}, process {Environment.ProcessId}";

    /// <summary>Whether the server with that id is running.</summary>
    public async Task<bool> IsAliveAsync(Guid nodeId, CancellationToken ct)
    {
        if (Here.ContainsKey(nodeId))
        {
            return true;
        }

        await using var db = databases.Create();
        var node = await db.Nodes.AsNoTracking().SingleOrDefaultAsync(n => n.Id == nodeId, ct);
        if (node is null)
        {
            return false;
        }

        return node.Machine == Environment.MachineName ? IsRunningHere(node) : clock.GetUtcNow().UtcDateTime - node.SeenAt <= Silence;
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
        Here.TryAdd(Id, 0);
        await RenewAsync(cancellationToken);
        var longAgo = clock.GetUtcNow().UtcDateTime - Forgotten;
        await using var db = databases.Create();
        await db.Nodes.Where(n => n.SeenAt < longAgo).ExecuteDeleteAsync(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Here.TryRemove(Id, out _);
        await using var db = databases.Create();
        await db.Nodes.Where(n => n.Id == Id).ExecuteDeleteAsync(cancellationToken);
    }

    public override void Dispose()
    {
        Here.TryRemove(Id, out _);
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Renewal, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                await TryRenewAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
        }
    }

    private static bool IsRunningHere(Node node)
    {
        // Whoever had our process id before us is gone.
        if (node.ProcessId == Environment.ProcessId)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(node.ProcessId);
            return process.StartTime.ToUniversalTime() <= node.StartedAt + StartSlack;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
        catch (Win32Exception)
        {
            // There is such a process and this account may not look at it.
            return true;
        }
    }

    private async Task TryRenewAsync(CancellationToken ct)
    {
        try
        {
            await RenewAsync(ct);
        }
        catch (Exception e) when (e is DbException or DbUpdateException || provider.IsTransient(e))
        {
            // Whatever ails the database (a full disk, a server that is being restarted), this process lives, and health says the rest.
            LogNotRenewed(logger, e);
        }
    }

    private async Task RenewAsync(CancellationToken ct)
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
            ProcessId = Environment.ProcessId,
            StartedAt = self.StartTime.ToUniversalTime(),
            SeenAt = now,
        });
        await db.SaveChangesAsync(ct);
    }

    [LoggerMessage(EventIds.Hosting + 10, LogLevel.Warning, "This server could not renew its entry in the table of nodes; it tries again in a few seconds")]
    private static partial void LogNotRenewed(ILogger logger, Exception exception);
}
