using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Storage.Sqlite;
using WebConnectorSync.Sync.Storage.SqlServer;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// Stores what QuickBooks returned. One implementation per database, because this is where EF's change tracker would cost more than the
/// work. Writing the same page again changes nothing. Everything runs inside the transaction the caller has opened.
/// </summary>
/// <remarks>
/// Between finding a row and writing it nobody else changes it: where something is to be written, the company's feed is locked first, the
/// rows are found with an update lock, and each is written only in the version it was found in. The feed's lock also keeps two
/// sessions from inserting the same record.
/// </remarks>
internal abstract class RecordPageWriter(ValueSeal seal)
{
    /// <summary>The one for that kind of database.</summary>
    public static RecordPageWriter For(DatabaseProvider provider) => provider switch
    {
        SqlServerProvider => new SqlServerRecordPageWriter(provider.Seal),
        SqliteProvider => new SqliteRecordPageWriter(provider.Seal),
        _ => throw new NotSupportedException($"{provider.GetType().Name} has no writer of pages."),
    };

    /// <summary>
    /// Stores the records that are new or changed, and what the change feed says of each. When an id comes twice, the last one counts.
    /// </summary>
    public async Task<PageResult> WriteAsync(
        ServerDb db, Guid companyId, string section, IReadOnlyList<StagedRecord> records, DateTime now, CancellationToken ct)
    {
        var page = await OpenAsync(db, new PageTarget(companyId, section, now), records, null, ct);
        await StoreAsync(db, page, ct);
        return page.Result;
    }

