using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Records;

/// <summary>Pages on SQL Server: the page travels as one JSON parameter, and one command writes all of it.</summary>
internal sealed class SqlServerRecordPageWriter(ValueSeal seal) : RecordPageWriter(seal)
{
    private const string Known = """
        SELECT r.[Section], r.[QuickBooksId], r.[Id], r.[Version], r.[EditSequence], r.[ContentHash], r.[State], CAST(CASE WHEN r.[ExternalId] IS NULL THEN 0 ELSE 1 END AS bit),
            r.[Reason], CAST(CASE WHEN r.[LinkDoubtedAt] IS NULL THEN 0 ELSE 1 END AS bit), r.[Name]
        FROM OPENJSON(@ids) WITH ([Section] nvarchar(32) '$[0]', [Id] nvarchar(36) '$[1]') AS page
        INNER LOOP JOIN [Records] AS r
        """;

    private const string ByKey = """
        ON r.[CompanyId] = @company AND r.[Section] = page.[Section] COLLATE DATABASE_DEFAULT
            AND r.[QuickBooksId] = page.[Id] COLLATE Latin1_General_100_BIN2 AND r.[QuickBooksId] IS NOT NULL
        """;

    private const string Find = $"{Known} {ByKey}";

    // Other writers of these rows wait until the page is stored, also where readers see the version before (READ_COMMITTED_SNAPSHOT).
    private const string FindForUpdate = $"{Known} WITH (UPDLOCK, ROWLOCK) {ByKey}";

    private const string Rows = """
        OPENJSON(@rows) WITH (
            [HexId] char(32) '$.id', [Version] int '$.v', [Sequence] bigint '$.s', [Change] nvarchar(16) '$.c', [State] nvarchar(16) '$.st', [IsNew] bit '$.n',
            [QuickBooksId] nvarchar(36) '$.q', [Name] nvarchar(255) '$.nm', [EditSequence] nvarchar(16) '$.e', [TimeModified] nvarchar(19) '$.t',
            [ParentId] nvarchar(36) '$.p', [IsActive] bit '$.a', [TxnOn] date '$.d', [ContentHash] bigint '$.h', [QuickBooks] nvarchar(max) '$.j' AS JSON, [Reason] nvarchar(1000) '$.r') AS page
        """;

    private const string Insert = $"""
        INSERT INTO [Records] ([CompanyId], [Section], [Id], [CreatedAt], [ModifiedAt], [State], [QuickBooksId], [Name], [EditSequence], [TimeModified],
            [ParentId], [IsActive], [TxnOn], [ContentHash], [QuickBooks], [Reason], [AppHash], [Version])
        SELECT @company, @section, CONVERT(binary(16), page.[HexId], 2), @now, @now, page.[State], page.[QuickBooksId], page.[Name], page.[EditSequence], page.[TimeModified],
            page.[ParentId], page.[IsActive], page.[TxnOn], page.[ContentHash], page.[QuickBooks], page.[Reason], 0, 0
        FROM {Rows} WHERE page.[IsNew] = 1;
        """;

    private const string Update = $"""
        UPDATE r SET [ModifiedAt] = @now, [Reason] = page.[Reason], [State] = page.[State], [QuickBooksId] = page.[QuickBooksId], [Name] = page.[Name],
            [EditSequence] = page.[EditSequence], [TimeModified] = page.[TimeModified], [ParentId] = page.[ParentId], [IsActive] = page.[IsActive], [TxnOn] = page.[TxnOn],
            [ContentHash] = page.[ContentHash], [QuickBooks] = page.[QuickBooks], [Version] = r.[Version] + 1
        FROM {Rows}
        INNER JOIN [Records] AS r ON r.[CompanyId] = @company AND r.[Section] = @section AND r.[Id] = CONVERT(binary(16), page.[HexId], 2) AND r.[Version] = page.[Version]
        WHERE page.[IsNew] = 0;
        SET @updated = @@ROWCOUNT;
        """;

    private const string InsertChanges = $"""
        INSERT INTO [Changes] ([CompanyId], [Sequence], [At], [Type], [Section], [RecordId])
        SELECT @company, page.[Sequence], @now, page.[Change], @section, CONVERT(binary(16), page.[HexId], 2) FROM {Rows} WHERE page.[Change] IS NOT NULL;
        """;

    private const string DeletedRows =
        "OPENJSON(@rows) WITH ([HexId] char(32) '$.id', [Sequence] bigint '$.s', [State] nvarchar(16) '$.st', [Reason] nvarchar(1000) " +
        "'$.r') AS page";

