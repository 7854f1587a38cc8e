using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>
/// Writes the figures of today and of yesterday, whose last hour may be missing, and forgets those of long ago. Doing it again changes
/// nothing.
/// </summary>
internal sealed class StatisticsJob(ServerDbFactory databases, TimeProvider clock) : IServerJob
{
    private const int DaysKept = 400;

    public async Task<string> WorkAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var count = new DayCount(db, clock);
        var today = count.Today;
        await WriteAsync(db, await count.CountAsync(today.AddDays(-1), null, ct), isOver: true, ct);
        await WriteAsync(db, await count.CountAsync(today, null, ct), isOver: false, ct);
        var old = today.AddDays(-DaysKept);
        await db.CompanyDays.Where(d => d.DayOn < old).ExecuteDeleteAsync(ct);
        return "Counted today and yesterday.";
    }

    private static async Task WriteAsync(ServerDb db, IReadOnlyCollection<CompanyDay> days, bool isOver, CancellationToken ct)
    {
        foreach (var day in days)
        {
            if (await db.CompanyDays.FindAsync([day.CompanyId, day.DayOn], ct) is not { } known)
            {
                db.CompanyDays.Add(day);
                continue;
            }

            (known.Sessions, known.Problems, known.Posted, known.QuickBooksMilliseconds) =
                (day.Sessions, day.Problems, day.Posted, day.QuickBooksMilliseconds);
            known.Records = isOver ? known.Records : day.Records;
        }

        await db.SaveChangesAsync(ct);
    }
}
