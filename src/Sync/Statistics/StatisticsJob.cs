using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>
/// Keeps the figures of days that are over, before what they are counted from is removed, and forgets those of long ago. Days that went by
/// while the server was away are counted too. Doing it again changes nothing.
/// </summary>
internal sealed class StatisticsJob(ServerDbFactory databases, TimeProvider clock) : IServerJob
{
    private const int DaysKept = 400;

    public async Task<string> WorkAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var now = clock.GetUtcNow().UtcDateTime;
        var counted = await CompanyDays.CountedToAsync(db, ct) ?? DateTime.MinValue;
        var companies = await db.Companies.AsNoTracking().ToListAsync(ct);
        var days = 0;
        foreach (var zone in companies.GroupBy(c => c.Zone(clock)))
        {
            days += await CountAsync(db, zone.Key, [.. zone.Select(c => c.Id)], counted, now, ct);
        }

        await KeepAsync(db, now, ct);
        var old = DateOnly.FromDateTime(now).AddDays(-DaysKept);
        await db.CompanyDays.Where(d => d.DayOn < old).ExecuteDeleteAsync(ct);
        return days == 0 ? "No day has ended." : "Counted the days that have ended.";
    }

    private static async Task<int> CountAsync(
        ServerDb db, TimeZoneInfo zone, HashSet<Guid> companies, DateTime counted, DateTime now, CancellationToken ct)
    {
        var today = zone.DayOf(now);
        var first = today.AddDays(1 - CompanyCharts.Days);
        if (zone.BeginningOf(first) < counted)
        {
            first = zone.DayOf(counted);
        }

        var days = 0;
        for (var day = first; day < today; day = day.AddDays(1), days++)
        {
            var found = await DayCount.ReadAsync(db, zone.BeginningOf(day), zone.BeginningOf(day.AddDays(1)), null, ct);
            var known = await db.CompanyDays.Where(d => d.DayOn == day).ToDictionaryAsync(d => d.CompanyId, ct);
            foreach (var (company, figures) in found.Where(f => companies.Contains(f.Key)))
            {
                if (!known.TryGetValue(company, out var row))
                {
                    row = new() { CompanyId = company, DayOn = day };
                    db.CompanyDays.Add(row);
                }

                figures.Into(row);
            }

            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        return days;
    }

    private static async Task KeepAsync(ServerDb db, DateTime now, CancellationToken ct)
    {
        var setting = await db.Settings.SingleOrDefaultAsync(s => s.Name == ServerSetting.DaysCountedTo, ct);
        if (setting is null)
        {
            setting = new() { Name = ServerSetting.DaysCountedTo, Value = "" };
            db.Settings.Add(setting);
        }

        setting.Value = now.ToString("O", CultureInfo.InvariantCulture);
        await db.SaveChangesAsync(ct);
    }
}
