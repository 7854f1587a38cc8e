using System.Text.Json;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Statistics;

/// <summary>What is counted as it happens: no table says later how many syncs a held session had, or how many records there were.</summary>
internal static class EndedSync
{
    /// <summary>Counts a sync that has just ended, and notes how many records QuickBooks has by now.</summary>
    /// <param name="db">Where it is left to be saved.</param>
    /// <param name="company">The company.</param>
    /// <param name="sections">All its sections.</param>
    /// <param name="clock">The server's clock.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task CountAsync(
        ServerDb db, Company company, IReadOnlyList<CompanySection> sections, TimeProvider clock, CancellationToken ct)
    {
        var today = company.Today(clock);
        var day = await db.CompanyDays.FindAsync([company.Id, today], ct);
        if (day is null)
        {
            day = new() { CompanyId = company.Id, DayOn = today };
            db.CompanyDays.Add(day);
        }

        day.Sessions++;
        day.Records = JsonSerializer.Serialize(
            sections.Where(s => s.QuickBooksCount > 0).OrderBy(s => s.Section, StringComparer.Ordinal)
                .ToDictionary(s => s.Section, s => (long)s.QuickBooksCount));
    }
}
