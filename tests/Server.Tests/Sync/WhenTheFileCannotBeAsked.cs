using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Polling;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>QuickBooks answers what shows which file is open only in part, or somebody answers it first.</summary>
public sealed class WhenTheFileCannotBeAsked(TimedServer server) : IClassFixture<TimedServer>
{
    [Fact]
    public async Task A_file_of_which_every_question_is_refused_is_not_written_into()
    {
        var timed = await SyncedAsync();
        await PutAsync(timed, "New one");
        foreach (var section in SectionCatalogue.All.Where(s => !s.IsFromHost))
        {
            timed.Company.File.Faults.Forbidden.Add(section.Query);
        }

        var report = await timed.Company.SyncAsync();

        Assert.Contains("did not answer whether this is the company's file", report.LastError, StringComparison.Ordinal);
        Assert.Equal("pending", await StatusAsync(timed));
        timed.Company.File.Faults.Forbidden.Clear();
        await timed.Company.SyncAsync();
        Assert.Equal("posted", await StatusAsync(timed));
    }

    [Fact]
    public async Task A_question_about_one_record_that_cannot_be_read_stops_nothing()
    {
        var timed = await SyncedAsync();
        var newest = Customer(timed, "Newest");
        await timed.Company.SyncAsync();
        await PutAsync(timed, "New one");
        timed.Company.File.Faults.Unreadable.Add($"<ListID>{newest}</ListID>");

        var report = await timed.Company.SyncAsync();

        Assert.Equal((100, "posted"), (report.Progress, await StatusAsync(timed)));
    }

    [Fact]
    public async Task A_backup_in_which_only_a_change_is_lost_is_not_taken_for_a_clock_when_two_days_are_asked_again()
    {
        var timed = await SyncedAsync();
        var file = timed.Company.File;
        file.Faults.KnowsNoActivity = true;
        var id = Customer(timed, "Twice changed");
        await timed.Company.SyncAsync();
        var backup = file.Snapshot();
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        file.Change("Customer", id, ("Phone", "603-555-0142"));
        await timed.Company.SyncAsync();
        file.Restore(backup);
        timed.Clock.Advance(TimeSpan.FromHours(21));

        await timed.Company.SyncAsync();

        var asked = (await timed.ReadAsync())["fileQuestion"];
        Assert.Equal(("restored", 1), (asked?["found"]!.GetValue<string>(), asked!["older"]!.GetValue<int>()));
        Assert.Equal("603-555-0142", (await RecordAsync(timed, id))["quickBooks"]!["phone"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_restored_file_of_which_not_all_can_be_looked_up_is_not_trusted_by_itself()
    {
        var timed = await SyncedAsync();
        var file = timed.Company.File;
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        file.Restore(file.Snapshot());
        file.Faults.Forbidden.Add("Vendor");

        await timed.Company.SyncAsync();

        Assert.Equal("restored", (await timed.ReadAsync())["fileQuestion"]?["found"]!.GetValue<string>());
    }

    [Theory]
    [InlineData("receiveResponseXML")]
    [InlineData("sendRequestXML")]
    public async Task A_file_that_a_person_calls_a_copy_is_left_at_once(string operation)
    {
        SyncedCompany company = null!;
        var (calls, isAsked) = (0, false);
        company = await SyncedCompany.ConnectAsync(
            server.Server.Api,
            $"Called a copy at {operation}",
            TimedCompany.Seed,
            new CompanySettings { Clock = server.Clock },
            () => new BeforeCall(SayAsync));
        await company.SyncAsync();
        company.File.Settings.Path = @"E:\Books\elsewhere.qbw";
        await company.SyncAsync();
        await company.SyncAsync();
        Assert.Equal("moved", (await company.GetAsync(""))["fileQuestion"]!["found"]!.GetValue<string>());
        server.Clock.Advance(TimeSpan.FromMinutes(5));
        Invoice(company, company.File.Ids("Customer")[0]);
        var before = await BalancesAsync(company);
        (calls, isAsked) = (0, true);

        var report = await company.SyncAsync();

        Assert.Contains("Somebody said meanwhile that another company file is meant.", report.LastError, StringComparison.Ordinal);
        Assert.Equal(before, await BalancesAsync(company));

        // The import is the first message, the figures that the invoice moved are the second.
        async Task SayAsync(string called)
        {
            if (isAsked && called == operation && ++calls == 2)
            {
                await company.PostAsync("/file", """{"answer":"copy"}""", 200);
            }
        }
    }

    [Fact]
    public async Task Figures_that_cannot_be_read_end_no_session_and_are_not_asked_again_at_once()
    {
        var timed = await SyncedAsync();
        var file = timed.Company.File;
        var customer = file.Ids("Customer")[0];
        Customer(timed, "Newer");
        Customer(timed, "Newest");
        await timed.Company.SyncAsync();
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        file.Faults.Unreadable.Add($"<ListID>{customer}</ListID>");
        Invoice(timed.Company, customer);

        var first = await timed.Company.SyncAsync();
        var second = await timed.Company.SyncAsync();

        Assert.Equal((100, 100, 1), (first.Progress, second.Progress, second.RoundTrips));
        file.Faults.Unreadable.Clear();
        Invoice(timed.Company, file.Ids("Customer")[1]);
        await timed.Company.SyncAsync();
        Assert.Equal(
            file.Find("Customer", customer)!.Element("Balance")!.Value,
            (await RecordAsync(timed, customer))["quickBooks"]!["balance"]!.GetValue<decimal>().ToString("0.00", null));
    }

    private async Task<TimedCompany> SyncedAsync()
    {
        var timed = await TimedCompany.StartAsync(server);
        Assert.Equal(100, (await timed.Company.SyncAsync()).Progress);
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        return timed;
    }

    private static string Customer(TimedCompany timed, string name) =>
        timed.Company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", name)));

    private static Task<JsonNode> PutAsync(TimedCompany timed, string name) =>
        timed.Server.Api.TakenAsync(timed.Company.Path, "customers", name, $$"""{"name":"{{name}}"}""");

    private static async Task<string> StatusAsync(TimedCompany timed) =>
        (await timed.Company.GetAsync("/posts")).Items().First()["status"]!.GetValue<string>();

    private static async Task<JsonNode> RecordAsync(TimedCompany timed, string id) =>
        (await timed.Company.RecordsAsync("customers")).Single(r => r["quickBooksId"]!.GetValue<string>() == id);

    private static async Task<List<string>> BalancesAsync(SyncedCompany company) =>
        [.. (await company.RecordsAsync("customers")).Select(r => $"{r["quickBooksId"]} {r["quickBooks"]!["totalBalance"]}")];

    private static void Invoice(SyncedCompany company, string customer) => company.File.Add("Invoice", new XElement(
        "InvoiceAdd",
        new XElement("CustomerRef", new XElement("ListID", customer)),
        new XElement(
            "InvoiceLineAdd",
            new XElement("ItemRef", new XElement("ListID", company.File.Ids("ItemService")[0])),
            new XElement("Amount", "7.50"))));
}
