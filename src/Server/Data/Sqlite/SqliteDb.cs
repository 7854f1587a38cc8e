using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Data.Sqlite;

/// <summary>The database on SQLite; its migrations are in Data/Migrations/Sqlite.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ServerDb(options);
