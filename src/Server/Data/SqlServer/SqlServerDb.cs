using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Data.SqlServer;

/// <summary>The database on SQL Server; its migrations are in Data/Migrations/SqlServer.</summary>
internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : ServerDb(options);
