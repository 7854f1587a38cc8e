using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Changes;
using WebConnectorSync.Server.Data;

namespace WebConnectorSync.Server.Records;

/// <summary>
/// Stores what QuickBooks returned. One implementation per database, because this is where EF's change tracker would cost more than the work.
/// Writing the same page again changes nothing.
/// </summary>
internal abstract class RecordPageWriter
{
    /// <summary>
    /// Stores the records that are new or changed, and what the change feed says of each. Runs inside the transaction the caller has opened on <paramref name="db"/>.
    /// When an id comes twice, the last one counts.
    /// </summary>
    public async Task<PageResult> WriteAsync(ServerDb db, Guid companyId, string section, IReadOnlyList<StagedRecord> records, DateTime now, CancellationToken ct) =>
        (await WriteAsync(db, new PageTarget(companyId, section, now), records, null, ct)).Result;

    /// <summary>As <see cref="WriteAsync(ServerDb, Guid, string, IReadOnlyList{StagedRecord}, DateTime, CancellationToken)"/>, for a page QuickBooks has just shown: links a reset put in doubt hold again.</summary>
    /// <param name="db">The database.</param>
    /// <param name="page">Where the records go.</param>
    /// <param name="records">The records.</param>
    /// <param name="decide">Looks at the rows before they are written and may change what becomes of them; gets what is known of the page's ids, too.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>What it did, and the records that are new here or have another name than before.</returns>
    public Task<(PageResult Result, IReadOnlyList<StagedRecord> Named)> StoreAsync(
        ServerDb db, PageTarget page, IReadOnlyList<StagedRecord> records, Func<List<PageRow>, Task> decide, CancellationToken ct) => WriteAsync(db, page, records, decide, ct);

    private async Task<(PageResult Result, IReadOnlyList<StagedRecord> Named)> WriteAsync(
        ServerDb db, PageTarget page, IReadOnlyList<StagedRecord> records, Func<List<PageRow>, Task>? decide, CancellationToken ct)
    {
        if (records.Count == 0)
        {
            return (default, []);
        }

        var latest = new Dictionary<string, StagedRecord>(records.Count);
        foreach (var record in records)
        {
            latest[record.QuickBooksId] = record;
        }

        await ChangeNumbers.LockAsync(db, page.CompanyId, ct);
        var known = await FindAsync(db, page, latest.Keys, ct);
        if (decide is not null)
        {
            await ClearDoubtAsync(db, page, known.Values, ct);
        }

        var rows = new List<PageRow>(latest.Count);
        var result = Compare(latest.Values, known, rows);
        if (rows.Count > 0)
        {
            await (decide?.Invoke(rows) ?? Task.CompletedTask);
            var told = rows.Count(r => r.Change is not null);
            Number(rows, told == 0 ? 0 : await ChangeNumbers.TakeAsync(db, page.CompanyId, told, ct), page.Now);
            await SaveAsync(db, page, rows, ct);
        }

        return (result, [.. rows.Where(r => r.Known is not { State: not RecordState.Deleted } stored || stored.Name != r.Record.Name).Select(r => r.Record)]);
    }

    /// <summary>
    /// Marks records as deleted in QuickBooks, with an entry of the change feed for each. What is not known, or known as deleted, is left alone.
    /// Runs inside the transaction the caller has opened on <paramref name="db"/>.
    /// </summary>
    /// <returns>How many were marked.</returns>
    public async Task<int> DeleteAsync(ServerDb db, Guid companyId, string section, IReadOnlyList<DeletedRecord> deleted, DateTime now, CancellationToken ct) =>
        (await MarkDeletedAsync(db, companyId, section, deleted, now, ct)).Count;

