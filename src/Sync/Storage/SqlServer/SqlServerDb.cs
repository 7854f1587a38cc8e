using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Storage.SqlServer;

/// <summary>The database on SQL Server; its migrations are in Storage/Migrations/SqlServer.</summary>
internal sealed class SqlServerDb(DbContextOptions<SqlServerDb> options) : ServerDb(options)
{
    // Compares as SQLite does: "a1" and "A1" are two ids.
    private const string Ordinal = "Latin1_General_100_BIN2";

    // Names, and what people search for, are found as QuickBooks finds them, whatever their case.
    private const string AnyCase = "Latin1_General_100_CI_AS";

    public override bool FoldsEveryCase => true;

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        base.OnModelCreating(modelBuilder);
        modelBuilder.Entity<Company>().Property(c => c.NameKey).UseCollation(Ordinal);
        modelBuilder.Entity<Company>().Property(c => c.UserName).UseCollation(Ordinal);
        modelBuilder.Entity<User>().Property(u => u.EmailKey).UseCollation(Ordinal);
        modelBuilder.Entity<ApiKey>().Property(k => k.Name).UseCollation(Ordinal);
        modelBuilder.Entity<IdempotentCall>().Property(c => c.Key).UseCollation(Ordinal);
        modelBuilder.Entity<Record>().Property(r => r.QuickBooksId).UseCollation(Ordinal);
        modelBuilder.Entity<Record>().Property(r => r.ExternalId).UseCollation(Ordinal);
        modelBuilder.Entity<Record>().Property(r => r.Name).UseCollation(AnyCase);
        modelBuilder.Entity<Record>().Property(r => r.QuickBooks).UseCollation(AnyCase);
        modelBuilder.Entity<Record>().Property(r => r.App).UseCollation(AnyCase);
        modelBuilder.Entity<Record>().Property(r => r.ParentId).UseCollation(Ordinal);
        modelBuilder.Entity<Comparison>().Property(c => c.LookedUpTo).UseCollation(Ordinal);
        modelBuilder.Entity<LogEntry>().Property(l => l.Text).UseCollation(AnyCase);
        modelBuilder.Entity<LogEntry>().Property(l => l.Advice).UseCollation(AnyCase);
        modelBuilder.Entity<LogEntry>().Property(l => l.Code).UseCollation(AnyCase);
        modelBuilder.Entity<Message>().Property(m => m.AnswerXml).UseCollation(AnyCase);
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTime>().HavePrecision(6);
        configurationBuilder.Properties<Guid>().AreFixedLength().HaveMaxLength(16);
    }
}
