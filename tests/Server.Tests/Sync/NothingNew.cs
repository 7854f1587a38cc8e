using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class NothingNew(RunningServer server) : IClassFixture<RunningServer>
{
    [Fact]
    public async Task Writes_no_record_and_no_change_though_lists_that_cannot_be_filtered_come_whole()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Unchanged lists", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        await company.SyncAsync();
        await company.SyncAsync();
        var before = await TableRows.ReadAsync(server);

        var report = await company.SyncAsync();

        var after = await TableRows.ReadAsync(server);
        Assert.Equal(1, report.RoundTrips);
        Assert.Equal(0, after.WrittenSince(before, "Records"));
        Assert.Equal(0, after.WrittenSince(before, "Changes"));
        Assert.Equal(
            (1, 1, 1),
            (after.WrittenSince(before, "Sessions"), after.WrittenSince(before, "Messages"), after.WrittenSince(before, "Companies")));
        Assert.True(await CountWholeAsync() > 0, "No list came whole.");
    }

    [Fact]
    public async Task Writes_the_one_record_of_such_a_list_that_did_change()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "One template", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        await company.SyncAsync();
        var before = await TableRows.ReadAsync(server);
        company.File.Change("Template", company.File.Ids("Template")[0], ("IsActive", "false"));

        await company.SyncAsync();

        var after = await TableRows.ReadAsync(server);
        Assert.Equal(1, after.WrittenSince(before, "Records"));
        Assert.Equal(1, after.WrittenSince(before, "Changes"));
    }

    [Fact]
    public async Task Takes_one_round_trip_of_a_file_with_a_million_records()
    {
        var settings = new CompanySettings();
        var company = await SyncedCompany.ConnectAsync(server.Api, "A million", new SeedPlan { Vendors = 3 }, settings);
        company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "The newest")));
        await company.SyncAsync();

        // All of them are older than what was read last, so they are not news.
        company.File.Generate(new GeneratedPlan { Customers = 1_000_000 });
        var before = await TableRows.ReadAsync(server);
        var report = await company.SyncAsync();

        Assert.Equal(1, report.RoundTrips);
        Assert.Equal(100, report.Progress);
        Assert.Equal(0, (await TableRows.ReadAsync(server)).WrittenSince(before, "Records"));
    }

    private async Task<int> CountWholeAsync()
    {
        await using var db = server.OpenDb();
        var last = db.Messages.OrderByDescending(m => m.HandedOutAt).First();
        return last.RecordCount ?? 0;
    }
}
