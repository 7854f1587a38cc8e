using System.Diagnostics;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Bench;

/// <summary>
/// What happens when nothing was synced while people changed a great many invoices: the changes are read by sessions during which the
/// server is killed ten times, and then everything is counted.
/// </summary>
internal static class OutageBench
{
    private const int Kills = 10;
    private const int Changed = 50_000;
    private const string Invoices = "FROM Records WHERE Section = 'invoices'";

    public static async Task RunAsync()
    {
        await using var server = new KillableServer();
        await server.StartAsync();
        var clock = new AdvancingClock();
        var file =
            await SimulatedFile.ConnectAsync(server, "Outage", new GeneratedPlan { Customers = 1_000, Invoices = Changed + 10_000 }, clock);
        (await file.SyncAsync()).Require();
        (await file.SyncAsync()).Require();
        var read = Ask(server, "SELECT SUM(RecordCount) FROM Messages");
        foreach (var id in file.File.Ids("Invoice").Take(Changed))
        {
            clock.Advance(TimeSpan.FromMinutes(2));
            file.File.Change("Invoice", id, ("Memo", "Changed meanwhile"));
        }

        var watch = Stopwatch.StartNew();
        await BreakingOff.RunAsync(server, file, Kills, 11);
        var last = await file.SyncAsync();
        last.Require();
        Console.WriteLine(
            $"outage             {Changed} changed invoices in {watch.Elapsed.TotalSeconds:F0} s, killed {Kills} times on the way, the " +
            $"last session in {last.RoundTrips} messages");
        Console.WriteLine($"peak               {server.Peak / 1e6:F0} MB working set of the server");
        Console.WriteLine(
            $"invoices           {Ask(server, $"SELECT COUNT(*) {Invoices} AND QuickBooks LIKE '%Changed meanwhile%'")} of {Changed} " +
            $"changed ones stored, {Ask(server, "SELECT COUNT(*) FROM Changes WHERE Section = 'invoices' AND Type = 'Updated'")} entries " +
            "in the change feed");
        Console.WriteLine($"read for it        {Ask(server, "SELECT SUM(RecordCount) FROM Messages") - read} records");
        using var db = server.OpenDatabase();
        using var command = db.CreateCommand();
        command.CommandText = "SELECT SyncTime FROM CompanySections WHERE Section = 'invoices'";
        Console.WriteLine(
            $"sync time          {command.ExecuteScalar()}, the newest change " +
            $"{file.File.AllRecords("Invoice").Max(i => i.Element("TimeModified")!.Value)}");
    }

    private static long Ask(KillableServer server, string sql)
    {
        using var db = server.OpenDatabase();
        return db.Ask(sql);
    }

    private sealed class AdvancingClock : TimeProvider
    {
        private TimeSpan ahead = TimeSpan.FromDays(-75);

        public void Advance(TimeSpan time) => ahead += time;

        public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;
    }
}
