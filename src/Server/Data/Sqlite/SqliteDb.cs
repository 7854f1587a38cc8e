using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Data.Sqlite;

/// <summary>The database on SQLite; its migrations are in Data/Migrations/Sqlite.</summary>
internal sealed class SqliteDb(DbContextOptions<SqliteDb> options) : ServerDb(options)
{
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);

        // 16 bytes instead of 36 characters in every key and index, in the order the ids were made.
        configurationBuilder.Properties<Guid>().HaveConversion<BigEndianGuid>();
    }
}