    /// <summary>Holds a page against what is stored.</summary>
    /// <param name="db">The database.</param>
    /// <param name="target">Where the records go.</param>
    /// <param name="records">The records.</param>
    /// <param name="known">What was found of them already; null when nothing was. It is only believed where it says that nothing is
    /// new.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task<RecordPage> OpenAsync(
        ServerDb db, PageTarget target, IReadOnlyList<StagedRecord> records, KnownRecords? known, CancellationToken ct)
    {
        var latest = new Dictionary<string, StagedRecord>(records.Count, StringComparer.Ordinal);
        foreach (var record in records)
        {
            latest[record.QuickBooksId] = record;
        }

        if (known is not null && await known.FindAsync(
            target.Section, latest.Keys, ct) is { } found && RecordPage.Of(target, latest, found) is { IsNothingNew: true } same)
        {
            return same;
        }

        known?.Forget();
        return RecordPage.Of(
            target, latest, latest.Count == 0 ? [] : await FindLockedAsync(db, target.CompanyId, target.Section, latest.Keys, ct));
    }

    /// <summary>Stores an opened page as it is.</summary>
    public Task StoreAsync(ServerDb db, RecordPage page, CancellationToken ct) => StoreAsync(db, page, null, ct);

    /// <summary>Stores an opened page that QuickBooks has just shown: links a reset put in doubt hold again.</summary>
    /// <param name="db">The database.</param>
    /// <param name="page">The page.</param>
    /// <param name="decide">Looks at the rows before they are written and may change what becomes of them.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task StoreAsync(ServerDb db, RecordPage page, Func<List<PageRow>, Task>? decide, CancellationToken ct)
    {
        if (decide is not null)
        {
            await ClearDoubtAsync(db, page, ct);
        }

        if (page.Rows.Count > 0)
        {
            await (decide?.Invoke(page.Rows) ?? Task.CompletedTask);
            var told = page.Rows.Count(r => r.Change is not null);
            Number(page.Rows, told == 0 ? 0 : await ChangeNumbers.TakeAsync(db, page.Target.CompanyId, told, ct), page.Target.Now);
            await SaveAsync(db, page.Target, Closed(page.Rows), ct);
        }
    }

    /// <summary>
    /// Marks records as deleted in QuickBooks, with an entry of the change feed for each. What is not known, or known as deleted, is left
    /// alone.
    /// </summary>
    /// <returns>The QuickBooks ids of those that were marked.</returns>
    public async Task<IReadOnlyList<string>> DeleteAsync(
        ServerDb db, PageTarget target, IReadOnlyList<DeletedRecord> deleted, KnownRecords? known, CancellationToken ct)
    {
        var latest = new Dictionary<string, DeletedRecord>(deleted.Count, StringComparer.Ordinal);
        foreach (var record in deleted)
        {
            latest[record.QuickBooksId] = record;
        }

        if (latest.Count == 0
            || (known is not null
                && await known.FindAsync(target.Section, latest.Keys, ct) is { } found
                && Alive(target.Section, latest, found).Count == 0))
        {
            return [];
        }

        known?.Forget();
        var alive = Alive(target.Section, latest, await FindLockedAsync(db, target.CompanyId, target.Section, latest.Keys, ct));
        if (alive.Count > 0)
        {
            var first = await ChangeNumbers.TakeAsync(db, target.CompanyId, alive.Count, ct);
            var rows = alive.Select((d, i) => new DeletedRow(
                d.Known.Id, first + i, RecordTable.Transitions.After(d.Known.State, RecordEvent.Delete), d.Record.Reason));
            await SaveDeletedAsync(db, target, [.. rows], ct);
        }

        return alive.ConvertAll(d => d.Record.QuickBooksId);
    }

    /// <summary>A record that was made of JSON here, not by QuickBooks' answer.</summary>
    public StagedRecord Stage(StagedRecord record)
    {
        var hasSecrets = SecretValues.AreIn(record.Json.Span);
        return record with
        {
            ContentHash = seal.Blind(unchecked((long)ContentHash.Of(record.Json.Span)), hasSecrets),
            HasSecrets = hasSecrets,
        };
    }

    /// <summary>What is stored under these ids.</summary>
    /// <param name="db">The database.</param>
    /// <param name="companyId">The company.</param>
    /// <param name="quickBooksIds">The ids by section.</param>
    /// <param name="isForUpdate">Whether nobody else may change the rows from here to the commit.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public abstract Task<Dictionary<QuickBooksKey, KnownRecord>> FindAsync(
        ServerDb db, Guid companyId, IReadOnlyDictionary<string, HashSet<string>> quickBooksIds, bool isForUpdate, CancellationToken ct);

    /// <summary>Inserts the new rows, updates the others and writes the change feed.</summary>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else changed one of the rows.</exception>
    protected abstract Task SaveAsync(ServerDb db, PageTarget page, IReadOnlyList<PageRow> rows, CancellationToken ct);

    /// <summary>Marks the rows, which were found for update, as deleted and writes the change feed.</summary>
    protected abstract Task SaveDeletedAsync(ServerDb db, PageTarget page, IReadOnlyList<DeletedRow> rows, CancellationToken ct);

    /// <summary>What <see cref="SaveAsync"/> throws.</summary>
    protected static DbUpdateConcurrencyException Overtaken(PageTarget page) =>
        new($"A record of {page.Section} was changed by somebody else while a page was stored.");

    private async Task<Dictionary<QuickBooksKey, KnownRecord>> FindLockedAsync(
        ServerDb db, Guid companyId, string section, IEnumerable<string> ids, CancellationToken ct)
    {
        await ChangeNumbers.LockAsync(db, companyId, ct);
        return await FindAsync(db, companyId, new Dictionary<string, HashSet<string>> { [section] = [.. ids] }, isForUpdate: true, ct);
    }

    private static List<(DeletedRecord Record, KnownRecord Known)> Alive(
        string section, Dictionary<string, DeletedRecord> deleted, IReadOnlyDictionary<QuickBooksKey, KnownRecord> known) =>
    [
        .. deleted.Values
            .Select(d => (d, Known: known.GetValueOrDefault(new QuickBooksKey(section, d.QuickBooksId))))
            .Where(d => d.Known is not null and not { State: RecordState.Deleted })
            .Select(d => (d.d, d.Known!)),
    ];

    // QuickBooks shows them again, so their links hold.
    private static async Task ClearDoubtAsync(ServerDb db, RecordPage page, CancellationToken ct)
    {
        var seen = page.Known.Where(k => k.Value.IsInDoubt).Select(k => k.Key).ToList();
        foreach (var lot in seen.Select(id => page.Known[id].Id).InLots())
        {
            await db.Records
                .Where(r => r.CompanyId == page.Target.CompanyId && r.Section == page.Target.Section && lot.Contains(r.Id))
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.LinkDoubtedAt, (DateTime?)null).SetProperty(r => r.Version, r => r.Version + 1), ct);
        }

        page.EndDoubt(seen);
    }

    private List<PageRow> Closed(List<PageRow> rows) => !rows.Exists(r => r.Record.HasSecrets) ? rows : rows.ConvertAll(
        r => r.Record is { HasSecrets: true } record ? r with { Record = record with { Json = seal.Close(record.Json.Span) } } : r);

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
