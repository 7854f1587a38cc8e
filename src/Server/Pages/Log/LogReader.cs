using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>Reads the log of a company as a conversation: lines, newest first, together with the session they belong to.</summary>
internal sealed class LogReader(ServerDb db, TimeProvider clock)
{
    private readonly AnswerSearch answers = new(db);

    /// <summary>Lines of one page.</summary>
    public const int PageSize = 100;

    private static readonly TimeSpan ProblemsSince = TimeSpan.FromDays(7);

    /// <summary>A page of it.</summary>
    public async Task<LogPage> ReadAsync(Guid company, LogFilter filter, CancellationToken ct)
    {
        var lines = await Narrow(Filter(db.Log.AsNoTracking().Where(l => l.CompanyId == company), filter), filter)
            .OrderByDescending(l => l.At).ThenByDescending(l => l.Id)
            .Take(PageSize + 1)
            .ToListAsync(ct);
        var shown = lines.Take(PageSize).ToList();
        var sessions = await SessionsAsync(shown, ct);
        return new(
            [.. Talks(shown, sessions)],
            lines.Count > PageSize ? shown[^1] : null,
            filter.IsFirstPage ? await ProblemsAsync(company, ct) : [],
            filter.IsFirstPage ? await answers.FindAsync(company, filter, ct) : [],
            await CountAsync(company, filter, ct),
            filter.Section is { } section
                ? await db.Sections.AsNoTracking().SingleOrDefaultAsync(s => s.CompanyId == company && s.Section == section, ct) : null);
    }

    /// <summary>The log lines of a session, oldest first.</summary>
    public Task<List<LogEntry>> OfSessionAsync(Guid session, CancellationToken ct) =>
        db.Log.AsNoTracking().Where(l => l.SessionId == session).OrderBy(l => l.At).ThenBy(l => l.Id).ToListAsync(ct);

    // How many lines each choice would show: everything that was chosen besides it holds, and what was searched for.
    private async Task<LogCounts> CountAsync(Guid company, LogFilter filter, CancellationToken ct)
    {
        var counts = await Filter(db.Log.Where(l => l.CompanyId == company), filter)
            .GroupBy(l => new { l.Section, IsProblem = l.Level != LogLevelWord.Info })
            .Select(g => new { g.Key.Section, g.Key.IsProblem, Count = g.Count() })
            .ToListAsync(ct);
        var ofSection = counts.Where(c => filter.Section is null || c.Section == filter.Section).ToList();
        return new(
            ofSection.Sum(c => c.Count),
            ofSection.Where(c => c.IsProblem).Sum(c => c.Count),
            [
                .. counts.Where(c => c.Section is not null && (c.IsProblem || !filter.IsProblems))
                    .GroupBy(c => c.Section!, c => c.Count)
                    .Select(g => (g.Key, Count: g.Sum()))
                    .OrderByDescending(g => g.Count),
            ]);
    }

    private static IQueryable<LogEntry> Narrow(IQueryable<LogEntry> lines, LogFilter filter)
    {
        lines = filter.Section is { } section ? lines.Where(l => l.Section == section) : lines;
        lines = filter.IsProblems ? lines.Where(l => l.Level != LogLevelWord.Info) : lines;
        return filter.Before is var (at, id) ? lines.Where(l => l.At < at || (l.At == at && l.Id < id)) : lines;
    }

    private IQueryable<LogEntry> Filter(IQueryable<LogEntry> lines, LogFilter filter)
    {
        lines = filter.Code is { } code ? lines.Where(l => l.Code == code) : lines;
        lines = filter.Session is { } session ? lines.Where(l => l.SessionId == session) : lines;
        foreach (var word in filter.Words)
        {
            // A section is searched by the name people read.
            var sections =
                SectionCatalogue.All.Where(s => s.Title.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(s => s.Name).ToList();
            lines = lines.Where(TextSearch.Or(
                TextSearch.Contains<LogEntry>(db, word, l => l.Text, l => l.Advice, l => l.Code),
                l => sections.Contains(l.Section!)));
        }

        return lines;
    }

    private async Task<Dictionary<Guid, Session>> SessionsAsync(List<LogEntry> lines, CancellationToken ct)
    {
        var ids = lines.Select(l => l.SessionId).OfType<Guid>().Distinct().ToList();
        return await db.Sessions.AsNoTracking().Where(s => ids.Contains(s.Id)).ToDictionaryAsync(s => s.Id, ct);
    }

    // Lines of one session stand together where its newest stands.
    private static IEnumerable<Talk> Talks(List<LogEntry> lines, Dictionary<Guid, Session> sessions) => lines
        .GroupBy(l => l.SessionId ?? l.Id)
        .Select(
            g => new Talk(
                g.First().SessionId is { } id ? sessions.GetValueOrDefault(id) : null, [.. g.OrderBy(l => l.At).ThenBy(l => l.Id)]));

    private async Task<IReadOnlyList<ProblemGroup>> ProblemsAsync(Guid company, CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - ProblemsSince;
        var groups = await db.Log
            .Where(l => l.CompanyId == company && l.At > since && l.Code != null)
            .GroupBy(l => new { l.Code, l.Section })
            .Select(g => new { g.Key.Code, g.Key.Section, Count = g.Count(), At = g.Max(l => l.At) })
            .OrderByDescending(g => g.At)
            .Take(10)
            .ToListAsync(ct);
        return groups.ConvertAll(g => new ProblemGroup(g.Code!, g.Section, g.Count, g.At));
    }
}

/// <summary>A page of the log.</summary>
/// <param name="Talks">Newest first.</param>
/// <param name="Last">The line after which the next page begins; null on the last page.</param>
/// <param name="Problems">What went wrong lately, by kind; on the first page only.</param>
/// <param name="Messages">Messages whose answer contains the words searched for.</param>
/// <param name="Counts">How many lines there are, by kind.</param>
/// <param name="Section">The section whose log it is; null when it is that of all.</param>
internal sealed record LogPage(
    IReadOnlyList<Talk> Talks, LogEntry? Last, IReadOnlyList<ProblemGroup> Problems, IReadOnlyList<FoundMessage> Messages, LogCounts Counts,
    CompanySection? Section);

/// <summary>How many lines each choice of the page would show.</summary>
/// <param name="Everything">All of them.</param>
/// <param name="Problems">Warnings and problems.</param>
/// <param name="Sections">By section, most first.</param>
internal sealed record LogCounts(int Everything, int Problems, IReadOnlyList<(string Section, int Count)> Sections);

/// <summary>What was said in one session, or one line outside of any.</summary>
/// <param name="Session">The session; null outside of any, or when it was removed.</param>
/// <param name="Lines">Oldest first.</param>
internal sealed record Talk(Session? Session, IReadOnlyList<LogEntry> Lines);

/// <summary>Problems of one kind.</summary>
/// <param name="Code">Their code.</param>
/// <param name="Section">The section they are about; null: the company.</param>
/// <param name="Count">How often.</param>
/// <param name="At">The last time.</param>
internal sealed record ProblemGroup(string Code, string? Section, int Count, DateTime At);
