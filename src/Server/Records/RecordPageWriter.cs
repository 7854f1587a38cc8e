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
    /// Stores the records that are new or changed, and an entry of the change feed for each. Runs inside the transaction the caller has opened on <paramref name="db"/>.
    /// When an id comes twice, the last one counts.
    /// </summary>
    public async Task<PageResult> WriteAsync(ServerDb db, Guid companyId, string section, IReadOnlyList<StagedRecord> records, DateTime now, CancellationToken ct) =>
        (await StoreAsync(db, companyId, section, records, now, ct)).Result;

    /// <summary>As <see cref="WriteAsync"/>.</summary>
    /// <returns>What it did, and the records that are new here or have another name than before.</returns>
    public async Task<(PageResult Result, IReadOnlyList<StagedRecord> Named)> StoreAsync(
        ServerDb db, Guid companyId, string section, IReadOnlyList<StagedRecord> records, DateTime now, CancellationToken ct)
    {
        if (records.Count == 0)
        {
            return (default, []);
        }

        var page = new PageTarget(companyId, section, now);
        var latest = new Dictionary<string, StagedRecord>(records.Count);
        foreach (var record in records)
        {
            latest[record.QuickBooksId] = record;
        }

        await ChangeNumbers.LockAsync(db, companyId, ct);
        var known = await FindAsync(db, page, latest.Keys, ct);
        var rows = new List<PageRow>(latest.Count);
        var result = Compare(latest.Values, known, rows);
        if (rows.Count > 0)
        {
            Number(rows, await ChangeNumbers.TakeAsync(db, companyId, rows.Count, ct), now);
            await SaveAsync(db, page, rows, ct);
        }

        return (result, [.. rows.Where(r => r.Change == ChangeType.Created || known[r.Record.QuickBooksId].Name != r.Record.Name).Select(r => r.Record)]);
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

    private static PageResult Compare(IEnumerable<StagedRecord> records, Dictionary<string, KnownRecord> known, List<PageRow> rows)
    {
        var result = default(PageResult);
        foreach (var record in records)
        {
            if (!known.TryGetValue(record.QuickBooksId, out var stored))
            {
                rows.Add(new(Guid.Empty, 0, RecordState.QuickBooksOnly, ChangeType.Created, true, record));
                result = result with { Created = result.Created + 1 };
            }
            else if (stored.State == RecordState.Deleted)
            {
                // Whoever reads the feed was told that it is gone, so it is created once more.
                var state = stored.HasExternalId ? RecordState.Linked : RecordState.QuickBooksOnly;
                rows.Add(new(stored.Id, 0, state, ChangeType.Created, false, record));
                result = result with { Revived = result.Revived + 1 };
            }
            else if (stored.EditSequence == record.EditSequence && stored.ContentHash == record.ContentHash)
            {
                result = result with { Unchanged = result.Unchanged + 1 };
            }
            else
            {
                rows.Add(new(stored.Id, 0, stored.State, ChangeType.Updated, false, record));
                result = result with { Updated = result.Updated + 1 };
            }
        }

        return result;
    }

    private static void Number(List<PageRow> rows, long first, DateTime now)
    {
        // Version 7 ids of one millisecond are in no order; sorted, they follow QuickBooks' and fill the index from left to right.
        var ids = new Guid[rows.Count];
        var instant = new DateTimeOffset(now, TimeSpan.Zero);
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = Guid.CreateVersion7(instant);
        }

        Array.Sort(ids);
        for (var i = 0; i < ids.Length; i++)
        {
            rows[i] = rows[i] with { Id = rows[i].IsNew ? ids[i] : rows[i].Id, Sequence = first + i };
        }
    }
}
