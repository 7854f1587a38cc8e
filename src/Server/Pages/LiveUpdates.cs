using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Changes;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Pages;

/// <summary>Tells open pages that something changed; they fetch their list again.</summary>
internal static class LiveUpdates
{
    /// <summary>How often it looks for what other processes changed, and how often a page is told at most.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    public static IResult Stream(ServerDbFactory databases, ChangeSignal signal, TimeProvider clock, IHostApplicationLifetime server, CancellationToken ct) =>
        TypedResults.ServerSentEvents(ReadAsync(databases, signal, clock, server.ApplicationStopping, ct));

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        ServerDbFactory databases,
        ChangeSignal signal,
        TimeProvider clock,
        CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken requestAborted)
    {
        // A server that stops must not wait for pages that stay open; they come back by themselves.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(stopping, requestAborted);
        var ct = end.Token;
        var shown = "";
        while (!ct.IsCancellationRequested)
        {
            var woken = signal.NextOfAnyAsync();
            var stamp = await StampAsync(databases, ct);
            if (stamp != shown)
            {
                shown = stamp;
                yield return new SseItem<string>(stamp, "changed");
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(woken, Task.Delay(Look, clock, over.Token));
            await over.CancelAsync();
            await Task.WhenAny(Task.Delay(Settle, clock, ct));
        }
    }

    // Every save raises a version, so the sums change when anything a page shows did; the counts see what came and went.
    private static async Task<string> StampAsync(ServerDbFactory databases, CancellationToken ct)
    {
        await using var db = databases.Create();
        var companies = await db.Companies.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Sum = g.Sum(c => (long)c.Version) }).SingleOrDefaultAsync(ct);
        var sections = await db.Sections.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Sum = g.Sum(c => (long)c.Version) }).SingleOrDefaultAsync(ct);
        return $"{companies?.Count}.{companies?.Sum}.{sections?.Count}.{sections?.Sum}";
    }
}
