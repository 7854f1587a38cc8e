using System.Collections.Concurrent;
using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// Counts what a database on another machine would be asked: every statement SQLite runs, whoever prepared it. Writes that follow one
/// another are one, as they are one batch where there is a way to go; so are reads that are the same, one for each row of a list.
/// </summary>
internal sealed class RoundTrips : DbConnectionInterceptor
{
    private static readonly string[] Writes = ["INSERT", "UPDATE", "DELETE"];

    private readonly ConditionalWeakTable<sqlite3, object> traced = [];
    private readonly ConcurrentQueue<string> statements = new();

    /// <summary>One entry for each round trip since the last time it was asked.</summary>
    public List<string> Take()
    {
        var trips = new List<string>();
        while (statements.TryDequeue(out var sql))
        {
            var isMore = trips.Count > 0 && Writes.Any(w => Begins(sql, w)) && Writes.Any(w => Begins(trips[^1], w));
            if (!isMore && !Begins(sql, "PRAGMA") && !Begins(sql, "--"))
            {
                trips.Add(sql.Length > 300 ? sql[..300] : sql);
            }
        }

        return trips;
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Trace((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Trace((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Trace(SqliteConnection connection)
    {
        if (!traced.TryGetValue(connection.Handle!, out _))
        {
            traced.AddOrUpdate(connection.Handle!, this);
            raw.sqlite3_trace(connection.Handle!, (_, sql) => statements.Enqueue(sql), null);
        }
    }

    private static bool Begins(string sql, string word) => sql.AsSpan().TrimStart().StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
