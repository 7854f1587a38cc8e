using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>SQLite: one file, write-ahead log, one writer at a time.</summary>
#pragma warning disable MA0053 // Tests make one of it whose connection can be lost.
internal class SqliteProvider : DatabaseProvider
#pragma warning restore MA0053
{
    private const int Busy = 5;
    private const int Locked = 6;
    private const int PagesAtOnce = 1_000;
    private const int Full = 13;
    private const int NoRoomForTheIndex = 4874;
    private const int ConstraintUnique = 2067;
    private const int ConstraintPrimaryKey = 1555;

    // How long one waits for others who write, in this server and then beside it.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly string file;
    private readonly SqliteWriter writer;
    private readonly PooledDbContextFactory<SqliteDb> contexts;

    public SqliteProvider(
        string file, ILoggerFactory? loggers = null, IEnumerable<IInterceptor>? watchers = null, TimeSpan? patience = null,
        ValueSeal? seal = null)
    {
        this.file = file;
        Seal = seal ?? ValueSeal.Passing;
        writer = new(patience ?? Patience);
        var options = new DbContextOptionsBuilder<SqliteDb>()
            .UseLoggerFactory(loggers)
            .AddInterceptors([new SqlitePragmas(), new SealedColumns(Seal), .. watchers ?? [], writer]);
        Configure(options, file, patience ?? Patience);
        LeaveErrorsToTheCaller(options);
        contexts = new(options.Options);
    }

    public override string Place => file;

    public override string WhatToCheck =>
        "See whether the disk has room, this user may write the file and its folder, and the file is a database; a backup can take its " +
        "place.";

    public static void Configure(DbContextOptionsBuilder options, string file, TimeSpan? patience = null) =>
        options.UseSqlite(new SqliteConnectionStringBuilder
        {
            DataSource = file,
            ForeignKeys = true,

            // How long a thread asks for a lock again; what a command may take is not limited by it.
            DefaultTimeout = (int)Math.Ceiling((patience ?? Patience).TotalSeconds),
        }.ToString());

    public override ServerDb CreateDb() => contexts.CreateDbContext();

    public override string DeleteSome(int count, string table, string condition) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"DELETE FROM {table} WHERE rowid IN (SELECT rowid FROM {table} WHERE {condition} LIMIT {count})");

    public override string SelectSome(int count, string column, string table, string condition) =>
        string.Create(CultureInfo.InvariantCulture, $"SELECT {column} AS Value FROM {table} WHERE {condition} LIMIT {count}");

    public override async Task MigrateAsync(ServerDb db, CancellationToken ct)
    {
        // SQLite gives its log the rights of the file.
        PrivateFiles.Prepare(file);

        // EF's own lock is a row, which a killed process would leave behind for ever; the operating system releases this lock on a file.
        await using var only = await OpenAloneAsync(file + ".migrating", ct);
        await db.Database.ExecuteSqlRawAsync(
            "PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS __EFMigrationsLock;", ct);
        await SqliteMigration.ApplyAsync(db, ct);
    }

    public override async Task<string> UpkeepAsync(BackupOptions options, DateTime now, CancellationToken ct)
    {
        await using var db = CreateDb();

        await db.Database.ExecuteSqlRawAsync("PRAGMA optimize;", ct);
        await GiveBackAsync(db, ct);

        // Moves what is in the write-ahead log into the file and cuts the log: what was deleted is in it yet. Readers are not disturbed;
        // while one is at it, the log is cut next time.
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", ct);
        if (options.Keep == 0)
        {
            return "Put the file in order. No copy was made, as Backup:Keep is 0.";
        }

        var directory = options.Directory ?? Path.Combine(Path.GetDirectoryName(file)!, "backups");
        try
        {
            return "Put the file in order and copied it to " +
            $"{SqliteBackup.Make(db.Database.GetConnectionString()!, directory, options.Keep, now)}.";
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new JobProblem(
                $"Put the file in order, but no copy could be made in {directory}: {e.Message.TrimEnd('.')}. See whether the disk has " +
                "room and this server's user may write that folder. The copies that were there are kept.");
        }
    }

    // Pages that nothing is on any more, some at a time, so that no writer waits long.
    private static async Task GiveBackAsync(ServerDb db, CancellationToken ct)
    {
        while (await FreePagesAsync(db, ct) is > 0 and var free)
        {
            await db.Database.ExecuteSqlRawAsync($"PRAGMA incremental_vacuum({PagesAtOnce});", ct);
            if (await FreePagesAsync(db, ct) >= free)
            {
                return;
            }
        }
    }

    private static Task<long> FreePagesAsync(ServerDb db, CancellationToken ct) =>
        db.Database.SqlQueryRaw<long>("SELECT freelist_count AS Value FROM pragma_freelist_count()").SingleAsync(ct);

    protected override bool IsUniqueViolationCause(Exception cause) =>
        cause is SqliteException { SqliteExtendedErrorCode: ConstraintUnique or ConstraintPrimaryKey };

    protected override bool IsFullCause(Exception cause) =>
        cause is SqliteException { SqliteErrorCode: Full } or SqliteException { SqliteExtendedErrorCode: NoRoomForTheIndex };

    protected override bool IsUndoneCause(Exception cause) => cause is SqliteException { SqliteErrorCode: Busy or Locked };

    protected override bool IsTransientCause(Exception cause) => IsUndoneCause(cause);

    private static async Task<FileStream> OpenAloneAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                PrivateFiles.Prepare(path);
                return new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), ct);
            }
        }
    }
}
