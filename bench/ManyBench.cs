using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace WebConnectorSync.Bench;

/// <summary>
/// Many companies on one SQLite database that call as fast as they can for a while: nearly all find nothing to do, and for one session in a
/// hundred the app has put ten records. How many sessions a second two cores sustain with few companies and with many, what a session
/// costs, how the database grows by the days and how retention holds it, and how long a server takes to be ready.
/// </summary>
internal static class ManyBench
{
    private const int AtOnce = 4;
    private const int PostsEvery = 100;
    private const int PostsEach = 10;
    private static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(10);

    /// <param name="counts">Numbers of companies.</param>
    /// <param name="seconds">How long they call.</param>
    public static async Task RunAsync(int[] counts, int seconds)
    {
        Console.WriteLine($"empty database: ready after a start {await ColdStart.MedianAsync(null):F1} s (median of 3)");
        foreach (var count in counts)
        {
            var directory = Directory.CreateTempSubdirectory("wcs-many-").FullName;
            try
            {
                await MeasureAsync(count, directory, TimeSpan.FromSeconds(seconds));
                Console.WriteLine($"  ready after a start   {await ColdStart.MedianAsync(directory):F1} s (median of 3)");
                await ManyDays.RunAsync(Path.Combine(directory, "webconnectorsync.db"), count);
            }
            finally
            {
                SqliteConnection.ClearAllPools();
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(int count, string directory, TimeSpan time)
    {
        var filling = Stopwatch.StartNew();
        await using var server = await ServerProcess.StartAsync("many", count, directory);
        Console.WriteLine($"{count:N0} companies (made in {filling.Elapsed.TotalSeconds:F0} s, database {Size(directory) / 1e6:F0} MB)");
        using var http = new HttpClient();
        using var app = new HttpClient
        {
            BaseAddress = new Uri(server.Serving.Address),
            DefaultRequestHeaders = { Authorization = new("Bearer", CallsServer.ApiKey) },
        };
        var sessions = server.Serving.Companies.Select(
            c => new QuietSession(http, new Uri(server.Serving.Address + "/qbwc"), server.Serving.OwnerId, c)).ToList();
        await RunAsync(sessions, app, WarmUp);
        var (size, used, watch) = (Size(directory), server.ProcessorTime, Stopwatch.StartNew());
        var took = await RunAsync(sessions, app, time);
        var (seconds, processor, grown) = (
            watch.Elapsed.TotalSeconds,
            (server.ProcessorTime - used).TotalMilliseconds / took.Count,
            (Size(directory) - size) / (double)took.Count);
        took.Sort();
        Console.WriteLine(
            $"  sessions a second     {took.Count / seconds:F1} over {seconds:F0} s, {AtOnce} at once; one in {PostsEvery} with " +
            $"{PostsEach} posts; the callers share the cores");
        Console.WriteLine($"  a session takes       {took[took.Count / 2]:F0} ms (median), {took[took.Count * 95 / 100]:F0} ms (19 of 20)");
        Console.WriteLine($"  server's processor    {processor:F1} ms a session");
        Console.WriteLine($"  growth                {grown / 1000:F1} kB a session");
    }

    // A company's sessions never overlap: each worker has companies of its own.
    private static async Task<List<double>> RunAsync(List<QuietSession> sessions, HttpClient app, TimeSpan time)
    {
        var (watch, number, took) = (Stopwatch.StartNew(), 0, new List<double>());
        await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(async () =>
        {
            for (var i = worker; watch.Elapsed < time; i += AtOnce)
            {
                var session = sessions[i % (sessions.Count / AtOnce * AtOnce)];
                if (Interlocked.Increment(ref number) % PostsEvery == 0)
                {
                    await PutAsync(app, session.Company);
                }

                var began = Stopwatch.GetTimestamp();
                await session.RunAsync();
                lock (took)
                {
                    took.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
                }
            }
        })));
        return took;
    }

    private static async Task PutAsync(HttpClient app, BenchCompany company)
    {
        for (var i = 0; i < PostsEach; i++)
        {
            var name = Guid.NewGuid().ToString("N");
            using var answer =
                await app.PutAsJsonAsync($"/api/v1/companies/{company.Id}/records/customers/by-external-id/{name}", new { name });
            answer.EnsureSuccessStatusCode();
        }
    }

    // Pages in use, wherever they are: the write-ahead log has a size of its own.
    private static long Size(string directory)
    {
        using var connection =
            new SqliteConnection($"Data Source={Path.Combine(directory, "webconnectorsync.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        return (long)command.ExecuteScalar()!;
    }
}
