using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>Reads the figures of the last days; those that the job has not counted yet, as today's, are counted now.</summary>
internal sealed class CompanyCharts(ServerDb db, TimeProvider clock)
{
    /// <summary>How many days a chart shows at most.</summary>
    public const int Days = 30;

    // A company that began today has a chart with room for the days to come before it.
    private const int FewestDays = 7;

    private const int MostSections = 6;

    /// <summary>One entry per day of the company, oldest first, days without anything included; the last one is today.</summary>
    public async Task<IReadOnlyList<CompanyDay>> ReadAsync(Company company, CancellationToken ct)
    {
        var (id, zone, today) = (company.Id, company.Zone(clock), company.Today(clock));
        var oldest = today.AddDays(1 - Days);
        var days = await db.CompanyDays.AsNoTracking().Where(d => d.CompanyId == id && d.DayOn >= oldest && d.DayOn <= today)
            .ToDictionaryAsync(d => d.DayOn, ct);
        var known = Earliest(zone.DayOf(company.CreatedAt), days.Count == 0 ? today : days.Keys.Min());
        CompanyDay Of(DateOnly day) => days.TryGetValue(day, out var found) ? found : days[day] = new() { CompanyId = id, DayOn = day };

        var uncounted = await CompanyDays.CountedToAsync(db, ct) is { } counted ? zone.DayOf(counted) : known;
        for (var day = Latest(uncounted, Latest(known, oldest)); day <= today; day = day.AddDays(1))
        {
            var found = await DayCount.ReadAsync(db, zone.BeginningOf(day), zone.BeginningOf(day.AddDays(1)), id, ct);
            found.GetValueOrDefault(id)?.Into(Of(day));
        }

        var sections = await db.Sections.Where(s => s.CompanyId == id && s.QuickBooksCount > 0)
            .ToDictionaryAsync(s => s.Section, s => (long)s.QuickBooksCount, ct);
        Of(today).Records = JsonSerializer.Serialize(sections);
        var first = Latest(oldest, Earliest(known, today.AddDays(1 - FewestDays)));
        return [.. Enumerable.Range(0, today.DayNumber - first.DayNumber + 1).Select(day => Of(first.AddDays(day)))];
    }

    /// <summary>Records of the largest sections, day by day; a day without a count has that of the day before.</summary>
    public static IReadOnlyList<(string Section, IReadOnlyList<long> Counts)> Records(IReadOnlyList<CompanyDay> days)
    {
        var counts = days.Select(d => JsonSerializer.Deserialize<Dictionary<string, long>>(d.Records)!).ToList();
        return [.. counts[^1].OrderByDescending(c => c.Value).Take(MostSections).Select(c => (c.Key, Filled(counts, c.Key)))];
    }

    // A section that a counted day does not name had no record then.
    private static IReadOnlyList<long> Filled(List<Dictionary<string, long>> counts, string section)
    {
        var last = 0L;
        return [.. counts.Select(day => last = day.Count == 0 ? last : day.GetValueOrDefault(section))];
    }

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earliest(DateOnly one, DateOnly other) => one < other ? one : other;
}
