using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>Marks records that QuickBooks does not have any more, however that was found out. The rows stay, with the reason.</summary>
internal sealed class RecordRemoval(
    ServerDb db, RecordPageWriter pages, WarningStore warnings, HeirSearch heirs, FigureMarks figures, TimeProvider clock)
{
    // Merges are few; what vanishes in great numbers was not merged.
    private const int MostHeirs = 20;

    /// <summary>Marks them as deleted; what is not known, or known as deleted, is left alone.</summary>
    /// <param name="session">The session.</param>
    /// <param name="row">The section.</param>
    /// <param name="comparisons">The comparisons of its company.</param>
    /// <param name="gone">What is gone.</param>
    /// <param name="known">What was found of them; null when nothing was.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>How many were marked.</returns>
    public async Task<int> RemoveAsync(
        Session session, CompanySection row, ComparisonSet comparisons, IReadOnlyList<DeletedRecord> gone, KnownRecords? known,
        CancellationToken ct)
    {
        gone = await NameHeirsAsync(session.CompanyId, row.Section, gone, ct);
        var target = new PageTarget(session.CompanyId, row.Section, clock.GetUtcNow().UtcDateTime);
        var removed = await pages.DeleteAsync(db, target, gone, known, ct);
        if (removed.Count == 0)
        {
            return 0;
        }

        await figures.LookAtDeletedAsync(target, removed, ct);

        row.QuickBooksCount -= removed.Count;
        session.RecordsDeleted += removed.Count;
        row.UntoldDeleted += removed.Count;
        if (Hierarchy.Has(row.Section))
        {
            // QuickBooks deletes nothing that has others below it, so these went elsewhere with a merge, perhaps without a new time of
            // change.
            var left = await removed.ReadInLotsAsync(
                lot => db.Below(session.CompanyId, row.Section, lot).Select(r => r.QuickBooksId).OfType<string>(), ct);
            comparisons.Doubt(row.Section, left);
        }

        await WarnAsync(new WarningPlace(session.CompanyId, row.Section, session.Id), removed, ct);
        return removed.Count;
    }

    private async Task<IReadOnlyList<DeletedRecord>> NameHeirsAsync(
        Guid companyId, string section, IReadOnlyList<DeletedRecord> gone, CancellationToken ct)
    {
        if (gone.Count is 0 or > MostHeirs || SectionQuery.HasTransactions(section))
        {
            return gone;
        }

        List<string> ids = [.. gone.Select(g => g.QuickBooksId)];
        var alive = await db.Records.AsNoTracking()
            .Where(
                r => r.CompanyId == companyId && r.Section == section && r.QuickBooksId != null && ids.Contains(r.QuickBooksId)
                    && r.State != RecordState.Deleted)
            .ToListAsync(ct);
        var named = new Dictionary<string, DeletedRecord>(StringComparer.Ordinal);
        foreach (var record in alive)
        {
            if (await heirs.FindAsync(record, ct) is { } heir)
            {
                named[record.QuickBooksId!] = new DeletedRecord(record.QuickBooksId!, Reason.Of(ReasonCode.MergedInto, heir));
            }
        }

        return named.Count == 0 ? gone : [.. gone.Select(g => named.GetValueOrDefault(g.QuickBooksId, g))];
    }

    // The app knows it and did not itself ask for its end.
    private async Task WarnAsync(WarningPlace place, IReadOnlyList<string> removed, CancellationToken ct)
    {
        var missed = await removed.ReadInLotsAsync(lot => db.Records.AsNoTracking()
            .Where(
                r => r.CompanyId == place.CompanyId
                    && r.Section == place.Section
                    && r.QuickBooksId != null
                    && lot.Contains(r.QuickBooksId)
                    && r.ExternalId != null
                    && r.AppDeletedAt == null)
            .Select(r => new { r.Id, r.Name, r.QuickBooksId, r.Reason }), ct);
        foreach (var record in missed)
        {
            await warnings.RaiseAsync(
                place, OwnCodes.LinkedGone, record.Id, $"\"{record.Name ?? record.QuickBooksId}\": {record.Reason}", ct);
        }
    }
}
