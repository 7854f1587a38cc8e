using System.Text;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Matching;

/// <summary>
/// Links that were made while a section is read for the first time, and that a later page puts in question: QuickBooks has another
/// transaction with the same number, date and party. Nothing was posted meanwhile, so the link is undone and a person decides.
/// </summary>
internal sealed class ProvisionalLinks(ServerDb db, PostQueue queue)
{
    private readonly Dictionary<Guid, List<string>> questioned = [];

    /// <summary>Forgets what was found in the page before.</summary>
    public void Clear() => questioned.Clear();

    /// <summary>Looks for them among the new rows of a page, before these are linked or written.</summary>
    public async Task FindAsync(
        PageTarget page, SectionDef section, IReadOnlyList<PageRow> rows, IReadOnlyList<string> names, CancellationToken ct)
    {
        var linked = db.Records.AsNoTracking().Where(
            r => r.CompanyId == page.CompanyId
                && r.Section == page.Section
                && r.ExternalId != null
                && r.QuickBooksId != null
                && r.Settled == null);
        if (!await linked.AnyAsync(ct))
        {
            return;
        }

        var alike = await names.ReadInLotsAsync(lot => linked
            .Where(
                r => lot.Contains(r.Name!) && r.LinkDoubtedAt == null && (r.State == RecordState.Linked || r.State == RecordState.Conflict))
            .Where(r => !db.Posts.Any(p => p.CompanyId == r.CompanyId && p.Section == r.Section && p.RecordId == r.Id && p.Attempts > 0))
            .Select(r => new { r.Id, r.Name, r.TxnOn, r.QuickBooks }), ct);
        foreach (var record in alike)
        {
            if (NaturalKey.OfQuickBooks(
                section, record.Name, record.TxnOn, Encoding.UTF8.GetBytes(record.QuickBooks ?? "{}")) is not { } key)
            {
                continue;
            }

            var others = rows.Where(
                r => r.IsNew
                    && NaturalKey.OfQuickBooks(section, r.Record.Name, r.Record.TxnOn, r.Record.Json) is { } theirs
                    && theirs.IsSameAs(key)).Select(r => r.Record.QuickBooksId).ToList();
            if (others.Count > 0)
            {
                questioned[record.Id] = others;
            }
        }
    }

    /// <summary>Undoes them, after the page was written.</summary>
    public async Task UndoAsync(PageTarget page, CancellationToken ct)
    {
        foreach (var lot in questioned.Keys.InLots())
        {
            foreach (var record in await db.Records.Where(
                r => r.CompanyId == page.CompanyId && r.Section == page.Section && lot.Contains(r.Id)).ToListAsync(ct))
            {
                var quickBooks =
                    RecordSplitter.TakeOff(record, RecordState.QuickBooksOnly, null, new DateTimeOffset(page.Now, TimeSpan.Zero));
                MatchCandidates.Set(record, [quickBooks.QuickBooksId!, .. questioned[record.Id]], page.Now);
                await queue.PlanAsync(record, ct);

                // Only after this save is the QuickBooks id free for the other row.
                await db.SaveChangesAsync(ct);
                db.Records.Add(quickBooks);
                ChangeFeed.Add(db, page.CompanyId, [(quickBooks, ChangeType.Created), (record, ChangeType.Conflict)], page.Now);
            }
        }

        if (questioned.Count > 0)
        {
            // While it was linked the rules did not judge it; now they do.
            await PendingEvaluations.AddAsync(db, page.CompanyId, [page.Section], ct);
            await db.SaveChangesAsync(ct);
        }
    }
}
