using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Data.SqlServer;

/// <summary>Pages on SQL Server: the page travels as one JSON parameter, and one command writes all of it.</summary>
internal sealed class SqlServerRecordPageWriter : RecordPageWriter
{
    private const string Find = """
        SELECT r.[QuickBooksId], r.[Id], r.[EditSequence], r.[ContentHash], r.[State], CAST(CASE WHEN r.[ExternalId] IS NULL THEN 0 ELSE 1 END AS bit),
            r.[Reason], CAST(CASE WHEN r.[LinkDoubtedAt] IS NULL THEN 0 ELSE 1 END AS bit), r.[Name]
        FROM OPENJSON(@ids) WITH ([Value] nvarchar(36) '$') AS page
        INNER LOOP JOIN [Records] AS r ON r.[CompanyId] = @company AND r.[Section] = @section
            AND r.[QuickBooksId] = page.[Value] COLLATE Latin1_General_100_BIN2 AND r.[QuickBooksId] IS NOT NULL
        """;

    private const string Rows = """
        OPENJSON(@rows) WITH (
            [HexId] char(32) '$.id', [Sequence] bigint '$.s', [Change] nvarchar(16) '$.c', [State] nvarchar(16) '$.st', [IsNew] bit '$.n',
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
        INNER JOIN [Records] AS r ON r.[CompanyId] = @company AND r.[Section] = @section AND r.[Id] = CONVERT(binary(16), page.[HexId], 2)
        WHERE page.[IsNew] = 0;
        """;

    private const string InsertChanges = $"""
        INSERT INTO [Changes] ([CompanyId], [Sequence], [At], [Type], [Section], [RecordId])
        SELECT @company, page.[Sequence], @now, page.[Change], @section, CONVERT(binary(16), page.[HexId], 2) FROM {Rows} WHERE page.[Change] IS NOT NULL;
        """;

    private const string DeletedRows =
        "OPENJSON(@rows) WITH ([HexId] char(32) '$.id', [Sequence] bigint '$.s', [Reason] nvarchar(1000) '$.r') AS page";

    private const string Delete = $"""
        UPDATE r SET [ModifiedAt] = @now, [State] = N'Deleted', [Reason] = page.[Reason], [Version] = r.[Version] + 1
        FROM {DeletedRows}
        INNER JOIN [Records] AS r ON r.[CompanyId] = @company AND r.[Section] = @section AND r.[Id] = CONVERT(binary(16), page.[HexId], 2);
        INSERT INTO [Changes] ([CompanyId], [Sequence], [At], [Type], [Section], [RecordId])
        SELECT @company, page.[Sequence], @now, N'Deleted', @section, CONVERT(binary(16), page.[HexId], 2) FROM {DeletedRows};
        """;

    protected override async Task<Dictionary<string, KnownRecord>> FindAsync(ServerDb db, PageTarget page, IReadOnlyCollection<string> quickBooksIds, CancellationToken ct)
    {
        await using var command = Command(db, Find, page);
        command.Parameters.Add("@ids", SqlDbType.NVarChar, -1).Value = JsonSerializer.Serialize(quickBooksIds);
        var known = new Dictionary<string, KnownRecord>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
        {
            var id = new Guid(reader.GetFieldValue<byte[]>(1), bigEndian: true);
            var editSequence = await reader.IsDBNullAsync(2, ct) ? null : reader.GetString(2);
            var reason = await reader.IsDBNullAsync(6, ct) ? null : reader.GetString(6);
            var name = await reader.IsDBNullAsync(8, ct) ? null : reader.GetString(8);
            known.Add(reader.GetString(0), new(id, editSequence, reader.GetInt64(3), Enum.Parse<RecordState>(reader.GetString(4)), reader.GetBoolean(5), reason, reader.GetBoolean(7), name));
        }

        return known;
    }

    protected override async Task SaveAsync(ServerDb db, PageTarget page, IReadOnlyList<PageRow> rows, CancellationToken ct)
    {
        var created = rows.Any(row => row.IsNew) ? Insert : "";
        var updated = rows.Any(row => !row.IsNew) ? Update : "";
        await using var command = Command(db, $"{created}\n{updated}\n{InsertChanges}", page);
        command.Parameters.Add("@rows", SqlDbType.NVarChar, -1).Value = ToJson(rows);
        await command.ExecuteNonQueryAsync(ct);
    }

    protected override async Task SaveDeletedAsync(ServerDb db, PageTarget page, IReadOnlyList<DeletedRow> rows, CancellationToken ct)
    {
        await using var command = Command(db, Delete, page);
        command.Parameters.Add("@rows", SqlDbType.NVarChar, -1).Value =
            JsonSerializer.Serialize(rows.Select(r => new { id = r.Id.ToString("N"), s = r.Sequence, r = r.Reason }));
        await command.ExecuteNonQueryAsync(ct);
    }

    private static SqlCommand Command(ServerDb db, string sql, PageTarget page)
    {
        var command = ((SqlConnection)db.Database.GetDbConnection()).CreateCommand();
        command.CommandText = sql;
        command.Transaction = (SqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.Parameters.Add("@company", SqlDbType.Binary, 16).Value = page.CompanyId.ToByteArray(bigEndian: true);
        command.Parameters.Add("@section", SqlDbType.NVarChar, 32).Value = page.Section;
        var now = command.Parameters.Add("@now", SqlDbType.DateTime2);
        now.Scale = 6;
        now.Value = page.Now;
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
        json.WriteString("r", row.Reason);
        json.WritePropertyName("j");
        json.WriteRawValue(record.Json.Span, skipInputValidation: true);
        json.WriteEndObject();
    }
}
