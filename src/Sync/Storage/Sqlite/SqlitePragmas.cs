using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SQLitePCL;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>What SQLite forgets with each connection.</summary>
internal sealed class SqlitePragmas : DbConnectionInterceptor
{
    // Secure: what is deleted is overwritten, not only forgotten. FULL: what was answered to the Web Connector as stored survives a power
    // cut. The cache is 8 MB, as each connection has its own and the operating system caches the file for all of them.
    private const string Pragmas =
        "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 250; PRAGMA cache_size = -8192; " +
        "PRAGMA temp_store = MEMORY;";

    // A pooled connection is opened for each command anew, but what lies below it keeps its pragmas.
    private readonly ConditionalWeakTable<sqlite3, object> _set = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(
        DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // SQLite has nothing to wait for.
        Set((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Set(SqliteConnection connection)
    {
        var below = connection.Handle!;
        if (_set.TryGetValue(below, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        _set.AddOrUpdate(below, this);
    }
}