    private const string Delete = $"""
        UPDATE r SET [ModifiedAt] = @now, [State] = page.[State], [Reason] = page.[Reason], [Version] = r.[Version] + 1
        FROM {DeletedRows}
        INNER JOIN [Records] AS r ON r.[CompanyId] = @company AND r.[Section] = @section AND r.[Id] = CONVERT(binary(16), page.[HexId], 2);
        INSERT INTO [Changes] ([CompanyId], [Sequence], [At], [Type], [Section], [RecordId])
        SELECT @company, page.[Sequence], @now, N'Deleted', @section, CONVERT(binary(16), page.[HexId], 2) FROM {DeletedRows};
        """;

    public override async Task<Dictionary<QuickBooksKey, KnownRecord>> FindAsync(
        ServerDb db, Guid companyId, IReadOnlyDictionary<string, HashSet<string>> quickBooksIds, bool isForUpdate, CancellationToken ct)
    {
        await using var command = Command(db, isForUpdate ? FindForUpdate : Find, companyId);
        command.Parameters.Add("@ids", SqlDbType.NVarChar, -1).Value =
            JsonSerializer.Serialize(quickBooksIds.SelectMany(s => s.Value, (s, id) => new[] { s.Key, id }));
        var known = new Dictionary<QuickBooksKey, KnownRecord>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            known.Add(
                new(reader.GetString(0), reader.GetString(1)),
                new(
                    new Guid(reader.GetFieldValue<byte[]>(2), bigEndian: true),
                    reader.GetInt32(3),
                    await TextAsync(reader, 4, ct),
                    reader.GetInt64(5),
                    Enum.Parse<RecordState>(reader.GetString(6)),
                    reader.GetBoolean(7),
                    await TextAsync(reader, 8, ct) is { } reason ? Reason.Parse(reason) : null,
                    reader.GetBoolean(9),
                    await TextAsync(reader, 10, ct)));
        }

        return known;
    }

    protected override async Task SaveAsync(ServerDb db, PageTarget page, IReadOnlyList<PageRow> rows, CancellationToken ct)
    {
        var created = rows.Any(row => row.IsNew) ? Insert : "";
        var updated = rows.Any(row => !row.IsNew) ? Update : "";
        await using var command = Command(db, $"DECLARE @updated int = 0;\n{created}\n{updated}\n{InsertChanges}\nSELECT @updated;", page);
        command.Parameters.Add("@rows", SqlDbType.NVarChar, -1).Value = ToJson(rows);
        if (await command.ExecuteScalarAsync(ct) is not int written || written != rows.Count(row => !row.IsNew))
        {
            throw Overtaken(page);
        }
    }

    protected override async Task SaveDeletedAsync(ServerDb db, PageTarget page, IReadOnlyList<DeletedRow> rows, CancellationToken ct)
    {
        await using var command = Command(db, Delete, page);
        command.Parameters.Add("@rows", SqlDbType.NVarChar, -1).Value =
            JsonSerializer.Serialize(
                rows.Select(r => new { id = r.Id.ToString("N"), s = r.Sequence, st = r.State.ToString(), r = r.Reason.Stored }));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static async Task<string?> TextAsync(SqlDataReader reader, int column, CancellationToken ct) =>
        await reader.IsDBNullAsync(column, ct) ? null : reader.GetString(column);

    private static SqlCommand Command(ServerDb db, string sql, PageTarget page)
    {
        var command = Command(db, sql, page.CompanyId);
        command.Parameters.Add("@section", SqlDbType.NVarChar, 32).Value = page.Section;
        var now = command.Parameters.Add("@now", SqlDbType.DateTime2);
        now.Scale = 6;
        now.Value = page.Now;
        return command;
    }

    private static SqlCommand Command(ServerDb db, string sql, Guid companyId)
    {
        var command = ((SqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        command.Transaction = (SqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.Parameters.Add("@company", SqlDbType.Binary, 16).Value = companyId.ToByteArray(bigEndian: true);
        return command;
    }

    private static string ToJson(IReadOnlyList<PageRow> rows)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartArray();
            foreach (var row in rows)
            {
                Write(json, row);
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, in PageRow row)
    {
        var record = row.Record;
        json.WriteStartObject();
        json.WriteString("id", row.Id.ToString("N"));
        json.WriteNumber("v", row.Version);
        json.WriteNumber("s", row.Sequence);
        json.WriteString("c", row.Change?.ToString());
        json.WriteString("st", row.State.ToString());
        json.WriteBoolean("n", row.IsNew);
        json.WriteString("q", record.QuickBooksId);
        json.WriteString("nm", record.Name);
        json.WriteString("e", record.EditSequence);
        json.WriteString("t", record.TimeModified);
        json.WriteString("p", record.ParentId);
        json.WriteBoolean("a", record.IsActive);
        json.WriteString("d", record.TxnOn?.ToString("O", CultureInfo.InvariantCulture));
        json.WriteNumber("h", record.ContentHash);
        json.WriteString("r", row.Reason?.Stored);
        json.WritePropertyName("j");
        json.WriteRawValue(record.Json.Span, skipInputValidation: true);
        json.WriteEndObject();
    }
}
