using System.Diagnostics;

namespace WebConnectorSync.Bench;

/// <summary>
/// Calls answered per second: sessions of several companies at once that find nothing new, against a bare Kestrel endpoint that gets the
/// same bodies and does one SQLite transaction a call. The two are measured by turns.
/// </summary>
internal static class CallsBench
{
    private const int Companies = 4;
    private const int SessionsEach = 40;
    private const int Rounds = 5;

    public static async Task RunAsync()
    {
        await using var ours = await ServerProcess.StartAsync("ours", Companies);
        await using var bare = await ServerProcess.StartAsync("bare", Companies);
        using var http = new HttpClient();
        var sessions = ours.Serving.Companies.Select(c => new QuietSession(http, Address(ours), ours.Serving.OwnerId, c)).ToList();
        var ourRates = new List<double>();
        var bareRates = new List<double>();
        var alone = new List<double>();
        var processor = new List<double>();
        for (var round = 0; round <= Rounds; round++)
        {
            var before = ours.ProcessorTime;
            var ourRate = await RateAsync(sessions, s => s.RunAsync());
            var used = (ours.ProcessorTime - before).TotalMilliseconds / (Companies * SessionsEach);
            var bareRate = await RateAsync([.. sessions.Select(s => s.Sent.ToList())], bodies => SendAsync(http, Address(bare), bodies));
            var watch = Stopwatch.StartNew();
            await sessions[0].RunAsync();
            if (round == 0)
            {
                continue; // Warm-up, and the companies' first sync.
            }

            if (sessions.Exists(s => s.Sent.Count != QuietSession.Calls))
            {
                throw new InvalidOperationException($"A session with nothing new took {sessions[0].Sent.Count} calls.");
            }

            alone.Add(watch.Elapsed.TotalMilliseconds);
            ourRates.Add(ourRate);
            bareRates.Add(bareRate);
            processor.Add(used);
        }

        Console.WriteLine(
            $"{Companies} companies at once, {Companies * SessionsEach} sessions of {QuietSession.Calls} calls a round, median of " +
            $"{Rounds} rounds");
        Console.WriteLine($"bare endpoint      {Median.Of(bareRates):F0} calls/s ({bareRates[0]:F0} to {bareRates[^1]:F0})");
        Console.WriteLine($"server             {Median.Of(ourRates):F0} calls/s ({ourRates[0]:F0} to {ourRates[^1]:F0})");
        Console.WriteLine($"ratio              {Median.Of(ourRates) / Median.Of(bareRates):F2}");
        Console.WriteLine($"processor          {Median.Of(processor):F1} ms a session");
        Console.WriteLine($"a session alone    {Median.Of(alone):F0} ms for its {QuietSession.Calls} calls, 1 message");
    }

    private static Uri Address(ServerProcess process) => new(process.Serving.Address + "/qbwc");

    private static async Task SendAsync(HttpClient http, Uri address, List<string> bodies)
    {
        foreach (var body in bodies)
        {
            await QuietSession.PostAsync(http, address, "any", body);
        }
    }

    private static async Task<double> RateAsync<T>(List<T> clients, Func<T, Task> session)
    {
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(clients.Select(client => Task.Run(async () =>
        {
            for (var i = 0; i < SessionsEach; i++)
            {
                await session(client);
            }
        })));
        return clients.Count * SessionsEach * QuietSession.Calls / watch.Elapsed.TotalSeconds;
    }
}
