using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Import;
using WebConnectorSync.Server.Records;
using WebConnectorSync.Server.Sections;

namespace WebConnectorSync.Server.Comparing;

/// <summary>
/// QuickBooks may never tell of a merge. It shows when a name is given that another record here still has, for QuickBooks has each name once in
/// a list, or when a record names a parent that is not known here: then the section is compared in the same session.
/// </summary>
internal static class MergeSuspicion
{
    /// <summary>Looks at records that are new or have another name than before.</summary>
    public static async Task LookAsync(ServerDb db, ComparisonSet comparisons, CompanySection row, IReadOnlyList<StagedRecord> named, DateTime now, CancellationToken ct)
    {
        if (named.Count > 0 && !SectionQuery.HasTransactions(row.Section) && (await HasTwinsAsync(db, row, named, ct) || await HasUnknownParentAsync(db, row, named, ct)))
        {
            comparisons.Request(row.Section, now);
        }
    }

    private static Task<bool> HasTwinsAsync(ServerDb db, CompanySection row, IReadOnlyList<StagedRecord> named, CancellationToken ct)
    {
        var names = named.Select(r => r.Name).OfType<string>().Distinct().ToList();
        return Alive(db, row).Where(r => names.Contains(r.Name!)).GroupBy(r => r.Name).AnyAsync(g => g.Count() > 1, ct);
    }

    private static async Task<bool> HasUnknownParentAsync(ServerDb db, CompanySection row, IReadOnlyList<StagedRecord> named, CancellationToken ct)
    {
        var parents = Hierarchy.Has(row.Section) ? named.Select(r => r.ParentId).OfType<string>().Distinct().ToList() : [];
        return parents.Count > 0 && await Alive(db, row).CountAsync(r => parents.Contains(r.QuickBooksId!), ct) < parents.Count;
    }

    private static IQueryable<Record> Alive(ServerDb db, CompanySection row) =>
        db.Records.Where(r => r.CompanyId == row.CompanyId && r.Section == row.Section && r.QuickBooksId != null && r.State != RecordState.Deleted);
}
