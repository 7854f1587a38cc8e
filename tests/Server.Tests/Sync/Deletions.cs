using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class Deletions(RunningServer server)
{
    private static readonly SeedPlan Seed = new() { Customers = 40, Jobs = 0, Invoices = 12 };

    [Fact]
    public async Task In_QuickBooks_reach_records_counts_and_change_feed_once()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Deleted once", Seed);
        await company.SyncAsync();
        var invoices = company.File.Count("Invoice");
        var cursor = await company.EndOfFeedAsync();
        var invoice = company.File.Ids("Invoice")[1];
        var terms = company.File.Add("StandardTerms", new("StandardTermsAdd", new System.Xml.Linq.XElement("Name", "Net 99")));
        await company.SyncAsync();
        company.File.Delete("Invoice", invoice);
        company.File.Delete("StandardTerms", terms);

        var report = await company.SyncAsync();
        var again = await company.SyncAsync();

        // And what the customer of the invoice owes now.
        Assert.Equal(2, report.RoundTrips);
        Assert.Contains("2 deleted in QuickBooks", report.Result, StringComparison.Ordinal);
        Assert.Equal("Nothing new in QuickBooks.", again.Result);
        Assert.Equal(invoices - 1, (await company.SectionAsync("invoices"))["counts"]!["quickBooks"]!.GetValue<int>());
        var record = (await company.RecordsAsync("invoices")).Single(r => r["quickBooksId"]!.GetValue<string>() == invoice);
        Assert.Equal("deleted", record["state"]!.GetValue<string>());
        Assert.Matches(@"^Deleted in QuickBooks on \d{4}-\d\d-\d\d\.$", record["reason"]!.GetValue<string>());
        Assert.NotNull(record["quickBooks"]);
        var changes = (await company.GetAsync($"/changes?limit=500&cursor={cursor}")).Items().ToList();
        Assert.Equal(
            new[] { invoice, terms }.Order(StringComparer.Ordinal),
            changes.Where(c => c["type"]!.GetValue<string>() == "deleted").Select(
                c => c["quickBooksId"]!.GetValue<string>()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Undone_by_a_backup_are_undone_here()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Backup", Seed);
        await company.SyncAsync();
        var count = company.File.Count("Invoice");
        var id = company.File.Ids("Invoice")[1];
        var backup = company.File.Snapshot();
        company.File.Delete("Invoice", id);
        await company.SyncAsync();
        company.File.Restore(backup);
        company.File.Touch("Invoice", id);

        await company.SyncAsync();

        var record = (await company.RecordsAsync("invoices")).Single(r => r["quickBooksId"]!.GetValue<string>() == id);
        Assert.Equal("quickBooksOnly", record["state"]!.GetValue<string>());
        Assert.Null(record["reason"]);
        Assert.Equal(count, (await company.SectionAsync("invoices"))["counts"]!["quickBooks"]!.GetValue<int>());
    }
}
