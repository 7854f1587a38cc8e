using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Data.SqlServer;

/// <summary>SQL Server, for several servers on one database.</summary>
internal sealed class SqlServerProvider : DatabaseProvider
{
    private const int UniqueIndex = 2601;
    private const int UniqueConstraint = 2627;
    private const int Deadlock = 1205;
    private const int LockTimeout = 1222;

    // Deadlock, lock time-out, command time-out, and the ways in which a connection or an Azure database goes away for a moment.
    private static readonly int[] Transient = [Deadlock, LockTimeout, -2, 53, 64, 233, 10053, 10054, 10060, 10928, 10929, 40197, 40501, 40613, 49918, 49919, 49920];

    private readonly PooledDbContextFactory<SqlServerDb> contexts;

    public SqlServerProvider(string connectionString, ILoggerFactory? loggers = null)
    {
        var options = new DbContextOptionsBuilder<SqlServerDb>().UseLoggerFactory(loggers);
        Configure(options, connectionString);
        LeaveErrorsToTheCaller(options);
        contexts = new(options.Options);
        var parts = new SqlConnectionStringBuilder(connectionString);
        Place = $"{parts.InitialCatalog} on {parts.DataSource}";
    }

    public override string Place { get; }

    public override string WhatToCheck => "See whether SQL Server runs and can be reached from here, and whether Storage:ConnectionString names its server, database and sign-in.";

    public override RecordPageWriter Pages { get; } = new SqlServerRecordPageWriter();

    // Without EF's retrying strategy: it cannot repeat a transaction that its caller opened, and the callers repeat whole calls.
    // A list is a parameter for each value (Data/Lots.cs).
    public static void Configure(DbContextOptionsBuilder options, string connectionString) =>
        options.UseSqlServer(connectionString, server => server.UseParameterizedCollectionMode(ParameterTranslationMode.MultipleParameters));

    public override ServerDb CreateDb() => contexts.CreateDbContext();

    // Its own maintenance plans and backups are the administrator's, who knows what else is on that server.
    public override Task<string> UpkeepAsync(BackupOptions options, DateTime now, CancellationToken ct) =>
        Task.FromResult("Nothing to do: SQL Server is kept in order by its administrator.");

    protected override bool IsUniqueViolationCause(Exception cause) => cause is SqlException { Number: UniqueIndex or UniqueConstraint };

    protected override bool IsUndoneCause(Exception cause) => cause is SqlException { Number: Deadlock or LockTimeout };

    protected override bool IsTransientCause(Exception cause) => cause is SqlException e && Transient.Contains(e.Number);
}
