using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Import;

/// <summary>Stores records that QuickBooks brought, with everything that follows from them.</summary>
internal sealed class PageStorage(
    ServerDb db, RecordPageWriter pages, ChildRenamer children, PageEvaluation evaluation, PageMatching matching,
    ConcurrentEdit concurrentEdit, PageWarnings warnings, TimeProvider clock)
{
    /// <summary>Finds what is stored of records that come.</summary>
    public KnownRecords Known(Guid companyId) => new(pages, db, companyId);

    /// <summary>Stores a batch of one section.</summary>
    /// <param name="session">The session.</param>
    /// <param name="row">The section.</param>
    /// <param name="comparisons">The comparisons of its company.</param>
    /// <param name="records">The batch.</param>
    /// <param name="known">What was found of the answer's records; null when nothing was.</param>
    /// <param name="figures">Takes down whose figures were moved; null when the records were asked for because of them.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task StoreAsync(
        Session session, CompanySection row, ComparisonSet comparisons, IReadOnlyList<StagedRecord> records, KnownRecords? known,
        FigureMarks? figures, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var place = new WarningPlace(session.CompanyId, row.Section, session.Id);
        var target = new PageTarget(session.CompanyId, row.Section, now);
        var page = await pages.OpenAsync(db, target, records, known, ct);
        await warnings.LookBeforeAsync(place, page, ct);
        if (figures is not null && row.SyncedAt is not null)
        {
            await figures.LookAsync(page, ct);
        }

        await pages.StoreAsync(db, page, rows => DecideAsync(target, rows, row.SyncedAt is null, ct), ct);
        if (page.Rows.Count == 0)
        {
            return;
        }

        await matching.FinishAsync(target, ct);
        await concurrentEdit.FinishAsync(target, ct);
        var (result, named) = (page.Result, page.Named);
        row.QuickBooksCount += result.Created + result.Revived;
        session.RecordsCreated += result.Created;
        session.RecordsUpdated += result.Updated + result.Revived;
        row.UntoldNew += result.Created;
        row.UntoldChanged += result.Updated + result.Revived;
        if (comparisons.Find(row.Section) is { } comparison)
        {
            comparison.Matched += result.Created + result.Revived;
        }

        var renamed = await children.RenameAsync(session.CompanyId, row.Section, named, now, ct);
        session.RecordsUpdated += renamed;
        row.UntoldChanged += renamed;

        await warnings.LookAtTimesAsync(place, row, page.Rows, now, ct);

        // A first sync meets children before their parents; later both are known.
        if (row.SyncedAt is not null)
        {
            await warnings.LookAfterAsync(place, comparisons, named, ct);
        }
    }

    // Matching first: the rules do not judge what both sides have.
    private async Task DecideAsync(PageTarget page, List<PageRow> rows, bool isFirst, CancellationToken ct)
    {
        await concurrentEdit.DecideAsync(page, rows, ct);
        await matching.DecideAsync(page, rows, isFirst, ct);
        await evaluation.DecideAsync(page, rows, ct);
    }
}
