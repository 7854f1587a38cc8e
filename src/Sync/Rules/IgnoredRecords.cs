using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Finds those of some records that do not sync, and why.</summary>
internal static class IgnoredRecords
{
    /// <summary>The ignored ones among the records of QuickBooks with these ids.</summary>
    public static async Task<Dictionary<QuickBooksKey, IgnoredRecord>> FindAsync(
        ServerDb db, Guid companyId, IReadOnlyCollection<string> sections, IReadOnlyCollection<string> quickBooksIds, CancellationToken ct)
    {
        var rows = await quickBooksIds.ReadInLotsAsync(lot => db.Records.AsNoTracking()
            .Where(
                r => r.CompanyId == companyId
                    && sections.Contains(r.Section)
                    && r.QuickBooksId != null
                    && lot.Contains(r.QuickBooksId)
                    && r.State == RecordState.Ignored)
            .Select(r => new { r.Section, r.QuickBooksId, r.Name, r.ParentId, r.Reason }), ct);
        return rows.Select(r => new IgnoredRecord(new(r.Section, r.QuickBooksId!), r.Name, r.ParentId, Finding.Of(r.Reason!)))
            .ToDictionary(r => r.Key);
    }
}
