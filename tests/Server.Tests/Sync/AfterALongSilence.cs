using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class AfterALongSilence(RunningServer server)
{
    private const int Changed = 6_000;
    private const int Fewer = 4_000;

    [Fact]
    public async Task Many_changes_come_in_windows_the_oldest_first_and_a_broken_session_costs_one_window()
    {
        var company = await ChangedCompanyAsync("Away for months", Changed);
        var before = await company.SectionAsync("invoices");
        var start = await company.EndOfFeedAsync();
        var progress = new List<JsonNode>();
        foreach (var calls in new[] { 9, 9, 9 })
        {
            company.Connector.Faults.VanishBeforeCall = calls;
            await company.SyncAsync();
            await server.ForgetSessionsAsync(company);
            var section = await company.SectionAsync("invoices");
            progress.Add(section["progress"]!);
            Assert.Equal(before["syncTime"]!.GetValue<string>(), section["syncTime"]!.GetValue<string>());
        }

        company.Connector.Faults.VanishBeforeCall = null;
        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        // The newest one known before comes once more.
        Assert.All(progress, p => Assert.InRange(p["total"]!.GetValue<int>(), Changed, Changed + 3));
        var percent = progress.Select(p => p["percent"]!.GetValue<int>()).ToList();
        Assert.Equal(percent.Order(), percent);
        Assert.True(percent[^1] > percent[0], string.Join(" ", percent));
        Assert.InRange(percent[^1], 10, 99);
        var invoices = await company.RecordsAsync("invoices");
        Assert.Equal(Changed, invoices.Count(i => i["quickBooks"]!["memo"]?.GetValue<string>() == "Changed meanwhile"));
        Assert.Equal(Changed, (await UpdatesAsync(company, start)).Distinct().Count());
        Assert.Equal(Changed, (await UpdatesAsync(company, start)).Count);
        var after = await company.SectionAsync("invoices");
        Assert.Equal(("ok", Newest(company)), (after["status"]!.GetValue<string>(), after["syncTime"]!.GetValue<string>()));
        var windows = Queries(await AskedAsync("Away for months"), "InvoiceQueryRq")
            .Where(q => q.Attribute("iterator")?.Value == "Start" && q.Descendants("ToModifiedDate").Any())
            .Select(q => q.Descendants("FromModifiedDate").Single().Value)
            .ToList();
        Assert.True(windows.Distinct().Count() >= 2, $"{windows.Count} windows");
        Assert.Equal(windows.Order(StringComparer.Ordinal), windows);
        Assert.Equal(1, (await company.SyncAsync()).RoundTrips);
    }

    [Fact]
    public async Task The_message_that_asks_all_sections_asks_little_of_each_and_the_bar_follows_the_records_that_are_left()
    {
        var company = await ChangedCompanyAsync("Much of everything", Fewer);
        var asked = (await AskedAsync("Much of everything")).Count;

        var report = await company.SyncAsync();

        var first = XDocument.Parse((await AskedAsync("Much of everything"))[asked]);
        Assert.True(first.Descendants("MaxReturned").Count() > 20);
        Assert.All(first.Descendants("MaxReturned"), m => Assert.InRange((int)m, 1, 200));
        var told = report.Calls.Where(c => c.Operation == "receiveResponseXML").Select(
            c => int.Parse(c.Answer!, CultureInfo.InvariantCulture)).ToList();
        Assert.Equal(told.Order(), told);
        Assert.InRange(told[0], 1, 30);
        Assert.Equal(100, told[^1]);
    }

    // People worked for months while nothing was synced, and QuickBooks' clock is not the server's.
    private async Task<SyncedCompany> ChangedCompanyAsync(string name, int changed)
    {
        var clock = new Clock(DateTime.UtcNow.AddDays(-130));
        var company = await SyncedCompany.ConnectAsync(
            server.Api, name, new SeedPlan { Vendors = 3 }, new CompanySettings { Clock = clock },
            generate: new GeneratedPlan { Customers = 5, Invoices = changed + 500 });
        await company.SyncAsync();
        foreach (var id in company.File.Ids("Invoice").Take(changed))
        {
            clock.Advance(TimeSpan.FromMinutes(30));
            company.File.Change("Invoice", id, ("Memo", "Changed meanwhile"));
        }

        return company;
    }

    private static string Newest(SyncedCompany company) =>
        company.File.AllRecords("Invoice").Max(v => v.Element("TimeModified")!.Value[..19])!;

    private static async Task<List<string>> UpdatesAsync(SyncedCompany company, string from)
    {
        Task<JsonNode> PageAsync(string cursor) => company.GetAsync($"/changes?limit=500&cursor={cursor}");
        var updated = new List<string>();
        for (var page = await PageAsync(from); page.Items().Any(); page = await PageAsync(page["cursor"]!.ToString()))
        {
            updated.AddRange(
                page.Items()
                    .Where(c => c["section"]!.GetValue<string>() == "invoices" && c["type"]!.GetValue<string>() == "updated")
                    .Select(c => c["quickBooksId"]!.GetValue<string>()));
        }

        return updated;
    }

    private async Task<List<string>> AskedAsync(string name)
    {
        await using var db = server.OpenDb();
        var company = db.Companies.Single(c => c.Name == name);
        return [
            .. db.Messages.Where(
                m => m.CompanyId == company.Id).OrderBy(m => m.HandedOutAt).ThenBy(m => m.Number).Select(m => m.RequestXml)];
    }

    private static IEnumerable<XElement> Queries(List<string> messages, string query) =>
        messages.SelectMany(m => XDocument.Parse(m).Descendants(query));
}
