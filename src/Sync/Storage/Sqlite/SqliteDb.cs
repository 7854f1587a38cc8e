using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>The database on SQLite; its migrations are in Storage/Migrations/Sqlite.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ServerDb(options)
{
    public override bool FoldsEveryCase => false;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);

        // Names are found as QuickBooks finds them, whatever their case; NOCASE does so for A to Z only.
        modelBuilder.Entity<Record>().Property(r => r.Name).UseCollation("NOCASE");
    }

    // A call changes one session and one company, and the row of every section.
    protected override void SaveMany()
    {
        if (Database.CurrentTransaction is null)
        {
            return;
        }

        var changed = ChangeTracker.Entries<CompanySection>().Where(e => e.State == EntityState.Modified).ToList();
        if (changed.Count > 0)
        {
            PreparedUpdate.Save((SqliteConnection)Database.GetDbConnection(), changed);
        }
    }
}
