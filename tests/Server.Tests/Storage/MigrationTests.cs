using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sqlite;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

public sealed class MigrationTests
{
    public static TheoryData<string> Databases => TestDatabase.All;

    [Fact]
    public void The_model_has_not_moved_without_a_migration_for_Sqlite()
    {
        using var db = new SqliteDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Run eng/add-migration.sh NAME.");
    }

    [Fact]
    public void The_model_has_not_moved_without_a_migration_for_SqlServer()
    {
        using var db = new SqlServerDesignTime().CreateDbContext([]);
        Assert.False(db.Database.HasPendingModelChanges(), "Run eng/add-migration.sh NAME.");
    }

    [Fact]
    public void Both_databases_have_the_same_migrations()
    {
        using var sqlite = new SqliteDesignTime().CreateDbContext([]);
        using var sqlServer = new SqlServerDesignTime().CreateDbContext([]);
        Assert.Equal(Names(sqlite), Names(sqlServer));

        static IEnumerable<string> Names(ServerDb db) => db.Database.GetMigrations().Select(m => m[(m.IndexOf('_') + 1)..]);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_new_database_becomes_current_and_stays_so(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        var migration = new DatabaseMigration(new(store.Provider), store.Provider, store.Retry);

        Assert.Empty(await migration.ApplyAsync(default));
        Assert.True(await migration.IsCurrentAsync(default));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_database_of_a_newer_program_is_refused_and_left_alone(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        await using var db = store.Open();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_FromTheFuture', '99.0')");
        var migration = new DatabaseMigration(new(store.Provider), store.Provider, store.Retry);

        var problem = await Assert.ThrowsAsync<StartupException>(() => migration.ApplyAsync(default));

        Assert.Contains("newer version", problem.Message);
        Assert.Contains("29990101000000_FromTheFuture", problem.Message);
        Assert.False(await migration.IsCurrentAsync(default));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task A_database_from_before_the_first_release_is_refused_and_left_alone(string database)
    {
        await using var store = await TestDatabase.CreateAsync(database);
        await using var db = store.Open();
        await db.Database.ExecuteSqlAsync($"UPDATE __EFMigrationsHistory SET MigrationId = '20261122024449_Initial'");
        var migration = new DatabaseMigration(new(store.Provider), store.Provider, store.Retry);

        var problem = await Assert.ThrowsAsync<StartupException>(() => migration.ApplyAsync(default));

        Assert.Contains("before the first release", problem.Message);
        Assert.Equal(["20261122024449_Initial"], await db.Database.GetAppliedMigrationsAsync());
    }

    [Fact]
    public async Task A_migration_that_ends_in_the_middle_leaves_the_database_as_it_was()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        await using var db = store.Open();
        await db.GetService<IMigrator>().MigrateAsync("0");

        // A name that the first migration wants near its end.
        await db.Database.ExecuteSqlRawAsync("CREATE TABLE Warnings (Id INTEGER)");
        await Assert.ThrowsAsync<SqliteException>(() => store.Provider.MigrateAsync(db, default));
        Assert.Empty(await db.Database.GetAppliedMigrationsAsync());
        Assert.Equal(
            1,
            await db.Database.SqlQuery<int>(
                $"SELECT COUNT(*) AS Value FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '\\_\\_%' ESCAPE '\\'").SingleAsync());
        await db.Database.ExecuteSqlRawAsync("DROP TABLE Warnings");

        await store.Provider.MigrateAsync(db, default);
        Assert.True(await new DatabaseMigration(new(store.Provider), store.Provider, store.Retry).IsCurrentAsync(default));
    }

    [Fact]
    public async Task A_lock_that_a_killed_process_left_behind_does_not_hold_up_the_next()
    {
        await using var store = await TestDatabase.CreateAsync("Sqlite");
        await using var db = store.Open();
        await db.Database.ExecuteSqlRawAsync(
            "CREATE TABLE IF NOT EXISTS __EFMigrationsLock (Id INTEGER PRIMARY KEY, Timestamp TEXT NOT NULL); INSERT INTO " +
            "__EFMigrationsLock VALUES (1, '2026-11-21');");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));

        await store.Provider.MigrateAsync(db, patience.Token);
    }
}
