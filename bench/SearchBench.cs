using System.Diagnostics;
using System.Globalization;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Pages.Search;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Bench;

/// <summary>
/// The search over everything in a company of 300,000 records, as the box asks for it: by how a name begins, and by a word inside of it
/// or in none, for which the names are read through. Beside one bare look-up of a name in the index, and one bare reading of all names.
/// </summary>
internal static class SearchBench
{
    private const int Records = 300_000;
    private const int Lot = 20_000;
    private const int Rounds = 31;
    private const int Each = 5;

    private static readonly string[] Families =
        ["Garcia", "Miller", "Schmidt", "Lopez", "Zimmer", "Huber", "Norton", "Walsh", "Abercrombie"];
    private static readonly string[] Sections = ["customers", "vendors", "invoices", "receivePayments", "bills"];

    public static async Task RunAsync()
    {
        await using var database = await BenchDatabase.CreateAsync();
        await FillAsync(database);
        var limit = await LimitsAsync(database);
        Console.WriteLine("search                                    median   limit   ratio");
        foreach (var (what, text, isLookUp) in new[]
        {
            ("by how a name begins", "Garcia, Zimmer 12", true),
            ("by a word inside of names", "roof 29999", false),
            ("for what is nowhere", "quetzal", false),
        })
        {
            var median = await MedianAsync(() => FindAsync(database, text));
            var bound = isLookUp ? limit.LookUp : limit.ReadThrough;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{what,-36} {median,8:N1} ms {bound,7:N2} ms {median / bound,6:N1}"));
        }
    }

    private static async Task FindAsync(BenchDatabase database, string text)
    {
        await using var db = database.Provider.CreateDb();
        var records = new RecordSearch(db);
        await new SiteSearch(db, Caller.Server, records, new PostSearch(db, records, new PostList(db)), new LogSearch(db, Caller.Server))
            .FindAsync(text, database.CompanyId, Each, CancellationToken.None);
    }

    private static async Task FillAsync(BenchDatabase database)
    {
        var now = DateTime.UtcNow;
        for (var from = 0; from < Records; from += Lot)
        {
            await using var db = database.Provider.CreateDb();
            for (var i = from; i < from + Lot; i++)
            {
                db.Records.Add(new Record(RecordState.QuickBooksOnly)
                {
                    CompanyId = database.CompanyId,
                    Section = Sections[i % Sections.Length],
                    Id = Guid.CreateVersion7(),
                    QuickBooksId = string.Create(CultureInfo.InvariantCulture, $"{i:X8}-1793311703"),
                    Name = $"{Families[i % 9]}, {Families[i / 9 % 9]} {i}:Roof {i % 997}",
                    QuickBooks = $$"""{"listID":"{{i:X8}}-1793311703","notes":"{{new string('x', 700)}}"}""",
                    CreatedAt = now,
                    ModifiedAt = now,
                });
            }

            await db.SaveChangesAsync();
        }
    }

    private static async Task<(double LookUp, double ReadThrough)> LimitsAsync(BenchDatabase database)
    {
        var company = database.CompanyId.ToByteArray(bigEndian: true);
        var lookUp = await MedianAsync(
            () => ScalarAsync(database, "SELECT Id FROM Records WHERE CompanyId = $c AND Section = 'customers' AND Name = $n", company));
        return (lookUp, await MedianAsync(
            () => ScalarAsync(database, "SELECT COUNT(*) FROM Records WHERE CompanyId = $c AND Name LIKE $n", company)));
    }

    // As a program without anything between it and the database asks once: a pooled connection, a command, an answer.
    private static async Task ScalarAsync(BenchDatabase database, string sql, byte[] company)
    {
        await using var connection = new SqliteConnection($"Data Source={database.File}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Parameters.AddWithValue("$c", company);
        command.Parameters.AddWithValue("$n", "%quetzal%");
        await command.ExecuteScalarAsync();
    }

    private static async Task<double> MedianAsync(Func<Task> work)
    {
        await work();
        var times = new List<double>();
        for (var i = 0; i < Rounds; i++)
        {
            var began = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        return Median.Of(times);
    }
}
