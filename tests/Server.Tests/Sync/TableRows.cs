using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>All rows of all tables at one moment, to count what was written since.</summary>
internal sealed class TableRows
{
    private readonly Dictionary<string, HashSet<string>> rows = new(StringComparer.Ordinal);

    public static async Task<TableRows> ReadAsync(RunningServer server)
    {
        var read = new TableRows();
        await using var db = server.OpenDb();
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct())
        {
            read.rows[table] = await ReadAsync(db, table);
        }

        return read;
    }

    /// <summary>Rows of a table that are new or have changed since an earlier moment.</summary>
    public int WrittenSince(TableRows before, string table) => rows[table].Except(before.rows[table]).Count();

    private static async Task<HashSet<string>> ReadAsync(ServerDb db, string table)
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT * FROM \"{table}\"";
        await using var reader = await command.ExecuteReaderAsync();
        var found = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync())
        {
            found.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(i => Text(reader, i))));
        }

        return found;
    }

    private static string Text(DbDataReader reader, int column) =>
        reader.GetValue(column) is byte[] bytes ? Convert.ToHexString(bytes) : Convert.ToString(
            reader.GetValue(column), CultureInfo.InvariantCulture) ?? "";
}
