using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Bench;

/// <summary>
/// Invoices entered in QuickBooks, each for another customer, and the session that reads them: how many round trips it takes until what
/// the customers owe is right here, too, and what the server itself needs for it.
/// </summary>
internal static class FiguresBench
{
    private const int Customers = 5_000;

    private static readonly int[] Changed = [1, 50, Customers];

    public static async Task RunAsync()
    {
        await using var server = new KillableServer();
        await server.StartAsync();
        Console.WriteLine("invoices   round trips   server's time   processor time");
        foreach (var changed in Changed)
        {
            var file = await SimulatedFile.ConnectAsync(server, $"Figures {changed}", new GeneratedPlan());
            file.File.Seed(new SeedPlan { Customers = Customers, Jobs = 0, Items = 1, InactiveEvery = 0 });
            await file.SyncAsync();
            await file.SyncAsync();
            Enter(file, changed);
            var used = server.ProcessorTime;
            var report = await file.SyncAsync();
            await ExpectAsync(server, file, changed);
            var time = report.Calls.Sum(c => c.Duration.TotalMilliseconds);
            var processor = (server.ProcessorTime - used).TotalMilliseconds;
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"{changed,8:N0}   {report.RoundTrips,11}   {time,10:N0} ms   {processor,11:N0} ms"));
        }
    }

    private static void Enter(SimulatedFile file, int count)
    {
        var item = file.File.Ids("ItemService")[0];
        foreach (var customer in file.File.Ids("Customer").Take(count))
        {
            file.File.Add("Invoice", new XElement(
                "InvoiceAdd",
                new XElement("CustomerRef", new XElement("ListID", customer)),
                new XElement(
                    "InvoiceLineAdd",
                    new XElement("ItemRef", new XElement("ListID", item)), new XElement("Quantity", "2"), new XElement("Rate", "10"))));
        }
    }

    private static async Task ExpectAsync(KillableServer server, SimulatedFile file, int count)
    {
        var (owing, cursor) = (0, "");
        do
        {
            var page = await server.Api.GetFromJsonAsync<System.Text.Json.Nodes.JsonNode>(
                $"{file.Path}/records/customers?limit=500{(cursor.Length == 0 ? "" : "&cursor=" + cursor)}");
            owing += page!["items"]!.AsArray().Count(c => c!["quickBooks"]?["balance"]?.GetValue<decimal>() > 0);
            cursor = page["cursor"]?.GetValue<string>() ?? "";
        }
        while (cursor.Length > 0);

        if (owing != count)
        {
            throw new InvalidOperationException($"{owing} customers owe something, and not {count}.");
        }
    }
}
