using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sqlite;
using WebConnectorSync.Sync.Storage.SqlServer;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// A migrated database that a test has for itself. Tests of the store are written once and take the database's name as their argument.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> remove;

    private TestDatabase(DatabaseProvider provider, string directory, Func<Task> remove)
    {
        (Provider, Directory, this.remove) = (provider, directory, remove);
    }

    /// <summary>The databases the server runs on.</summary>
    public static TheoryData<string> All => ["Sqlite", "SqlServer"];

    public DatabaseProvider Provider { get; }

    /// <summary>Does work on it again, as the server does.</summary>
    public TransactionRetry Retry => new(Provider, NullLogger<TransactionRetry>.Instance);

    /// <summary>A directory of its own, removed with the database.</summary>
    public string Directory { get; }

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

    public async ValueTask DisposeAsync()
    {
        await remove();
        System.IO.Directory.Delete(Directory, recursive: true);
    }

    private static TestDatabase Sqlite()
    {
        var directory = NewDirectory();
        var provider = new SqliteProvider(
            Path.Combine(directory, "test.db"), watchers: [AlsoOnSqlServer.Watcher, FewParameters.Watcher, FittingColumns.Watcher]);
        return new(provider, directory, () =>
        {
            SqliteConnection.ClearAllPools();
            return Task.CompletedTask;
        });
    }

    private static string NewDirectory() => System.IO.Directory.CreateTempSubdirectory("wcs-test-").FullName;

    private static async Task<TestDatabase> SqlServerAsync()
    {
        var connection = new SqlConnectionStringBuilder(
            await TestSqlServer.ConnectionStringAsync()) { InitialCatalog = "wcs_test_" + Guid.NewGuid().ToString("N") };
        var provider = new SqlServerProvider(connection.ToString());
        return new(provider, NewDirectory(), async () =>
        {
            await using var db = provider.CreateDb();
            await db.Database.EnsureDeletedAsync();
        });
    }
}
