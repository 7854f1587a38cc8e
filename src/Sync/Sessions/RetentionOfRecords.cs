using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Removes what an administrator does not want to keep for good: deleted records, and the audit trail.</summary>
internal static class RetentionOfRecords
{
    /// <summary>
    /// Removes records that have been deleted since before that time, that the app does not have, and of which nothing is to be sent any
    /// more. What the change feed said of them stays, without their fields.
    /// </summary>
    public static async Task DeleteRecordsAsync(ServerDb db, Guid company, DateTime before, CancellationToken ct)
    {
        foreach (var section in SectionCatalogue.All.Select(s => s.Name))
        {
            List<Guid> old;
            do
            {
                old = await db.Records
                    .Where(r => r.CompanyId == company && r.Section == section && r.State == RecordState.Deleted
                        && r.ExternalId == null && r.ModifiedAt < before)
                    .Where(r => !db.Posts.Any(
                        p => p.CompanyId == company && p.Section == section && p.RecordId == r.Id && p.DoneAt == null))
                    .OrderBy(r => r.Id).Select(r => r.Id).Take(Lots.Size).ToListAsync(ct);
                await db.Records.Where(r => r.CompanyId == company && r.Section == section && old.Contains(r.Id)).ExecuteDeleteAsync(ct);
            }
            while (old.Count == Lots.Size);
        }
    }

    /// <summary>Removes entries of the audit trail from before that time.</summary>
    public static async Task DeleteAuditAsync(ServerDb db, DateTime before, CancellationToken ct)
    {
        List<Guid> old;
        do
        {
            old = await db.Audit.Where(a => a.At < before).OrderBy(a => a.At).Select(a => a.Id).Take(Lots.Size).ToListAsync(ct);
            await db.Audit.Where(a => old.Contains(a.Id)).ExecuteDeleteAsync(ct);
        }
        while (old.Count == Lots.Size);
    }
}
