using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sqlite;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>SQLite as if it were on another machine: a connection to it can be lost, and whether the work was done is not known.</summary>
internal sealed class LosingProvider(DataDirectory directory, ILoggerFactory loggers, IEnumerable<IInterceptor> watchers) : DatabaseProvider
{
    private readonly SqliteProvider sqlite = new(Path.Combine(directory.Path, StorageSetup.SqliteFile), loggers, watchers);

    public override string Place => sqlite.Place;

    public override string WhatToCheck => sqlite.WhatToCheck;

    public override ServerDb CreateDb() => sqlite.CreateDb();

    public override string DeleteSome(int count, string table, string condition) => sqlite.DeleteSome(count, table, condition);

    public override string SelectSome(int count, string column, string table, string condition) =>
        sqlite.SelectSome(count, column, table, condition);

    public override Task MigrateAsync(ServerDb db, CancellationToken ct) => sqlite.MigrateAsync(db, ct);

    public override Task<string> UpkeepAsync(BackupOptions options, DateTime now, CancellationToken ct) =>
        sqlite.UpkeepAsync(options, now, ct);

    protected override bool IsUniqueViolationCause(Exception cause) => sqlite.IsUniqueViolation(cause);

    protected override bool IsUndoneCause(Exception cause) => sqlite.IsUndone(cause);

    protected override bool IsTransientCause(Exception cause) => cause is LostConnectionException || sqlite.IsTransient(cause);
}

/// <summary>The connection was lost.</summary>
internal sealed class LostConnectionException() : DbException("The connection was lost.");
