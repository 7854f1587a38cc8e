using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Data.Sqlite;
using WebConnectorSync.Server.Data.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>A migrated database that a test has for itself. Tests of the store are written once and take the database's name as their argument.</summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;

    private TestDatabase(DatabaseProvider provider, Func<Task> remove)
    {
        Provider = provider;
        this.remove = remove;
    }

    /// <summary>The databases the server runs on.</summary>
    public static TheoryData<string> All => ["Sqlite", "SqlServer"];

    public DatabaseProvider Provider { get; }

    /// <summary>Makes one; skips the test when this machine has none of that kind.</summary>
    public static async Task<TestDatabase> CreateAsync(string name)
    {
        var database = name == "Sqlite" ? Sqlite() : await SqlServerAsync();
        await using var db = database.Open();
        await database.Provider.MigrateAsync(db, TestContext.Current.CancellationToken);
        return database;
    }

    public ServerDb Open() => Provider.CreateDb();

    /// <summary>A company to hang records and sessions on.</summary>
    public async Task<Company> AddCompanyAsync(string name = "Nordwind Traders")
    {
        var company = new Company
        {
            Id = Guid.CreateVersion7(),
            Name = name,
            UserName = "wcs-" + Guid.NewGuid().ToString("N")[..8],
            PasswordHash = "not a hash",
            FileId = Guid.NewGuid(),
            CreatedAt = DateTime.UtcNow,
        };
        await using var db = Open();
        db.Add(company);
        await db.SaveChangesAsync();
        return company;
    }

    public async ValueTask DisposeAsync() => await remove();

    private static TestDatabase Sqlite()
    {
        var directory = Directory.CreateTempSubdirectory("wcs-test-").FullName;
        return new(new SqliteProvider(Path.Combine(directory, "test.db"), watchers: [AlsoOnSqlServer.Watcher]), () =>
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(directory, recursive: true);
            return Task.CompletedTask;
        });
    }

    private static async Task<TestDatabase> SqlServerAsync()
    {
        var connection = new SqlConnectionStringBuilder(await TestSqlServer.ConnectionStringAsync()) { InitialCatalog = "wcs_test_" + Guid.NewGuid().ToString("N") };
        var provider = new SqlServerProvider(connection.ToString());
        return new(provider, async () =>
        {
            await using var db = provider.CreateDb();
            await db.Database.EnsureDeletedAsync();
        });
    }
}
