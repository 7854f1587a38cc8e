using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.RuleChanges;

/// <summary>
/// Ends a reset when a section was read and compared completely: links to records that QuickBooks does not know are taken apart, what the
/// app has is matched anew, and what was set aside meanwhile comes in. Nothing is deleted in either system. Each step takes one lot, in one
/// short transaction, and can be repeated.
/// </summary>
internal sealed class ResetMatching(ServerDb db, DesiredRecords desired, AppMatching matching, PostQueue queue, TimeProvider clock)
{
    private const int Lot = 200;

    /// <summary>Does one lot.</summary>
    /// <returns>False when nothing is left to do.</returns>
    public async Task<bool> StepAsync(Guid companyId, string section, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var isLeft = await TakeApartAsync(companyId, section, ct) || await ReleaseAsync(companyId, section, ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        db.ChangeTracker.Clear();
        return isLeft;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<bool> TakeApartAsync(Guid companyId, string section, CancellationToken ct)
    {
        var records = await db.Records.Where(
            r => r.CompanyId == companyId
                && r.Section == section
                && r.LinkDoubtedAt != null
                && r.QuickBooksId != null
                && r.State == RecordState.Deleted).OrderBy(r => r.Id).Take(Lot).ToListAsync(ct);
        if (records.Count == 0)
        {
            return false;
        }

        // Gone with a backup that was restored: nothing is written again by itself.
        var restored = await db.Companies.Where(c => c.Id == companyId).Select(c => c.Identity).SingleAsync(ct);
        var lost = records.Where(r => r.LinkDoubtedAt == restored.RestoreAcceptedAt).ToHashSet();

        // QuickBooks' side becomes a row of its own, as deleted; the app's keeps the id it is known by.
        var gone = records.ConvertAll(r => RecordSplitter.TakeOff(r, RecordState.Deleted, r.Reason, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);

        // The ids are free now.
        db.Records.AddRange(gone);
        foreach (var record in records)
        {
            await NameAsync(record, ct);
            var (_, answer) = await matching.MatchAsync(record, ct);
            if (answer != TwinAnswer.Link)
            {
                ChangeFeed.Add(db, companyId, [(record, ChangeType.Updated)], Now);
                await (lost.Contains(record) ? queue.HoldLostAsync(record, ct) : queue.PlanAsync(record, ct));
            }
        }

        return true;
    }

    // Name and date are the app's again.
    private async Task NameAsync(Record record, CancellationToken ct)
    {
        if (record.App is { } app
            && await desired.ReadAsync(record.CompanyId, SectionCatalogue.Find(record.Section)!, app, null, record.Id, ct) is { } read)
        {
            (record.Name, record.TxnOn, record.IsActive) = (read.Head.Name, read.Head.TxnOn, read.Head.IsActive);
        }
    }

    // Set aside, and no record of the app turned out to be it: an ordinary new record.
    private async Task<bool> ReleaseAsync(Guid companyId, string section, CancellationToken ct)
    {
        var records = await db.Records
            .Where(
                r => r.CompanyId == companyId
                    && r.Section == section
                    && r.Reason != null
                    && r.State == RecordState.Conflict
                    && r.Reason == MatchCandidates.Waiting)
            .OrderBy(r => r.Id)
            .Take(Lot)
            .ToListAsync(ct);
        foreach (var record in records)
        {
            record.SyncFromQuickBooks(Now);
        }

        ChangeFeed.Add(db, companyId, records.Select(r => (r, ChangeType.Created)), Now);
        return records.Count > 0;
    }
}
