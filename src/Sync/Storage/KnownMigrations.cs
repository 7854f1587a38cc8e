using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// The migrations of this program. EF looks for them through all its types with each context; they are the same ever after.
/// </summary>
internal static class KnownMigrations
{
    private static readonly ConcurrentDictionary<Type, string[]> All = new();
    private static readonly ConcurrentDictionary<(Type Database, string? After), string> Scripts = new();

    /// <summary>The names of all that there are for this database, oldest first.</summary>
    public static IReadOnlyList<string> Of(ServerDb db) => All.GetOrAdd(db.GetType(), _ => [.. db.Database.GetMigrations()]);

    /// <summary>The SQL of those that come after one, without transactions; of all when it is null.</summary>
    public static string Script(ServerDb db, string? after) => Scripts.GetOrAdd(
        (db.GetType(), after),
        _ => db.GetService<IMigrator>().GenerateScript(after, options: MigrationsSqlGenerationOptions.NoTransactions));
}
