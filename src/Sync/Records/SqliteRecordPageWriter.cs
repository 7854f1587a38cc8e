using System.Globalization;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Storage.Sqlite;

namespace WebConnectorSync.Sync.Records;

/// <summary>Pages on SQLite: prepared statements, one execution per row.</summary>
internal sealed class SqliteRecordPageWriter(ValueSeal seal) : RecordPageWriter(seal)
{
    // CROSS JOIN fixes the order: each id of each section is looked up in the index. A transaction here is the only writer, so that
    // nobody changes a row that was found.
    private const string Find = """
        SELECT r.Section, r.QuickBooksId, r.Id, r.Version, r.EditSequence, r.ContentHash, r.State, r.ExternalId IS NOT NULL, r.Reason, r.LinkDoubtedAt IS NOT NULL, r.Name
        FROM json_each(?2) AS section CROSS JOIN json_each(section.value) AS page
        CROSS JOIN Records AS r ON r.CompanyId = ?1 AND r.Section = section.key AND r.QuickBooksId = page.value
        """;

    private const string Insert = """
        INSERT INTO Records (CompanyId, Section, Id, CreatedAt, ModifiedAt, State, QuickBooksId, Name, EditSequence, TimeModified, ParentId, IsActive, TxnOn, ContentHash, QuickBooks, Reason, AppHash, Version)
        VALUES (?1, ?2, ?3, ?4, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, 0, 0)
        """;

    private const string Update = """
        UPDATE Records SET ModifiedAt = ?4, Reason = ?15, State = ?5, QuickBooksId = ?6, Name = ?7,
            EditSequence = ?8, TimeModified = ?9, ParentId = ?10, IsActive = ?11, TxnOn = ?12, ContentHash = ?13, QuickBooks = ?14, Version = Version + 1
        WHERE CompanyId = ?1 AND Section = ?2 AND Id = ?3 AND Version = ?16
        """;

    private const string Delete = """
        UPDATE Records SET ModifiedAt = ?4, State = ?5, Reason = ?6, Version = Version + 1 WHERE CompanyId = ?1 AND Section = ?2 AND Id = ?3
        """;

    private const string InsertChange =
        "INSERT INTO Changes (CompanyId, Section, RecordId, At, Sequence, Type) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";

    public override Task<Dictionary<QuickBooksKey, KnownRecord>> FindAsync(
        ServerDb db, Guid companyId, IReadOnlyDictionary<string, HashSet<string>> quickBooksIds, bool isForUpdate, CancellationToken ct)
    {
        using var find = new Statement((SqliteConnection)db.Database.GetDbConnection(), Find);
        find.Bind(1, companyId).BindText(2, JsonSerializer.SerializeToUtf8Bytes(quickBooksIds));
        var known = new Dictionary<QuickBooksKey, KnownRecord>();
        while (find.Read())
        {
            known.Add(
                new(find.Text(0)!, find.Text(1)!),
                new(
                    find.Id(2),
                    (int)find.Int64(3),
                    find.Text(4),
                    find.Int64(5),
                    Enum.Parse<RecordState>(find.Text(6)!),
                    find.Int64(7) != 0,
                    find.Text(8) is { } reason ? Reason.Parse(reason) : null,
                    find.Int64(9) != 0,
                    find.Text(10)));
        }

        return Task.FromResult(known);
    }

    protected override Task SaveAsync(ServerDb db, PageTarget page, IReadOnlyList<PageRow> rows, CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var insert = Prepare(connection, Insert, page);
        using var update = Prepare(connection, Update, page);
        using var change = Prepare(connection, InsertChange, page);
        foreach (var row in rows)
        {
            Write(row.IsNew ? insert : update.Bind(16, row.Version), row);
            if (!row.IsNew && update.Changes != 1)
            {
                throw Overtaken(page);
            }

            if (row.Change is { } told)
            {
                change.Bind(3, row.Id).Bind(5, row.Sequence).Bind(6, told.ToString()).Execute();
            }
        }

        return Task.CompletedTask;
    }

    protected override Task SaveDeletedAsync(ServerDb db, PageTarget page, IReadOnlyList<DeletedRow> rows, CancellationToken ct)
    {
        var connection = (SqliteConnection)db.Database.GetDbConnection();
        using var delete = Prepare(connection, Delete, page);
        using var change = Prepare(connection, InsertChange, page).Bind(6, nameof(ChangeType.Deleted));
        foreach (var row in rows)
        {
            delete.Bind(3, row.Id).Bind(5, row.State.ToString()).Bind(6, row.Reason.Stored).Execute();
            change.Bind(3, row.Id).Bind(5, row.Sequence).Execute();
        }

        return Task.CompletedTask;
    }

    private static Statement Prepare(SqliteConnection connection, string sql, PageTarget page) =>
        new Statement(connection, sql).Bind(1, page.CompanyId).Bind(2, page.Section).Bind(4, page.Now);

    private static void Write(Statement statement, in PageRow row)
    {
        var record = row.Record;
        statement
            .Bind(3, row.Id)
            .Bind(5, row.State.ToString())
            .Bind(6, record.QuickBooksId)
            .Bind(7, record.Name)
            .Bind(8, record.EditSequence)
            .Bind(9, record.TimeModified)
            .Bind(10, record.ParentId)
            .Bind(11, record.IsActive ? 1 : 0)
            .Bind(12, record.TxnOn?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Bind(13, record.ContentHash)
            .BindText(14, record.Json.Span)
            .Bind(15, row.Reason?.Stored)
            .Execute();
    }
}
