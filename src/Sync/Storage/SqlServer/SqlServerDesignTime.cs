using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace WebConnectorSync.Sync.Storage.SqlServer;

/// <summary>For dotnet-ef, which needs the model and no database.</summary>
internal sealed class SqlServerDesignTime : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<SqlServerDb>();
        SqlServerProvider.Configure(options, "Server=unused");
        return new(options.Options);
    }
}
