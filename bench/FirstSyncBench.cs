using System.Diagnostics;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Bench;

/// <summary>
/// A first sync of a big file with a server that is killed ten times on the way, and what a sync with nothing to do costs afterwards,
/// beside the same for a small file. QuickBooks and the Web Connector are simulated in this process, the server is one of its own.
/// </summary>
internal static class FirstSyncBench
{
    private const int Kills = 10;
    private const int QuietRounds = 15;
    private static readonly GeneratedPlan Big = new() { Customers = 100_000, Invoices = 200_000 };
    private static readonly GeneratedPlan Small = new() { Customers = 500, Invoices = 500 };

    public static async Task RunAsync()
    {
        await using var server = new KillableServer();
        await server.StartAsync();
        var big = await SimulatedFile.ConnectAsync(server, "Big", Big);
        var small = await SimulatedFile.ConnectAsync(server, "Small", Small);
        var watch = Stopwatch.StartNew();
        await BreakingOff.RunAsync(server, big, Kills);
        (await big.SyncAsync()).Require();
        Console.WriteLine(
            $"first sync         {Big.Customers} customers, {Big.Invoices} invoices of 2 lines in {watch.Elapsed.TotalMinutes:F1} min, " +
            $"killed {Kills} times on the way");
        Console.WriteLine($"peak               {server.Peak / 1e6:F0} MB working set of the server");
        Report(server);
        await QuietAsync(server, big, small);
    }

    // Nothing twice, nothing lost: the rows themselves are counted.
    private static void Report(KillableServer server)
    {
        using var db = server.OpenDatabase();
        foreach (var (section, expected) in new[] { ("customers", Big.Customers), ("invoices", Big.Invoices) })
        {
            var stored = db.Ask(
                "SELECT COUNT(DISTINCT r.QuickBooksId) FROM Records r JOIN Companies c ON c.Id = r.CompanyId WHERE c.Name = 'Big' AND " +
                $"r.Section = '{section}'");
            var told = db.Ask(
                $"SELECT COUNT(*) FROM Changes r JOIN Companies c ON c.Id = r.CompanyId WHERE c.Name = 'Big' AND r.Section = '{section}'");
            Console.WriteLine($"{section,-18} {stored} stored, {told} entries in the change feed, {expected} in QuickBooks");
        }

        var read = db.Ask("SELECT SUM(RecordCount) FROM Messages m JOIN Companies c ON c.Id = m.CompanyId WHERE c.Name = 'Big'");
        var messages = db.Ask("SELECT COUNT(*) FROM Messages m JOIN Companies c ON c.Id = m.CompanyId WHERE c.Name = 'Big'");
        Console.WriteLine(
            $"read from it       {read} records in {messages} messages, so " +
            $"{100.0 * (read - Big.Customers - Big.Invoices) / (Big.Customers + Big.Invoices):F1} % more than there are");
    }

    private static async Task QuietAsync(KillableServer server, SimulatedFile big, SimulatedFile small)
    {
        (await small.SyncAsync()).Require();
        var times = (Big: new List<double>(), Small: new List<double>());
        var (roundTrips, records) = (0, 0L);
        for (var round = 0; round < QuietRounds; round++)
        {
            var before = Records(server);
            var one = await big.SyncAsync();
            records = Math.Max(records, Records(server) - before);
            var other = await small.SyncAsync();
            one.Require();
            other.Require();
            roundTrips = Math.Max(roundTrips, Math.Max(one.RoundTrips, other.RoundTrips));
            times.Big.Add(one.Calls.Sum(c => c.Duration.TotalMilliseconds));
            times.Small.Add(other.Calls.Sum(c => c.Duration.TotalMilliseconds));
        }

        var (bigger, smaller) = (Median.Of(times.Big), Median.Of(times.Small));
        Console.WriteLine(
            $"nothing to do      {roundTrips} round trip(s), at most {records} records read again by the first increments, median of " +
            $"{QuietRounds} rounds by turns");
        Console.WriteLine($"big file           {bigger:F0} ms at the server ({times.Big[0]:F0} to {times.Big[^1]:F0})");
        Console.WriteLine($"small file         {smaller:F0} ms at the server ({times.Small[0]:F0} to {times.Small[^1]:F0})");
        Console.WriteLine($"ratio              {bigger / smaller:F2}");
    }

    private static long Records(KillableServer server)
    {
        using var db = server.OpenDatabase();
        return db.Ask("SELECT COALESCE(SUM(RecordCount), 0) FROM Messages m JOIN Companies c ON c.Id = m.CompanyId WHERE c.Name = 'Big'");
    }
}
