using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Components;

/// <summary>Tells open pages that something changed; they fetch their live parts again.</summary>
internal static class LiveUpdates
{
    /// <summary>How often it looks for what other processes changed, and how often a page is told at most.</summary>
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(2);

    /// <summary>How often at least it looks whether the person is still signed in.</summary>
    private static readonly TimeSpan CheckAgain = TimeSpan.FromSeconds(15);

    private static readonly List<PostStatus> Open =
        [PostStatus.Pending, PostStatus.Held, PostStatus.Sent, PostStatus.Unknown, PostStatus.Rejected];

    private static readonly TimeSpan Settle = TimeSpan.FromMilliseconds(200);

    /// <param name="http">The request of the page.</param>
    /// <param name="company">The company it is about; null: all that the person sees.</param>
    /// <param name="pages">How many one person may have.</param>
    /// <param name="sources">What the stream lives on.</param>
    /// <param name="caller">Whose page it is.</param>
    /// <param name="ct">The page was closed.</param>
    public static IResult Stream(
        HttpContext http, Guid? company, LivePages pages, LiveSources sources, Caller caller, CancellationToken ct)
    {
        if (company is { } id && !caller.Sees(id))
        {
            return TypedResults.NotFound();
        }

        var room = pages.Enter(caller.Id ?? Guid.Empty);
        http.Response.RegisterForDispose(room);
        if (!room.IsAcquired)
        {
            http.Response.Headers.RetryAfter = "60";
            return TypedResults.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        return TypedResults.ServerSentEvents(ReadAsync(http.User, company, sources, ct));
    }

    private static async IAsyncEnumerable<SseItem<string>> ReadAsync(
        ClaimsPrincipal person, Guid? company, LiveSources from, [EnumeratorCancellation] CancellationToken requestAborted)
    {
        // A server that stops must not wait for pages that stay open; they come back by themselves.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(from.Server.ApplicationStopping, requestAborted);
        var ct = end.Token;
        var shown = "";
        var checkedAt = default(DateTimeOffset);
        while (!ct.IsCancellationRequested)
        {
            var woken = from.Signal.NextOfAnyAsync();
            var now = from.Clock.GetUtcNow();
            var caller = CallerClaims.Read(person);
            var stamp = await StampAsync(from.Databases, company, caller, ct);
            if (stamp != shown || (now - checkedAt).Duration() >= CheckAgain)
            {
                // Nothing is told to somebody who was signed out meanwhile, or does not see the company any more.
                if (await from.People.FindAsync(person, ct) is not { Duty: SignInDuty.None } today
                    || (company is { } id && !today.Caller.Sees(id)))
                {
                    yield break;
                }

                checkedAt = now;
            }

            if (stamp != shown)
            {
                shown = stamp;
                yield return new SseItem<string>(stamp, "changed");
            }

            using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
            await Task.WhenAny(woken, Task.Delay(Look, from.Clock, over.Token));
            await over.CancelAsync();
            await Task.WhenAny(Task.Delay(Settle, from.Clock, ct));
        }
    }

    private static Task<string> StampAsync(ServerDbFactory databases, Guid? company, Caller caller, CancellationToken ct) =>
        company is { } id ? StampAsync(databases, id, ct) : StampAsync(databases, caller, ct);

    // Every save raises a version, so the sums change when anything a list of companies shows did; the count sees what came and went. Of
    // companies that the person does not see, nothing is told, not even that there are any.
    private static async Task<string> StampAsync(ServerDbFactory databases, Caller caller, CancellationToken ct)
    {
        await using var db = databases.Create();
        var companies = await db.SeenBy(caller).GroupBy(_ => 1).Select(
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
