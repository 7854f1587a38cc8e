using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class LaterSyncs(RunningServer server)
{
    private static readonly SeedPlan Seed = new() { Customers = 300, Jobs = 30, Invoices = 50 };

    [Fact]
    public async Task With_nothing_to_do_take_one_round_trip_and_change_nothing()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Nothing to do", Seed);
        await company.SyncAsync();
        var cursor = (await company.GetAsync("/changes?limit=500"))["cursor"];

        var report = await company.SyncAsync();

        Assert.Equal(1, report.RoundTrips);
        Assert.Equal("Nothing new in QuickBooks.", report.Result);
        var rest = await company.GetAsync($"/changes?limit=500&cursor={cursor}");
        while (rest.Items().Count() == 500)
        {
            rest = await company.GetAsync($"/changes?limit=500&cursor={rest["cursor"]}");
        }

        Assert.Empty((await company.GetAsync($"/changes?cursor={rest["cursor"]}")).Items());
    }

    [Fact]
    public async Task Bring_a_change_a_new_record_and_nothing_else()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "One change", Seed);
        await company.SyncAsync();
        var id = company.File.Ids("Customer")[7];
        company.File.Change("Customer", id, ("Phone", "603-555-0199"));

        var report = await company.SyncAsync();

        Assert.Equal("0 new and 1 changed records read from QuickBooks.", report.Result);
        var record = (await company.RecordsAsync("customers")).Single(r => r["quickBooksId"]!.GetValue<string>() == id);
        Assert.Equal("603-555-0199", record["quickBooks"]!["phone"]!.GetValue<string>());
        Assert.Equal(
            ["From QuickBooks: 1 changed.", "Read from the beginning: 330 records, all of them new."],
            await company.LogAsync("customers"));
        Assert.Single(await company.LogAsync("invoices"));
    }

    [Fact]
    public async Task Bring_a_record_that_was_made_inactive()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Inactive", Seed);
        await company.SyncAsync();
        var id = company.File.Ids("Vendor")[0];
        company.File.Change("Vendor", id, ("IsActive", "false"));

        await company.SyncAsync();

        var record = (await company.RecordsAsync("vendors")).Single(r => r["quickBooksId"]!.GetValue<string>() == id);
        Assert.False(record["quickBooks"]!["isActive"]!.GetValue<bool>());
    }

    [Fact]
    public async Task After_a_reset_read_everything_again_and_repeat_nothing()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Reset", Seed);
        await company.SyncAsync();
        var before = (await company.RecordsAsync("customers")).Count;
        await (await server.PostTextAsync(company.Path + "/sync", """{"mode":"reset"}""")).JsonAsync(202);

        var report = await company.SyncAsync();

        Assert.Equal(before, (await company.SectionAsync("customers"))["progress"]!["total"]!.GetValue<int>());
        Assert.Equal("Nothing new in QuickBooks.", report.Result);
        Assert.Equal(before, (await company.RecordsAsync("customers")).Count);
        Assert.Equal("Read from the beginning: 330 records, nothing new.", (await company.LogAsync("customers"))[0]);
    }
}
