using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// Links records that QuickBooks shows for the first time with records that the app has put already, before they are stored: what both
/// sides have never becomes two rows, and the change feed never calls it new.
/// </summary>
internal sealed class PageMatching(ServerDb db, AppKeys keys, LinkSettlement settlement, ProvisionalLinks provisional, PostQueue queue)
{
    private readonly List<Guid> linked = [];
    private readonly Dictionary<Guid, List<string>> doubtful = [];

    /// <summary>Turns rows that are new into rows of records the app has. One look-up where QuickBooks has anything new.</summary>
    /// <param name="page">Where the page goes.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="isFirst">Whether the section is read for the first time, so that pages to come may show another one that looks the
    /// same.</param>
    /// <param name="ct">Ends the reading.</param>
    public async Task DecideAsync(PageTarget page, List<PageRow> rows, bool isFirst, CancellationToken ct)
    {
        linked.Clear();
        doubtful.Clear();
        provisional.Clear();
        var section = SectionCatalogue.Find(page.Section);
        var names = rows.Where(r => r.IsNew).Select(r => r.Record.Name).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        if (section is null or { IsFromHost: true } || names.Count == 0)
        {
            return;
        }

        var variants = NameVariants.Of(names);
        if (isFirst && section.IsTransaction)
        {
            await provisional.FindAsync(page, section, rows, variants, ct);
        }

        await MatchAsync(page, section, rows, variants, ct);
        await SetAsideAsync(page, section, rows, variants, ct);
    }

    /// <summary>Settles what was linked, and what could not be; after the rows were written.</summary>
    public async Task FinishAsync(PageTarget page, CancellationToken ct)
    {
        foreach (var lot in linked.InLots())
        {
            var records = await db.Records.Where(r => r.CompanyId == page.CompanyId && r.Section == page.Section && lot.Contains(r.Id))
                .ToListAsync(ct);
            foreach (var record in records)
            {
                record.EndDoubts(page.Now);
                await settlement.SettleAsync(record, ct);
            }
        }

        foreach (var lot in doubtful.Keys.InLots())
        {
            var records = await db.Records.Where(r => r.CompanyId == page.CompanyId && r.Section == page.Section && lot.Contains(r.Id))
                .ToListAsync(ct);
            foreach (var record in records)
            {
                MatchCandidates.Set(record, [.. MatchCandidates.Read(record).Union(doubtful[record.Id], StringComparer.Ordinal)], page.Now);
                await queue.PlanAsync(record, ct);
            }

            ChangeFeed.Add(db, page.CompanyId, records.Select(r => (r, ChangeType.Conflict)), page.Now);
        }

        await provisional.UndoAsync(page, ct);

        if (linked.Count + doubtful.Count > 0)
        {
            await db.SaveChangesAsync(ct);
        }
    }

    private async Task MatchAsync(PageTarget page, SectionDef section, List<PageRow> rows, List<string> variants, CancellationToken ct)
    {
        var alike = await variants.ReadInLotsAsync(
            names => db.Records.AsNoTracking().Unmatched(page.CompanyId, page.Section).Where(r => names.Contains(r.Name!)), ct);
        var unmatched = alike.DistinctBy(r => r.Id).ToList();
        if (unmatched.Count == 0)
        {
            return;
        }

        var theirs = rows.Index().Where(r => r.Item.IsNew).Select(
            r => (r.Index, Key: NaturalKey.OfQuickBooks(section, r.Item.Record.Name, r.Item.Record.TxnOn, r.Item.Record.Json))).Where(
                r => r.Key is not null).ToList();
        var pairs = new List<(Record Ours, int Index)>();
        foreach (var ours in unmatched)
        {
            if (await keys.OfAsync(ours, ct) is { } key)
            {
                pairs.AddRange(theirs.Where(t => key.IsSameAs(t.Key!)).Select(t => (ours, t.Index)));
            }
        }

        foreach (var (ours, index) in pairs)
        {
            var isOnly = ours.State != RecordState.Conflict && pairs.Count(
                p => p.Ours.Id == ours.Id) == 1 && pairs.Count(p => p.Index == index) == 1;
            if (isOnly)
            {
                rows[index] = rows[index].LinkTo(ours.Id, ours.Version, ours.State);
                linked.Add(ours.Id);
            }
            else
            {
                doubtful.TryAdd(ours.Id, []);
                doubtful[ours.Id].Add(rows[index].Record.QuickBooksId);
            }
        }
    }

    // After a reset a new id may be a record whose old id is not found any more; that is known when everything has been read.
    private async Task SetAsideAsync(PageTarget page, SectionDef section, List<PageRow> rows, List<string> variants, CancellationToken ct)
    {
        var inDoubt = await variants.ReadInLotsAsync(names => db.Records.AsNoTracking()
            .Where(r => r.CompanyId == page.CompanyId && r.Section == page.Section && r.LinkDoubtedAt != null && names.Contains(r.Name!))
            .Select(r => new { r.Name, r.TxnOn, r.QuickBooks }), ct);
        if (inDoubt.Count == 0)
        {
            return;
        }

        var doubted = inDoubt.Select(
            r => NaturalKey.OfQuickBooks(
                section, r.Name, r.TxnOn, System.Text.Encoding.UTF8.GetBytes(r.QuickBooks ?? "{}"))).OfType<NaturalKey>().ToList();
        foreach (var (index, row) in rows.Index().Where(r => r.Item.IsNew).ToList())
        {
            if (NaturalKey.OfQuickBooks(section, row.Record.Name, row.Record.TxnOn, row.Record.Json) is { } key
                && doubted.Exists(d => IsAlike(d, key)))
            {
                rows[index] = row.SetAside(MatchCandidates.Waiting);
            }
        }
    }

    // In another company file the party has another id, too.
    private static bool IsAlike(NaturalKey a, NaturalKey b) => (a with { PartyId = null }).IsSameAs(b);
}
