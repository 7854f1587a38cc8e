using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class WhenThingsGoWrong(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly SeedPlan Seed = new() { Customers = 500, Jobs = 50, Invoices = 60 };

    [Fact]
    public async Task A_wrong_password_is_refused_and_told()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Wrong password", Seed);
        company.Connector.Faults.WrongPassword = "guess";

        var report = await company.SyncAsync();

        Assert.Equal(1040, report.Code);
        Assert.True(report.IsClosed);
        Assert.Equal("waiting", (await company.GetAsync(""))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_ticket_gets_a_sentence_and_no_fault()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Unknown ticket", Seed);
        company.Connector.Faults.WrongTicket = "0123456789abcdef0123456789abcdef";

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.Contains("not known here any more", report.LastError, StringComparison.Ordinal);
        Assert.Empty(await company.RecordsAsync("customers"));
    }

    [Fact]
    public async Task Another_company_file_moves_no_data_and_is_named()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Right books", Seed);
        var other = new CompanyFile(new CompanySettings { CompanyName = "Other books", Path = @"C:\QuickBooks\Other.qbw" });
        other.Seed(new SeedPlan { Customers = 5 });
        company.Desktop.OpenFile = other;

        var report = await company.SyncAsync();

        Assert.Contains(@"Other books (C:\QuickBooks\Other.qbw)", report.LastError, StringComparison.Ordinal);
        Assert.Empty(await company.RecordsAsync("customers"));
        var shown = await company.GetAsync("");
        Assert.Equal("failedToOpen", shown["status"]!.GetValue<string>());
        Assert.Contains("Other books", shown["why"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_company_file_after_a_good_sync_is_refused_by_QuickBooks_itself_as_the_path_is_asked_for()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Known path", Seed);
        await company.SyncAsync();
        company.Desktop.OpenFile = new CompanyFile(new CompanySettings { CompanyName = "Another", Path = @"C:\QuickBooks\Another.qbw" });

        await company.SyncAsync();

        Assert.Equal("failedToOpen", (await company.GetAsync(""))["status"]!.GetValue<string>());
        company.Desktop.OpenFile = company.File;
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        Assert.Equal("active", (await company.GetAsync(""))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task The_same_file_under_another_path_is_known_again_at_the_second_try()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Moved", Seed);
        await company.SyncAsync();
        company.File.Settings.Path = @"\\SERVER\Books\Moved.qbw";

        await company.SyncAsync();
        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.Equal(@"\\SERVER\Books\Moved.qbw", (await company.GetAsync(""))["quickBooks"]!["file"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_second_connector_is_told_busy_while_the_first_is_at_work()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Two connectors", Seed);
        var second = await company.NewConnectorAsync(address: "192.0.2.9");
        company.Connector.Faults.VanishBeforeCall = 5;
        await company.SyncAsync();

        var report = await second.RunSessionAsync(TestContext.Current.CancellationToken);

        Assert.Equal("Application Busy", report.Result, ignoreCase: true);
        Assert.Equal(0, report.RoundTrips);
    }

    [Fact]
    public async Task Two_companies_sync_at_the_same_time_without_mixing()
    {
        var one = await SyncedCompany.ConnectAsync(server.Api, "One of two", Seed);
        var two = await SyncedCompany.ConnectAsync(server.Api, "Two of two", new SeedPlan { Customers = 350, Invoices = 20 });

        var reports = await Task.WhenAll(one.SyncAsync(), two.SyncAsync());

        Assert.All(reports, r => Assert.Equal(100, r.Progress));
        Assert.Equal(one.File.Count("Customer"), (await one.RecordsAsync("customers")).Count);
        Assert.Equal(two.File.Count("Customer"), (await two.RecordsAsync("customers")).Count);
    }

    [Fact]
    public async Task An_answer_that_comes_twice_changes_nothing_and_stops_nothing()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Twice", Seed);
        company.Connector.Faults.RepeatsReceiveResponse = true;

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
        Assert.Equal(company.File.Count("Customer"), (await company.SectionAsync("customers"))["counts"]!["quickBooks"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_call_out_of_order_gets_the_same_message_again()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Out of order", Seed);
        company.Connector.Faults.SendsRequestOutOfOrder = true;

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
    }

    [Fact]
    public async Task What_QuickBooks_did_not_come_to_is_asked_again_in_the_same_session()
    {
        var messages = 0;
        var company = await SyncedCompany.ConnectAsync(server.Api, "Stopped early", Seed, handler: () => new Spoiling(set =>
        {
            if (++messages is 1 or 3)
            {
                foreach (var left in set.Elements().Skip(3))
                {
                    left.RemoveNodes();
                    left.SetAttributeValue("iteratorID", null);
                    left.SetAttributeValue("iteratorRemainingCount", null);
                    left.SetAttributeValue("retCount", null);
                    (left.Attribute("statusCode")!.Value, left.Attribute("statusSeverity")!.Value, left.Attribute("statusMessage")!.Value) =
                        ("3231", "Error", "The request has not been processed.");
                }
            }

            return set.Document!.ToString();
        }));

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.DoesNotContain((await company.GetAsync("/sections")).Items(), s => s["problem"] is not null);
        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
        Assert.Equal(company.File.Count("Account"), (await company.RecordsAsync("accounts")).Count);
    }

    [Theory]
    [InlineData(OffsetStyle.Wrong)]
    [InlineData(OffsetStyle.Right)]
    [InlineData(OffsetStyle.Absent)]
    public async Task Whatever_offset_stands_behind_a_local_time_the_next_sync_brings_what_changed_and_no_more(OffsetStyle offsets)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, $"Offsets {offsets}", Seed);
        company.File.Faults.Offsets = offsets;
        await company.SyncAsync();
        company.File.Change("Customer", company.File.Ids("Customer")[5], ("Phone", "603-555-0177"));

        Assert.Equal("0 new and 1 changed records read from QuickBooks.", (await company.SyncAsync()).Result);
        Assert.Equal("Nothing new in QuickBooks.", (await company.SyncAsync()).Result);
    }

    [Fact]
    public async Task A_feature_that_is_off_makes_its_section_not_in_use()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Feature off", Seed);
        company.File.Faults.FeaturesOff.Add("SalesTaxCode");

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        var section = await company.SectionAsync("salesTaxCodes");
        Assert.False(section["inUse"]!.GetValue<bool>());
        Assert.Null(section["problem"]);
    }

    [Fact]
    public async Task A_section_that_fails_holds_its_sync_time_and_says_why_while_the_others_go_on()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "One fails", Seed);
        company.File.Faults.Forbidden.Add("Employee");

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        var employees = await company.SectionAsync("employees");
        Assert.Equal("error", employees["status"]!.GetValue<string>());
        Assert.Null(employees["syncTime"]);
        Assert.Equal("3260", employees["problem"]!["code"]!.GetValue<string>());
        Assert.NotEmpty(employees["problem"]!["advice"]!.GetValue<string>());
        Assert.Equal("ok", (await company.SectionAsync("customers"))["status"]!.GetValue<string>());

        company.File.Faults.Forbidden.Clear();
        await company.SyncAsync();
        Assert.Equal("ok", (await company.SectionAsync("employees"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_message_QuickBooks_cannot_read_is_asked_again_section_by_section()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Unreadable", Seed);
        company.File.Faults.FailMessage(1, HResult.ParseError, isExecuted: false);

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
        Assert.Equal("ok", (await company.SectionAsync("invoices"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Old_habits_of_QuickBooks_are_read_without_loss()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Odd", Seed);
        company.File.Faults.OmitsRequestIds = true;
        company.File.Faults.AddsUnknownElements = true;
        company.File.Faults.WritesOddValues = true;

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.Equal(company.File.Count("Customer"), (await company.RecordsAsync("customers")).Count);
        var session = (await company.GetAsync("/sessions")).Items().Single()["id"];
        var message = await company.GetAsync($"/sessions/{session}/messages/1");
        var accounts = message["responses"]!.AsArray().Single(r => r!["section"]!.GetValue<string>() == "accounts")!;
        Assert.Equal(0, accounts["statusCode"]!.GetValue<int>());
        Assert.True(accounts["unknownElements"]!.GetValue<int>() > 0);
    }

    [Fact]
    public async Task A_connector_that_vanishes_at_any_call_loses_and_repeats_nothing()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Vanishing", new SeedPlan { Customers = 900, Jobs = 0, Invoices = 0 });
        for (var call = 4; call <= 10; call++)
        {
            company.Connector.Faults.VanishAfterCall = call;
            await company.SyncAsync();

            // Nobody else is there, so the operator gives the dead session up instead of waiting.
            await server.ForgetSessionsAsync(company);
        }

        company.Connector.Faults.VanishAfterCall = null;
        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        var ids = (await company.RecordsAsync("customers")).Select(r => r["quickBooksId"]!.GetValue<string>()).ToList();
        Assert.Equal(company.File.Ids("Customer").Order(StringComparer.Ordinal), ids.Order(StringComparer.Ordinal));
    }
}
