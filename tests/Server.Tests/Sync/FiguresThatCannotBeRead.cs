using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Polling;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>QuickBooks cannot read the message that asks for balances and stock that others have moved.</summary>
public sealed class FiguresThatCannotBeRead(TimedServer server) : IClassFixture<TimedServer>
{
    [Fact]
    public async Task Figures_of_two_kinds_that_cannot_be_read_end_no_session()
    {
        var company = await SyncedCompany.ConnectAsync(
            server.Server.Api,
            "Two kinds of figures",
            TimedCompany.Seed,
            new CompanySettings { Clock = server.Clock },
            () => new BeforeCall(_ =>
            {
                server.Clock.Advance(TimeSpan.FromSeconds(1));
                return Task.CompletedTask;
            }));
        var customer = company.File.Ids("Customer")[0];
        foreach (var name in new[] { "Newer", "Newest" })
        {
            company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", name)));
        }

        await company.SyncAsync();
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        company.File.Faults.Unreadable.Add($"<ListID>{customer}</ListID>");
        company.File.Faults.Unreadable.Add("<AccountQueryRq ");
        company.Invoice(customer);

        var report = await company.SyncAsync();

        Assert.InRange(report.RoundTrips, 2, 80);
        Assert.Equal("closeConnection", report.Operations.Last());
    }

    [Fact]
    public async Task Figures_that_cannot_be_read_end_no_session_and_are_not_asked_again_at_once()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        var file = timed.Company.File;
        var customer = file.Ids("Customer")[0];
        timed.Company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Newer")));
        timed.Company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Newest")));
        await timed.Company.SyncAsync();
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        file.Faults.Unreadable.Add($"<ListID>{customer}</ListID>");
        timed.Company.Invoice(customer);

        var first = await timed.Company.SyncAsync();
        var second = await timed.Company.SyncAsync();

        Assert.Equal((100, 100, 1), (first.Progress, second.Progress, second.RoundTrips));
        file.Faults.Unreadable.Clear();
        timed.Company.Invoice(file.Ids("Customer")[1]);
        await timed.Company.SyncAsync();
        Assert.Equal(
            file.Find("Customer", customer)!.Element("Balance")!.Value,
            (await timed.Company.RecordsAsync("customers")).Single(r => r["quickBooksId"]!.GetValue<string>() == customer)["quickBooks"]![
                "balance"]!.GetValue<decimal>().ToString("0.00", CultureInfo.InvariantCulture));
    }
}
