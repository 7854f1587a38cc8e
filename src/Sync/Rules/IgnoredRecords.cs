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

/// <summary>A record that does not sync, as others that refer to it see it.</summary>
/// <param name="Key">Which one.</param>
/// <param name="Name">Its full name or number.</param>
/// <param name="ParentId">The record above it.</param>
/// <param name="Finding">Why it does not sync.</param>
internal sealed record IgnoredRecord(QuickBooksKey Key, string? Name, string? ParentId, Finding Finding);
