using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sessions;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sqlite;

namespace WebConnectorSync.Bench;

/// <summary>
/// A fresh SQLite database of this program in a directory of its own, with one company in the middle of a first sync of its customers.
/// </summary>
internal sealed class BenchDatabase : IAsyncDisposable
{
    private static readonly Guid OneCompany = Guid.CreateVersion7();

    private readonly string directory = Directory.CreateTempSubdirectory("wcs-bench-").FullName;

    private BenchDatabase() => Provider = new SqliteProvider(File);

    public string File => Path.Combine(directory, "bench.db");

    public DatabaseProvider Provider { get; }

    /// <summary>The same in each, so that rows of one can be put into another.</summary>
    public Guid CompanyId { get; } = OneCompany;

    public Guid SessionId { get; } = Guid.CreateVersion7();

    public static async Task<BenchDatabase> CreateAsync()
    {
        var database = new BenchDatabase();
        await using var db = database.Provider.CreateDb();
        await database.Provider.MigrateAsync(db, CancellationToken.None);
        var now = DateTime.UtcNow;
        db.Companies.Add(new Company
        {
            Id = database.CompanyId,
            Name = "Bench",
            UserName = "bench",
            PasswordHash = "",
            FileId = Guid.NewGuid(),
            CreatedAt = now,
            ActiveSessionId = database.SessionId,
        });
        db.Sessions.Add(new Session(SessionState.WaitForResponse)
        {
            Id = database.SessionId,
            CompanyId = database.CompanyId,
            TicketHash = Ticket.Hash("bench"),
            StartedAt = now,
            LastCallAt = now,
            IsFileChecked = true,
            IsFileProven = true,
            MessageNumber = 1,
        });
        db.Sections.Add(new CompanySection
        {
            CompanyId = database.CompanyId,
            Section = "customers",
            RunSessionId = database.SessionId,
            RunStartedAt = now,
        });
        await db.SaveChangesAsync();
        return database;
    }

    public ValueTask DisposeAsync()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(directory, recursive: true);
        return ValueTask.CompletedTask;
    }
}
