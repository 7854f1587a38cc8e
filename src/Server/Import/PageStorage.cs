using WebConnectorSync.Server.Comparing;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Matching;
using WebConnectorSync.Server.Records;
using WebConnectorSync.Server.Rules;
using WebConnectorSync.Server.Sections;
using WebConnectorSync.Server.Sessions;
using WebConnectorSync.Server.Warnings;

namespace WebConnectorSync.Server.Import;

/// <summary>What happens here when QuickBooks brings records: they are stored, and what follows from them is.</summary>
internal sealed class PageStorage(
    ServerDb db, RecordPageWriter pages, Descendants descendants, PageJudgement judgement, PageMatching matching, BothChanged both, LinkedWatch watch, WarningBook warnings, TimeProvider clock)
{
    /// <summary>Stores a batch of one section. Runs inside the caller's transaction.</summary>
    public async Task StoreAsync(Session session, CompanySection row, ComparisonSet comparisons, IReadOnlyList<StagedRecord> records, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var place = new WarningPlace(session.CompanyId, row.Section, session.Id);
        await watch.LookAsync(place, records, ct);
        var target = new PageTarget(session.CompanyId, row.Section, now);
        var (page, named) = await pages.StoreAsync(db, target, records, rows => DecideAsync(target, rows, row.SyncedAt is null, ct), ct);
        await matching.FinishAsync(target, ct);
        await both.FinishAsync(target, ct);
        row.QuickBooksCount += page.Created + page.Revived;
        session.RecordsCreated += page.Created;
        session.RecordsUpdated += page.Updated + page.Revived;
        if (comparisons.Find(row.Section) is { } comparison)
        {
            comparison.Matched += page.Created + page.Revived;
        }

        session.RecordsUpdated += await descendants.RenameAsync(session.CompanyId, row.Section, named, now, ct);

        // A first sync meets children before their parents; later both are known.
        if (row.SyncedAt is not null)
        {
            await MergeSuspicion.LookAsync(db, comparisons, warnings, place, named, now, ct);
        }
    }

    // What both sides have is no question of the rules.
    private async Task DecideAsync(PageTarget page, List<PageRow> rows, bool isFirst, CancellationToken ct)
    {
        await both.DecideAsync(page, rows, ct);
        await matching.DecideAsync(page, rows, isFirst, ct);
        await judgement.DecideAsync(page, rows, ct);
    }
}
