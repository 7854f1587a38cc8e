using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Storage.SqlServer;

/// <summary>SQL Server, for several servers on one database.</summary>
internal sealed class SqlServerProvider : DatabaseProvider
{
    private readonly PooledDbContextFactory<SqlServerDb> contexts;

    // A large table takes its time, and a second server waits for the first one.
    private static readonly TimeSpan ForAMigration = TimeSpan.FromHours(6);

    public SqlServerProvider(
        string connectionString, ILoggerFactory? loggers = null, IEnumerable<IInterceptor>? watchers = null, ValueSeal? seal = null)
    {
        Seal = seal ?? ValueSeal.Passing;
        var options = new DbContextOptionsBuilder<SqlServerDb>().UseLoggerFactory(loggers)
            .AddInterceptors([new SealedColumns(Seal), .. watchers ?? []]);
        Configure(options, connectionString);
        LeaveErrorsToTheCaller(options);
        contexts = new(options.Options);
        var parts = new SqlConnectionStringBuilder(connectionString);
        Place = $"{parts.InitialCatalog} on {parts.DataSource}";
    }

    public override string Place { get; }

    public override string WhatToCheck =>
        "See whether SQL Server runs and can be reached from here, and whether Storage:ConnectionString names its server, database and " +
        "sign-in.";

    // Without EF's retrying strategy: it cannot repeat a transaction that its caller opened, and the callers repeat whole calls.
    // Each value of a list is a parameter of its own (see Lots).
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(
            connectionString, server => server.UseParameterizedCollectionMode(ParameterTranslationMode.MultipleParameters));

    public override ServerDb CreateDb() => contexts.CreateDbContext();

    // Without an order: sorting by the key would sort all that is left for each lot, and no other code writes these rows.
    public override string DeleteSome(int count, string table, string condition) =>
        string.Create(CultureInfo.InvariantCulture, $"DELETE TOP ({count}) FROM {table} WHERE {condition}");

    public override string SelectSome(int count, string column, string table, string condition) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT TOP ({count}) {column} AS Value FROM {table} WHERE {condition}");

    // EF, asked which migrations it has, waits a minute for a database that refuses the sign-in. Who waits for it asks this first.
    public override async Task ReachAsync(ServerDb db, CancellationToken ct)
    {
        try
        {
            await db.Database.OpenConnectionAsync(ct);
            await db.Database.CloseConnectionAsync();
        }
        catch (SqlException e) when (e.Number == SqlServerErrors.NoSuchDatabase)
        {
            // The first migration makes it.
        }
    }

    public override async Task MigrateAsync(ServerDb db, CancellationToken ct)
    {
        var before = db.Database.GetCommandTimeout();
        db.Database.SetCommandTimeout(ForAMigration);
        try
        {
            await db.Database.MigrateAsync(ct);
        }
        finally
        {
            db.Database.SetCommandTimeout(before);
        }
    }

    public override async Task<string?> AdviceAsync(ServerDb db, CancellationToken ct)
    {
        var isOn = await db.Database.SqlQuery<int>(
            $"SELECT CAST(is_read_committed_snapshot_on AS int) AS Value FROM sys.databases WHERE database_id = DB_ID()").SingleAsync(ct);
        var name = db.Database.GetDbConnection().Database.Replace("]", "]]", StringComparison.Ordinal);
        return isOn == 1
            ? null
            : $"Readers and writers of the database ({Place}) wait for each other, because READ_COMMITTED_SNAPSHOT is off. An " +
            "administrator of SQL Server switches it on once, at a quiet moment: " +
                $"ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE;";
    }

    // Maintenance and backups are left to the administrator, who knows what else is on that server.
    public override Task<string> UpkeepAsync(BackupOptions options, DateTime now, CancellationToken ct) =>
        Task.FromResult("Nothing to do: SQL Server is kept in order by its administrator.");

    protected override bool IsUniqueViolationCause(Exception cause) => SqlServerErrors.IsUniqueViolation(cause);

    protected override bool IsFullCause(Exception cause) => SqlServerErrors.IsFull(cause);

    protected override bool IsUndoneCause(Exception cause) => SqlServerErrors.IsUndone(cause);

    protected override bool IsTransientCause(Exception cause) => SqlServerErrors.IsTransient(cause);
}
