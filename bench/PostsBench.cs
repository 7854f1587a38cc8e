using System.Diagnostics;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Bench;

/// <summary>
/// A thousand invoices of three lines, from the app's calls to QuickBooks: how many round trips they take, and what the server itself needs
/// for each. QuickBooks and the Web Connector are simulated in this process; only the time inside the server's calls counts.
/// </summary>
internal static class PostsBench
{
    private const int Posts = 1_000;

    public static async Task RunAsync()
    {
        await using var server = new KillableServer();
        await server.StartAsync();
        var file = await SimulatedFile.ConnectAsync(server, "Posts", new GeneratedPlan { Customers = 100, Invoices = 1 });
        await file.SyncAsync();
        var quiet = await file.SyncAsync();
        var (customer, item) = (Name(file, "Customer"), Name(file, "ItemService"));
        await PutAsync(server, file, customer, item, -1);
        await file.SyncAsync();

        var watch = Stopwatch.StartNew();
        for (var i = 0; i < Posts; i++)
        {
            await PutAsync(server, file, customer, item, i);
        }

        Console.WriteLine($"taking them in     {watch.Elapsed.TotalMilliseconds / Posts:F1} ms a call of the app");
        var (before, used) = (file.File.Count("Invoice"), server.ProcessorTime);
        var report = await file.SyncAsync();
        if (report.Progress != 100 || file.File.Count("Invoice") - before != Posts)
        {
            throw new InvalidOperationException(
                $"{file.File.Count("Invoice") - before} of {Posts} were posted: {report.Result} {report.LastError} {report.Exception}");
        }

        var atServer = report.Calls.Sum(c => c.Duration.TotalMilliseconds) - quiet.Calls.Sum(c => c.Duration.TotalMilliseconds);
        Console.WriteLine($"round trips        {report.RoundTrips} for {Posts} posts, the import's message included");
        Console.WriteLine($"the server's time  {atServer / Posts:F2} ms a post, beyond that of a session with nothing to do");
        Console.WriteLine($"processor time     {(server.ProcessorTime - used).TotalMilliseconds / Posts:F2} ms a post");
    }

    private static string Name(SimulatedFile file, string kind) => file.File.AllRecords(kind)[0].Element("FullName")!.Value;

    private static async Task PutAsync(KillableServer server, SimulatedFile file, string customer, string item, int number)
    {
        using var answer = await server.Api.PutAsJsonAsync($"{file.Path}/records/invoices/by-external-id/post-{number}", new
        {
            customerRef = new { fullName = customer },
            txnDate = "2026-11-20",
            refNumber = $"P{number}",
            lines = Enumerable.Range(1, 3).Select(n => new { itemRef = new { fullName = item }, quantity = n, rate = 12.5 }),
        });
        answer.EnsureSuccessStatusCode();
    }
}