    /// <summary>As <see cref="DeleteAsync"/>.</summary>
    /// <returns>The QuickBooks ids of those that were marked.</returns>
    public async Task<IReadOnlyList<string>> MarkDeletedAsync(ServerDb db, Guid companyId, string section, IReadOnlyList<DeletedRecord> deleted, DateTime now, CancellationToken ct)
    {
        var page = new PageTarget(companyId, section, now);
        var latest = new Dictionary<string, DeletedRecord>(deleted.Count);
        foreach (var record in deleted)
        {
            latest[record.QuickBooksId] = record;
        }

        await ChangeNumbers.LockAsync(db, companyId, ct);
        var known = await FindAsync(db, page, latest.Keys, ct);
        var alive = latest.Where(d => known.TryGetValue(d.Key, out var stored) && stored.State != RecordState.Deleted).ToList();
        if (alive.Count > 0)
        {
            var first = await ChangeNumbers.TakeAsync(db, companyId, alive.Count, ct);
            await SaveDeletedAsync(db, page, [.. alive.Select((d, i) => new DeletedRow(known[d.Key].Id, first + i, d.Value.Reason))], ct);
        }

        return [.. alive.Select(d => d.Key)];
    }

    /// <summary>What is stored under these ids.</summary>
    protected abstract Task<Dictionary<string, KnownRecord>> FindAsync(ServerDb db, PageTarget page, IReadOnlyCollection<string> quickBooksIds, CancellationToken ct);

    /// <summary>Inserts the new rows, updates the others and writes the change feed.</summary>
    protected abstract Task SaveAsync(ServerDb db, PageTarget page, IReadOnlyList<PageRow> rows, CancellationToken ct);

    /// <summary>Marks the rows as deleted and writes the change feed.</summary>
    protected abstract Task SaveDeletedAsync(ServerDb db, PageTarget page, IReadOnlyList<DeletedRow> rows, CancellationToken ct);

    // QuickBooks shows them again, so their links hold.
    private static async Task ClearDoubtAsync(ServerDb db, PageTarget page, IEnumerable<KnownRecord> known, CancellationToken ct)
    {
        foreach (var seen in known.Where(k => k.IsInDoubt).Select(k => k.Id).InLots())
        {
            await db.Records
                .Where(r => r.CompanyId == page.CompanyId && r.Section == page.Section && seen.Contains(r.Id))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.LinkDoubtedAt, (DateTime?)null).SetProperty(r => r.Version, r => r.Version + 1), ct);
        }
    }

    private static PageResult Compare(IEnumerable<StagedRecord> records, Dictionary<string, KnownRecord> known, List<PageRow> rows)
    {
        var result = default(PageResult);
        foreach (var record in records)
        {
            if (!known.TryGetValue(record.QuickBooksId, out var stored))
            {
                rows.Add(new(Guid.Empty, RecordState.QuickBooksOnly, ChangeType.Created, record));
                result = result with { Created = result.Created + 1 };
            }
            else if (stored.State == RecordState.Deleted)
            {
                // Whoever reads the feed was told that it is gone, so it is created once more.
                var state = stored.HasExternalId ? RecordState.Linked : RecordState.QuickBooksOnly;
                rows.Add(new(stored.Id, state, ChangeType.Created, record) { Known = stored });
                result = result with { Revived = result.Revived + 1 };
            }
            else if (stored.EditSequence == record.EditSequence && stored.ContentHash == record.ContentHash)
            {
                result = result with { Unchanged = result.Unchanged + 1 };
            }
            else
            {
                rows.Add(new(stored.Id, stored.State, ChangeType.Updated, record) { Known = stored, Reason = stored.Reason });
                result = result with { Updated = result.Updated + 1 };
            }
        }

        return result;
    }

    private static void Number(List<PageRow> rows, long first, DateTime now)
    {
        // Version 7 ids of one millisecond are in no order; sorted, they follow QuickBooks' and fill the index from left to right.
        var ids = new Guid[rows.Count(r => r.IsNew)];
        var instant = new DateTimeOffset(now, TimeSpan.Zero);
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Guid.CreateVersion7(instant);
        }

        Array.Sort(ids);
        var inserted = 0;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            rows[i] = row with
            {
                Id = row.IsNew ? ids[inserted++] : row.Id,
                IsInserted = row.IsNew,
                Sequence = row.Change is null ? 0 : first++,
            };
        }
    }
}
