using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Inbox;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Server.Api.Sections;

/// <summary>Reads the sections of a company, for the API and the pages.</summary>
internal sealed class SectionReader(ServerDb db, InboxReader inbox)
{
    private static readonly SectionCounts NoRecords = new(0, 0, 0, 0, 0);

    /// <summary>All sections of the company in the order of the catalogue, also those that never ran.</summary>
    public async Task<List<SectionJson>> ReadAsync(Guid companyId, CancellationToken ct)
    {
        var rows = await db.Sections.AsNoTracking().Where(s => s.CompanyId == companyId).ToDictionaryAsync(s => s.Section, ct);
        var counts = await CountAsync(companyId, ct);
        var company = await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == companyId, ct);
        var atNight = company is null ? null : PendingWork.NightOnly(company);
        var warnings = await WarningReader.ReadAsync(db, companyId, ct);
        var needs = await inbox.BySectionAsync(companyId, ct);
        return
        [
            .. SectionCatalogue.All.Select(section => From(
                section,
                atNight?.Contains(section.Name) == true,
                rows.GetValueOrDefault(section.Name) ?? new CompanySection { Section = section.Name },
                counts.GetValueOrDefault(section.Name, NoRecords),
                warnings.GetValueOrDefault(section.Name)) with
            {
                Needs = needs.GetValueOrDefault(section.Name, SectionNeeds.None),
            }),
        ];
    }

    private static SectionJson From(
        SectionDef section, bool isAtNightOnly, CompanySection row, SectionCounts counts, SectionProblem? warning) => new(
        section.Name,
        section.Title,
        row.InUse,
        warning is not null && row.Status is SectionStatus.Ok or SectionStatus.Never ? SectionStatus.Warning : row.Status,
        row.SyncTime,
        row.SyncedAt,
        row.ComparedAt,
        isAtNightOnly,
        SectionProgress.Of(row.Status, row.Done, row.Total, row.Percent, row.Pace),
        counts with { QuickBooks = row.QuickBooksCount },
        SectionProblem.Of(row) ?? warning,
        SectionNeeds.None);

    // QuickBooks' records are counted as they are stored. The app's are found through the index of external ids, which holds only them.
    private async Task<Dictionary<string, SectionCounts>> CountAsync(Guid companyId, CancellationToken ct)
    {
        var rows = await db.Records
            .Where(r => r.CompanyId == companyId && r.ExternalId != null && r.State != RecordState.Deleted)
            .GroupBy(r => new { r.Section, r.State })
            .Select(g => new { g.Key.Section, g.Key.State, Count = g.Count() })
            .ToListAsync(ct);

        // QuickBooks' ignored records are found through the index of records with a reason.
        var ignored = await db.Records
            .Where(r => r.CompanyId == companyId && r.ExternalId == null && r.Reason != null && r.State == RecordState.Ignored)
            .GroupBy(r => r.Section)
            .Select(g => new { Section = g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Section, g => g.Count, ct);
        var app = rows.ToLookup(r => r.Section);
        return app.Select(g => g.Key).Union(ignored.Keys).ToDictionary(
            key => key,
            key =>
            {
                var byState = app[key].ToDictionary(r => r.State, r => r.Count);
                return new SectionCounts(
                    0,
                    byState.Values.Sum(),
                    byState.GetValueOrDefault(RecordState.Linked),
                    byState.GetValueOrDefault(RecordState.Ignored) + ignored.GetValueOrDefault(key),
                    byState.GetValueOrDefault(RecordState.Conflict));
            });
    }
}
