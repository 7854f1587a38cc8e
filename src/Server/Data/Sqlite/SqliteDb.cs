using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Data.Sqlite;

/// <summary>The database on SQLite; its migrations are in Data/Migrations/Sqlite.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ServerDb(options)
{
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Names are found as QuickBooks finds them, whatever their case; SQLite knows that of A to Z.
        modelBuilder.Entity<Record>().Property(r => r.Name).UseCollation("NOCASE");
    }
}
