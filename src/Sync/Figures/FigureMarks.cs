using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Figures;

/// <summary>
/// Notes whose figures a changed transaction has moved: what it names now, and what it named before. They are asked again at the end of
/// the session (<see cref="FigureMessage"/>).
/// </summary>
internal sealed class FigureMarks(ServerDb db, TimeProvider clock)
{
    // A job of a job: QuickBooks has five levels.
    private const int Levels = 5;

    private readonly ReferencedIds moved = new();

    /// <summary>A page that is about to be stored. A first sync reads the figures with the records.</summary>
    public async Task LookAsync(RecordPage page, CancellationToken ct)
    {
        if (!SectionQuery.HasTransactions(page.Target.Section))
        {
            return;
        }

        foreach (var row in page.Rows)
        {
            moved.Add(row.Record.Json.Span);
        }

        await LookBackAsync(page.Target, page.Rows.Where(r => r.Known is not null).Select(r => r.Record.QuickBooksId), ct);
    }

    /// <summary>Transactions that QuickBooks deleted.</summary>
    public Task LookAtDeletedAsync(PageTarget target, IEnumerable<string> quickBooksIds, CancellationToken ct) =>
        SectionQuery.HasTransactions(target.Section) ? LookBackAsync(target, quickBooksIds, ct) : Task.CompletedTask;

    /// <summary>A transaction that was written, as it was and as it is; null for neither.</summary>
    public void Look(string section, string? before, string? after)
    {
        if (SectionQuery.HasTransactions(section))
        {
            moved.Add(before);
            moved.Add(after);
        }
    }

    /// <summary>Notes what was found since the last time, within the transaction that stores it.</summary>
    public async Task SaveAsync(Guid companyId, CancellationToken ct)
    {
        if (moved.IsEmpty)
        {
            return;
        }

        var marked = await MarkAsync(companyId, FigureSections.Transactions, moved.Transactions, ct);
        List<string> lists = [.. moved.Lists];
        var seen = new HashSet<string>(lists, StringComparer.Ordinal);
        for (var level = 0; level < Levels && lists.Count > 0; level++)
        {
            marked += await MarkAsync(companyId, FigureSections.Lists, lists, ct);

            // A customer's balance includes its jobs, so ancestors are marked too.
            var above = await lists.ReadInLotsAsync(
                lot => db.Records
                    .Where(r => r.CompanyId == companyId && FigureSections.Lists.Contains(r.Section))
                    .Where(r => r.QuickBooksId != null && lot.Contains(r.QuickBooksId) && r.ParentId != null)
                    .Select(r => r.ParentId!)
                    .Distinct(),
                ct);
            lists = [.. above.Where(seen.Add)];
        }

        moved.Clear();
        if (marked > 0 && await db.Companies.FindAsync([companyId], ct) is { } company)
        {
            company.AreFiguresDue = true;
        }
    }

    private async Task LookBackAsync(PageTarget target, IEnumerable<string> quickBooksIds, CancellationToken ct)
    {
        var before = await quickBooksIds.ReadInLotsAsync(
            lot => db.Records
                .Where(r => r.CompanyId == target.CompanyId && r.Section == target.Section)
                .Where(r => r.QuickBooksId != null && lot.Contains(r.QuickBooksId))
                .Select(r => r.QuickBooks),
            ct);
        before.ForEach(moved.Add);
    }

    private async Task<int> MarkAsync(Guid companyId, IReadOnlyList<string> sections, IEnumerable<string> ids, CancellationToken ct)
    {
        var (now, marked) = (clock.GetUtcNow().UtcDateTime, 0);
        foreach (var lot in ids.InLots())
        {
            marked += await db.Records
                .Where(r => r.CompanyId == companyId && sections.Contains(r.Section))
                .Where(r => r.QuickBooksId != null && lot.Contains(r.QuickBooksId) && r.State != RecordState.Deleted)
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.FiguresDueAt, now), ct);
        }

        return marked;
    }
}
