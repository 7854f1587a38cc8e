using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>Reads the figures of the last days, those of today counted now.</summary>
internal sealed class CompanyCharts(ServerDb db, DayCount count)
{
    /// <summary>How many days a chart shows.</summary>
    public const int Days = 30;

    private const int MostSections = 6;

    /// <summary>One entry per day, oldest first, days without anything included.</summary>
    public async Task<IReadOnlyList<CompanyDay>> ReadAsync(Guid company, CancellationToken ct)
    {
        var today = count.Today;
        var first = today.AddDays(1 - Days);
        var known = await db.CompanyDays.AsNoTracking().Where(
            d => d.CompanyId == company && d.DayOn >= first && d.DayOn < today).ToDictionaryAsync(d => d.DayOn, ct);
        foreach (var day in await count.CountAsync(today, company, ct))
        {
            known[today] = day;
        }

        return [
            .. Enumerable.Range(0, Days).Select(first.AddDays).Select(
                day => known.GetValueOrDefault(day) ?? new CompanyDay { CompanyId = company, DayOn = day })];
    }

    /// <summary>Records of the largest sections, day by day; a day without a count has that of the day before.</summary>
    public static IReadOnlyList<(string Section, IReadOnlyList<long> Counts)> Records(IReadOnlyList<CompanyDay> days)
    {
        var counts = days.Select(d => JsonSerializer.Deserialize<Dictionary<string, long>>(d.Records)!).ToList();
        return [.. counts[^1].OrderByDescending(c => c.Value).Take(MostSections).Select(c => (c.Key, Filled(counts, c.Key)))];
    }

    private static IReadOnlyList<long> Filled(List<Dictionary<string, long>> counts, string section)
    {
        var last = 0L;
        return [.. counts.Select(day => last = day.GetValueOrDefault(section, last))];
    }
}
