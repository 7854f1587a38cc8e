using System.Diagnostics;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Bench;

/// <summary>
/// Many companies on one SQLite database, each of which calls and finds nothing to do: sessions per second, processor time a session, growth of the
/// database a session, with few companies and with many. And how long a server takes to be ready on such a database.
/// </summary>
internal static class ManyBench
{
    private const int AtOnce = 4;
    private const int Sessions = 240;
    private const int SessionsADay = 24;

    public static async Task RunAsync(int[] counts)
    {
        foreach (var count in counts)
        {
            var directory = Directory.CreateTempSubdirectory("wcs-many-").FullName;
            try
            {
                await MeasureAsync(count, directory);
                Console.WriteLine($"  ready after a start   {(await ColdStartAsync(directory)).TotalSeconds:F1} s");
            }
            finally
            {
                Directory.Delete(directory, recursive: true);
            }
        }
    }

    private static async Task MeasureAsync(int count, string directory)
    {
        var filling = Stopwatch.StartNew();
        await using var server = await ServerProcess.StartAsync("many", count, directory);
        Console.WriteLine($"{count:N0} companies (made in {filling.Elapsed.TotalSeconds:F0} s, database {Size(directory) / 1e6:F0} MB)");
        using var http = new HttpClient();
        var sessions = server.Serving.Companies.Select(c => new QuietSession(http, new Uri(server.Serving.Address + "/qbwc"), server.Serving.OwnerId, c)).ToList();
        await RunAsync(sessions, sessions.Count);
        var (size, used, watch) = (Size(directory), server.ProcessorTime, Stopwatch.StartNew());
        await RunAsync(sessions, Sessions);
        var (seconds, processor, grown) = (watch.Elapsed.TotalSeconds, (server.ProcessorTime - used).TotalMilliseconds / Sessions, (Size(directory) - size) / (double)Sessions);
        Console.WriteLine($"  sessions a second     {Sessions / seconds:F1}");
        Console.WriteLine($"  processor a session   {processor:F1} ms");
        Console.WriteLine($"  growth a session      {grown / 1000:F1} kB; at {SessionsADay} a day {grown * SessionsADay * count / 1e6:F0} MB a day for all");
    }

    private static Task RunAsync(List<QuietSession> sessions, int count)
    {
        var next = -1;
        return Task.WhenAll(Enumerable.Range(0, AtOnce).Select(worker => Task.Run(async () =>
        {
            // A company's sessions never overlap: each worker has companies of its own.
            for (var i = worker; Interlocked.Increment(ref next) < count; i += AtOnce)
            {
                await sessions[i % (sessions.Count / AtOnce * AtOnce)].RunAsync();
            }
        })));
    }

    // Pages in use, wherever they are: the write-ahead log has a size of its own.
    private static long Size(string directory)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(directory, "webconnectorsync.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()";
        return (long)command.ExecuteScalar()!;
    }

    private static async Task<TimeSpan> ColdStartAsync(string directory)
    {
        const string Address = "http://127.0.0.1:5139";
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(ServerApp).Assembly.Location, $"--Urls={Address}", $"--DataDirectory={directory}", "--Jobs:IsEnabled=false"])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
        })!;
        var log = process.StandardOutput.ReadToEndAsync();
        using var http = new HttpClient();
        while (!await IsReadyAsync(http, Address))
        {
            await Task.Delay(20);
        }

        var ready = watch.Elapsed;
        process.Kill();
        await process.WaitForExitAsync();
        await log;
        return ready;
    }

    private static async Task<bool> IsReadyAsync(HttpClient http, string address)
    {
        try
        {
            using var answer = await http.GetAsync(new Uri(address + "/health/ready"));
            return answer.IsSuccessStatusCode;
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }
}
