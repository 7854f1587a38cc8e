using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace WebConnectorSync.Sync.Storage.Sqlite;

/// <summary>For dotnet-ef, which needs the model and no database.</summary>
internal sealed class SqliteDesignTime : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqliteDb>();
        SqliteProvider.Configure(options, ":memory:");
        return new(options.Options);
    }
}
