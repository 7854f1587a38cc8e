using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Polling;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>QuickBooks answers what shows which file is open only in part, or somebody answers it first.</summary>
public sealed class WhenTheFileCannotBeAsked(TimedServer server) : IClassFixture<TimedServer>
{
    [Fact]
    public async Task A_file_of_which_every_question_is_refused_is_not_written_into()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        await PutAsync(timed, "New one");
        foreach (var section in SectionCatalogue.All.Where(s => !s.IsFromHost))
        {
            timed.Company.File.Faults.Forbidden.Add(section.Query);
        }

        foreach (var report in new[] { await timed.Company.SyncAsync(), await timed.Company.SyncAsync() })
        {
            Assert.Contains("QuickBooks refused every question", report.LastError, StringComparison.Ordinal);
        }

        Assert.Equal("pending", await StatusAsync(timed));
        var stands = await timed.ReadAsync();
        Assert.Equal(("failedToOpen", "bookkeeper"), (stands["status"]!.GetValue<string>(), stands["actor"]!.GetValue<string>()));
        Assert.Contains("QuickBooks refused every question", stands["why"]!.GetValue<string>(), StringComparison.Ordinal);
        timed.Company.File.Faults.Forbidden.Clear();
        await timed.Company.SyncAsync();
        Assert.Equal("posted", await StatusAsync(timed));
    }

    [Fact]
    public async Task Where_the_witnesses_may_not_be_seen_others_are_asked()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        foreach (var section in SectionCatalogue.All.Where(s => !s.IsFromHost && s.Name != "terms"))
        {
            timed.Company.File.Faults.Forbidden.Add(section.Query);
        }

        var sessions = new List<SessionReport>();
        while (sessions.Count < 10 && sessions.LastOrDefault()?.Progress != 100)
        {
            sessions.Add(await timed.Company.SyncAsync());
        }

        Assert.InRange(sessions.Count, 2, 9);
        Assert.Equal("active", (await timed.ReadAsync())["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_question_about_one_record_that_cannot_be_read_stops_nothing()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
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
        var timed = await TimedCompany.StartSyncedAsync(server);
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
        var timed = await TimedCompany.StartSyncedAsync(server);
        var file = timed.Company.File;
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        file.Restore(file.Snapshot());
        file.Faults.Forbidden.Add("Vendor");

        await timed.Company.SyncAsync();

        Assert.Equal("restored", (await timed.ReadAsync())["fileQuestion"]?["found"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_backup_is_noticed_by_what_changed_last_where_messages_go_one_by_one()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        var file = timed.Company.File;
        file.Faults.KnowsNoActivity = true;
        file.Faults.Unreadable.Add("<VendorTypeQueryRq ");
        var backup = file.Snapshot();
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        timed.Company.Invoice(file.Ids("Customer")[0]);
        await timed.Company.SyncAsync();
        file.Restore(backup);

        await timed.Company.SyncAsync();

        Assert.Equal("restored", (await timed.ReadAsync())["fileQuestion"]?["found"]!.GetValue<string>());
    }

    [Fact]
    public async Task Deletions_that_cannot_be_read_stop_nothing_and_leave_the_witnesses()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        var file = timed.Company.File;
        file.Faults.KnowsNoActivity = true;
        file.Faults.Unreadable.Add("<TxnDeletedQueryRq ");
        await timed.Company.SyncAsync();
        var backup = file.Snapshot();
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        timed.Company.Invoice(file.Ids("Customer")[0]);
        await timed.Company.SyncAsync();
        file.Restore(backup);

        await timed.Company.SyncAsync();

        Assert.Equal("restored", (await timed.ReadAsync())["fileQuestion"]?["found"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_newest_record_saved_by_a_clock_that_is_behind_is_no_backup_and_comes()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        var file = timed.Company.File;
        var id = Customer(timed, "Newest of all");
        await timed.Company.SyncAsync();
        timed.Clock.Advance(TimeSpan.FromMinutes(30));
        file.Faults.ClockAhead = TimeSpan.FromHours(-3);
        file.Change("Customer", id, ("Phone", "603-555-0177"));
        file.Faults.ClockAhead = TimeSpan.Zero;

        await timed.Company.SyncAsync();
        await timed.Company.SyncAsync();

        Assert.Null((await timed.ReadAsync())["fileQuestion"]);
        Assert.Equal("603-555-0177", (await RecordAsync(timed, id))["quickBooks"]!["phone"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_backup_from_before_a_change_of_name_can_be_answered()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        var file = timed.Company.File;
        var (backup, name) = (file.Snapshot(), file.Settings.CompanyName);
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        file.Settings.CompanyName = name + " Renamed";
        timed.Company.Invoice(file.Ids("Customer")[0]);
        await timed.Company.SyncAsync();
        file.Restore(backup);
        file.Settings.CompanyName = name;
        await timed.Company.SyncAsync();
        await timed.Company.SyncAsync();

        await timed.Company.PostAsync("/file", """{"answer":"restored"}""", 200);
        await timed.Company.SyncAsync();

        var stands = await timed.ReadAsync();
        Assert.Null(stands["fileQuestion"]);
        Assert.Equal("active", stands["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_survey_that_cannot_be_read_whole_goes_lot_by_lot_to_its_end()
    {
        var timed = await TimedCompany.StartSyncedAsync(server);
        var file = timed.Company.File;
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        file.Faults.Unreadable.Add($"<ListID>{file.Ids("Vendor")[0]}</ListID>");
        file.Restore(file.Snapshot());

        await timed.Company.SyncAsync();

        var asked = (await timed.ReadAsync())["fileQuestion"];
        Assert.Equal(("restored", 0), (asked?["found"]!.GetValue<string>(), asked!["gone"]!.GetValue<int>()));
        Assert.InRange(asked["compared"]!.GetValue<int>(), 5, 10_000);
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
        company.Invoice(company.File.Ids("Customer")[0]);
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
}
