using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>Tells open pages that something changed; they fetch their live parts again.</summary>
internal static class LiveUpdates
{
    /// <summary>How often it looks for what other processes changed, and how often a page is told at most.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);
    private static readonly List<PostStatus> Open =
        [PostStatus.Pending, PostStatus.Held, PostStatus.Sent, PostStatus.Unknown, PostStatus.Rejected];

    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    /// <param name="company">The company a page is about; null: all of them.</param>
    /// <param name="databases">Read once per look, not held.</param>
    /// <param name="signal">Wakes it before the next look.</param>
    /// <param name="caller">Whose page it is.</param>
    /// <param name="clock">Paces it.</param>
    /// <param name="server">Ends it when the server stops.</param>
    /// <param name="ct">The page was closed.</param>
    public static IResult Stream(
        Guid? company, ServerDbFactory databases, ChangeSignal signal, Caller caller, TimeProvider clock, IHostApplicationLifetime server,
        CancellationToken ct) =>
        company is { } id && !caller.Sees(id)
            ? TypedResults.NotFound()
            : TypedResults.ServerSentEvents(ReadAsync(company, databases, signal, clock, server.ApplicationStopping, ct));

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        Guid? company,
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
            var stamp = company is { } id ? await StampAsync(databases, id, ct) : await StampAsync(databases, ct);
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

    // Every save raises a version, so the sums change when anything a list of companies shows did; the count sees what came and went.
    private static async Task<string> StampAsync(ServerDbFactory databases, CancellationToken ct)
    {
        await using var db = databases.Create();
        var companies = await db.Companies.GroupBy(_ => 1).Select(
            g => new { Count = g.Count(), Sum = g.Sum(c => (long)c.Version) }).SingleOrDefaultAsync(ct);
        return $"{companies?.Count}.{companies?.Sum}";
    }

    // One company in more detail: its sections, records, posts and rules, the session that runs, the log, what people did.
    private static async Task<string> StampAsync(ServerDbFactory databases, Guid company, CancellationToken ct)
    {
        await using var db = databases.Create();
        var own = await db.Companies.Where(c => c.Id == company)
            .Select(c => new
            {
                c.Version,
                c.ChangeSequence,
                Sections = db.Sections.Where(s => s.CompanyId == company).Sum(s => (long)s.Version),
                Session = db.Sessions.Where(s => s.Id == c.ActiveSessionId).Select(s => (int?)s.Version).FirstOrDefault(),
                Posts = db.Posts.Where(p => p.CompanyId == company && Open.Contains(p.Status)).Sum(p => (long)p.Version),
                Open = db.Posts.Count(p => p.CompanyId == company && Open.Contains(p.Status)),
                Rules = db.RuleSets.Where(r => r.CompanyId == company).Max(r => (int?)r.Version),
                Line = db.Log.Where(l => l.CompanyId == company).Max(l => (DateTime?)l.At),
                Audit = db.Audit.Where(a => a.CompanyId == company).Max(a => (DateTime?)a.At),
            })
            .SingleOrDefaultAsync(ct);
        return $"{own?.Version}.{own?.ChangeSequence}.{own?.Posts}.{own?.Open}.{own?.Rules}." +
            $"{own?.Sections}.{own?.Session}.{own?.Line?.Ticks}.{own?.Audit?.Ticks}";
    }
}
