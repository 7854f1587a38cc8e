using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>
/// Applies migrations in one transaction, so that a server that is killed in the middle leaves the database as it was. EF would end its own
/// transaction wherever a table is rebuilt, because foreign keys can be switched off outside of one only; here they are off from the
/// beginning.
/// </summary>
internal static class SqliteMigration
{
    /// <summary>Applies what is missing; nothing when nothing is.</summary>
    public static async Task ApplyAsync(ServerDb db, CancellationToken ct)
    {
        // Looked up anew: another process may have been at it until now.
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).LastOrDefault();
        if (applied == KnownMigrations.Of(db)[^1])
        {
            return;
        }

        var script = KnownMigrations.Script(db, applied);
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = OFF;", ct);
            await using (var transaction = await db.Database.BeginTransactionAsync(ct))
            {
                await RunAsync(db, script, ct);
                await transaction.CommitAsync(ct);
            }

            await db.Database.ExecuteSqlRawAsync("PRAGMA foreign_keys = ON;", ct);
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    // A large table takes its time.
    private static async Task RunAsync(ServerDb db, string script, CancellationToken ct)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        command.CommandTimeout = 0;
        command.CommandText = script;
        await command.ExecuteNonQueryAsync(ct);
    }
}
