using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>
/// QuickBooks may never tell of a merge. It shows when a name is given that another record here still has, for QuickBooks has each name
/// once in a list, or when a record names a parent that is not known here: then the section is compared in the same session.
/// </summary>
internal static class MergeSuspicion
{
    /// <summary>Looks at records that are new or have another name than before.</summary>
    public static async Task LookAsync(
        ServerDb db, ComparisonSet comparisons, WarningStore warnings, WarningPlace place, IReadOnlyList<StagedRecord> named,
        CancellationToken ct)
    {
        if (named.Count == 0 || SectionQuery.HasTransactions(place.Section))
        {
            return;
        }

        // The comparison in this session usually ends the warning before anybody sees it.
        var hasTwins = await DuplicateNames.WarnAsync(db, warnings, place, [.. named.Select(r => r.Name).OfType<string>().Distinct()], ct);
        if (hasTwins || await HasUnknownParentAsync(db, place, named, ct))
        {
            comparisons.Request(place.Section);
        }
    }

    private static async Task<bool> HasUnknownParentAsync(
        ServerDb db, WarningPlace place, IReadOnlyList<StagedRecord> named, CancellationToken ct)
    {
        foreach (var parents in Hierarchy.Has(place.Section) ? named.Select(r => r.ParentId).OfType<string>().InLots() : [])
        {
            var known = await db.Records.CountAsync(
                r => r.CompanyId == place.CompanyId
                    && r.Section == place.Section
                    && r.QuickBooksId != null
                    && parents.Contains(r.QuickBooksId)
                    && r.State != RecordState.Deleted, ct);
            if (known < parents.Length)
            {
                return true;
            }
        }

        return false;
    }
}
