using System.Text.Json.Nodes;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class FirstSync(RunningServer server)
{
    private static readonly SeedPlan Seed = new() { Customers = 600, Jobs = 150, Invoices = 200, Employees = 12, Vendors = 20 };

    [Fact]
    public async Task Brings_every_record_with_equal_field_values()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Every field", Seed);

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.Equal(100, report.Progress);
        string[] seeded = [
            "accounts",
            "classes",
            "salesTaxCodes",
            "terms",
            "paymentMethods",
            "employees",
            "vendors",
            "customers",
            "serviceItems",
            "invoices",
            "receivePayments"];
        foreach (var section in seeded.Select(s => SectionCatalogue.Find(s)!))
        {
            var inQuickBooks = FullBooks.Objects(section).SelectMany(company.File.AllRecords).ToDictionary(
                r => (r.Element("ListID") ?? r.Element("TxnID"))!.Value, Leaves.Of);
            var inTheApi = (await company.RecordsAsync(section.Name))
                .ToDictionary(r => r["quickBooksId"]!.GetValue<string>(), r => Leaves.Of(r["quickBooks"]!));
            Assert.NotEmpty(inQuickBooks);
            Assert.Equal(inQuickBooks.Keys.Order(StringComparer.Ordinal), inTheApi.Keys.Order(StringComparer.Ordinal));
            Assert.All(inQuickBooks, r => Assert.Equal(r.Value, inTheApi[r.Key]));
        }
    }

    [Fact]
    public async Task Leaves_every_section_synced_with_its_sync_time_and_counts()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Sync times", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);

        await company.SyncAsync();

        var all = await company.SectionsAsync();
        foreach (var shown in SectionCatalogue.All.Select(s => all[s.Name]))
        {
            Assert.Equal("ok", shown["status"]!.GetValue<string>());
            Assert.True(shown["inUse"]!.GetValue<bool>());
            Assert.Equal(100, shown["progress"]!["percent"]!.GetValue<int>());
            Assert.Null(shown["problem"]);
        }

        var customers = await company.SectionAsync("customers");
        Assert.Equal(company.File.Count("Customer"), customers["counts"]!["quickBooks"]!.GetValue<int>());
        var newest = company.File.AllRecords("Customer").Max(c => c.Element("TimeModified")!.Value[..19]);
        Assert.StartsWith(newest, customers["syncTime"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Announces_every_record_once_in_the_change_feed()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Change feed", new SeedPlan { Customers = 40 });
        await company.SyncAsync();

        var changes = new List<JsonNode>();
        var cursor = "";
        while (true)
        {
            var page = await company.GetAsync($"/changes?limit=50&cursor={cursor}");
            changes.AddRange(page.Items());
            cursor = page["cursor"]!.GetValue<string>();
            if (!page.Items().Any())
            {
                break;
            }
        }

        var customers = changes.Where(c => c["section"]!.GetValue<string>() == "customers").ToList();
        Assert.Equal(
            company.File.Ids("Customer").Order(StringComparer.Ordinal),
            customers.Select(c => c["quickBooksId"]!.GetValue<string>()).Order(StringComparer.Ordinal));
        Assert.All(customers, c => Assert.Equal("created", c["type"]!.GetValue<string>()));
    }
}
