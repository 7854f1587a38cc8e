using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Logging;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sqlite;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>SQLite as if it were on another machine: a connection to it can be lost, and whether the work was done is not known.</summary>
internal sealed class LosingProvider(DataDirectory directory, ILoggerFactory loggers, IEnumerable<IInterceptor> watchers)
    : SqliteProvider(Path.Combine(directory.Path, StorageSetup.SqliteFile), loggers, watchers)
{
    protected override bool IsTransientCause(Exception cause) => cause is LostConnectionException || base.IsTransientCause(cause);
}

/// <summary>The connection was lost.</summary>
internal sealed class LostConnectionException() : DbException("The connection was lost.");
