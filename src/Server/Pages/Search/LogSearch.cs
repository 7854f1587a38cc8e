using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Search;

/// <summary>
/// Finds lines of the log: of the company that is open all of the newest, of the others only problems, as their other lines are too many to
/// read through. A company's log page searches all of it.
/// </summary>
internal sealed class LogSearch(ServerDb db, Caller caller)
{
    /// <summary>So many of the newest lines are looked at.</summary>
    public const int MostLines = 5_000;

    /// <summary>The newest lines that have all the words.</summary>
    public async Task<IReadOnlyList<LogEntry>> FindAsync(string text, Guid? company, int count, CancellationToken ct)
    {
        var seen = db.SeenBy(caller).Select(c => c.Id);
        var lines = company is { } id
            ? db.Log.Where(l => l.CompanyId == id && seen.Contains(l.CompanyId))
            : db.Log.Where(l => l.Level != LogLevelWord.Info && seen.Contains(l.CompanyId));
        var newest = lines.AsNoTracking().OrderByDescending(l => l.At).ThenByDescending(l => l.Id).Take(MostLines);
        return await text.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Aggregate(newest, (rest, word) => rest.Where(TextSearch.Contains<LogEntry>(db, word, l => l.Text, l => l.Advice, l => l.Code)))
            .OrderByDescending(l => l.At)
            .Take(count)
            .ToListAsync(ct);
    }
}
