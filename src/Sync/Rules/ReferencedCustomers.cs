using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Lets older records sync because something that syncs refers to them.</summary>
internal static class ReferencedCustomers
{
    /// <summary>Sets their state and tells the change feed that they were created.</summary>
    public static async Task SyncAsync(ServerDb db, Guid companyId, IEnumerable<QuickBooksKey> keys, DateTime now, CancellationToken ct)
    {
        foreach (var group in keys.GroupBy(k => k.Section, k => k.Id))
        {
            foreach (var lot in group.InLots())
            {
                await SyncAsync(db, companyId, group.Key, lot, now, ct);
            }
        }
    }

    private static async Task SyncAsync(
        ServerDb db, Guid companyId, string section, string[] quickBooksIds, DateTime now, CancellationToken ct)
    {
        var ids = await db.Records
            .Where(
                r => r.CompanyId == companyId
                    && r.Section == section
                    && r.QuickBooksId != null
                    && quickBooksIds.Contains(r.QuickBooksId)
                    && r.State == RecordState.Ignored)
            .Select(r => r.Id)
            .ToListAsync(ct);
        if (ids.Count == 0)
        {
            return;
        }

        var syncs = RecordTable.Transitions.After(RecordState.Ignored, RecordEvent.SyncFromQuickBooks);
        await db.Records.Where(r => r.CompanyId == companyId && r.Section == section && ids.Contains(r.Id)).ExecuteUpdateAsync(
            set => set
                .SetProperty(r => r.State, syncs)
                .SetProperty(r => r.Reason, (Reason?)null)
                .SetProperty(r => r.ModifiedAt, now)
                .SetProperty(r => r.Version, r => r.Version + 1),
            ct);
        ChangeFeed.Add(db, companyId, section, ids, ChangeType.Created, now);
    }
}
