using System.Collections.Concurrent;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Bench;

/// <summary>
/// The side of the calls bench that is called, in a process of its own: the whole server as it is shipped, or a bare Kestrel endpoint that
/// reads the body and does one transaction. Ends when its standard input does.
/// </summary>
internal static class CallsServer
{
    /// <summary>The line on standard output that holds the <see cref="BenchServing"/>.</summary>
    public const string Ready = "READY ";

    /// <summary>Opens the API of ours.</summary>
    public const string ApiKey = "bench-5c0e9b7a31f8462d84ad70e6b3f1295c";

    private const string Pragmas =
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000; PRAGMA cache_size = -8192; PRAGMA temp_store " +
        "= MEMORY;";

    private static readonly byte[] Answer = Encoding.UTF8.GetBytes(new string('x', 350));

    /// <param name="kind">ours, bare, or many.</param>
    /// <param name="companies">How many companies there are.</param>
    /// <param name="kept">Where the data goes and stays; null for a directory that is removed at the end.</param>
    public static async Task RunAsync(string kind, int companies, string? kept)
    {
        var directory = kept ?? Directory.CreateTempSubdirectory("wcs-bench-").FullName;
        try
        {
            await using var app = kind != "bare"
                ? ServerApp.Build(
                    ["--Urls=http://127.0.0.1:0", "--PublicUrl=http://localhost:5080",
                     $"--DataDirectory={directory}", $"--Setup:ApiKey={ApiKey}", "--Jobs:IsEnabled=false"])
                : Bare(directory);
            await app.StartAsync();
            var serving = new BenchServing(
                app.Urls.Single(),
                kind != "bare" ? await app.Services.GetRequiredService<Installation>().OwnerIdAsync(CancellationToken.None) : Guid.Empty,
                kind switch
                {
                    "ours" => await CompaniesAsync(app.Services, companies),
                    "many" => await ManyServer.FillAsync(app.Services, app.Urls.Single(), companies),
                    _ => [],
                });
            Console.WriteLine(Ready + JsonSerializer.Serialize(serving));
            await Console.In.ReadToEndAsync();
            await app.StopAsync();
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            if (kept is null)
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static async Task<List<BenchCompany>> CompaniesAsync(IServiceProvider services, int count)
    {
        var made = new List<BenchCompany>();
        for (var i = 1; i <= count; i++)
        {
            await using var scope = services.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<CompanyCreation>().CreateAsync(
                new CreateCompanyBody($"Bench {i}"), CancellationToken.None) is CompanyCreated.Done done)
            {
                made.Add(new BenchCompany(done.Company.Id, done.Company.UserName, done.Password, done.Company.FileId));
            }
        }

        return made;
    }

    private static WebApplication Bare(string directory)
    {
        var builder = WebApplication.CreateBuilder(["--Urls=http://127.0.0.1:0"]);
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var connections = new ConcurrentBag<SqliteConnection>();
        var file = Path.Combine(directory, "bare.db");
        var first = Open(file);
        Execute(first, "CREATE TABLE Calls (Id INTEGER PRIMARY KEY, At TEXT NOT NULL, State INTEGER NOT NULL)");
        connections.Add(first);
        app.MapPost("/qbwc", async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            var connection = connections.TryTake(out var free) ? free : Open(file);
            Transact(connection);
            connections.Add(connection);
            context.Response.ContentType = "text/xml; charset=utf-8";
            context.Response.ContentLength = Answer.Length;
            await context.Response.Body.WriteAsync(Answer);
        });
        return app;
    }

    // One small row inserted and updated.
    private static void Transact(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.Transaction = transaction;
        insert.CommandText = "INSERT INTO Calls (At, State) VALUES (@at, 1) RETURNING Id";
        insert.Parameters.AddWithValue("@at", DateTime.UtcNow);
        var id = insert.ExecuteScalar();
        using var update = connection.CreateCommand();
        update.Transaction = transaction;
        update.CommandText = "UPDATE Calls SET State = 2 WHERE Id = @id";
        update.Parameters.AddWithValue("@id", id);
        update.ExecuteNonQuery();
        transaction.Commit();
    }

    private static SqliteConnection Open(string file)
    {
        var connection = new SqliteConnection($"Data Source={file}");
        connection.Open();
        Execute(connection, Pragmas);
        return connection;
    }

    private static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
