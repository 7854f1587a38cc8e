using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class FullComparisons(RunningServer server) : IClassFixture<RunningServer>
{
    private static readonly SeedPlan Seed = new() { Customers = 40, Jobs = 0, Invoices = 12, Vendors = 5 };

    [Fact]
    public async Task Find_what_was_merged_though_a_new_record_kept_the_number_the_same()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Merged", Seed);
        await company.SyncAsync();
        var (from, to) = (company.File.Ids("Vendor")[0], company.File.Ids("Vendor")[1]);
        company.File.Merge("Vendor", from, to);
        company.File.Add("Vendor", new("VendorAdd", new XElement("Name", "In its place")));
        await company.SyncAsync();
        Assert.Equal("quickBooksOnly", (await RecordAsync(company, "vendors", from))!["state"]!.GetValue<string>());
        var cursor = await company.EndOfFeedAsync();

        var report = await CompareAsync(company);

        Assert.Equal(100, report.Progress);
        var record = await RecordAsync(company, "vendors", from);
        Assert.Equal("deleted", record!["state"]!.GetValue<string>());
        Assert.Equal("No longer in QuickBooks; perhaps merged with another.", record["reason"]!.GetValue<string>());
        Assert.NotNull(record["quickBooks"]);
        var change = Assert.Single(
            (await company.GetAsync($"/changes?limit=500&cursor={cursor}")).Items(), c => c["type"]!.GetValue<string>() == "deleted");
        Assert.Equal(from, change["quickBooksId"]!.GetValue<string>());
        await EqualsAsync(company, ("vendors", "Vendor"), ("customers", "Customer"), ("invoices", "Invoice"));
    }

    [Fact]
    public async Task Take_two_messages_more_at_most_where_nothing_is_amiss_and_change_nothing()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Nothing amiss", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        await company.SyncAsync();
        var cursor = await company.EndOfFeedAsync();

        var report = await CompareAsync(company);

        Assert.Equal(2, report.RoundTrips);
        Assert.Equal("Nothing new in QuickBooks.", report.Result);
        Assert.Empty((await company.GetAsync($"/changes?limit=500&cursor={cursor}")).Items());
        Assert.NotNull((await company.SectionAsync("buildAssemblies"))["comparedAt"]);
        Assert.Equal(1, (await company.SyncAsync()).RoundTrips);
    }

    [Fact]
    public async Task Fetch_what_is_missing_here_and_what_changed_unnoticed()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Lost rows", Seed);
        await company.SyncAsync();
        var (lost, stale) = (company.File.Ids("Customer")[3], company.File.Ids("Customer")[4]);
        await using (var db = server.OpenDb())
        {
            await db.Records.Where(r => r.QuickBooksId == lost && r.Section == "customers" && r.Name == Name(company, lost))
                .ExecuteDeleteAsync();
            await db.Records.Where(r => r.QuickBooksId == stale && r.Section == "customers" && r.Name == Name(company, stale))
                .ExecuteUpdateAsync(set => set.SetProperty(r => r.EditSequence, "1").SetProperty(r => r.QuickBooks, "{}"));
        }

        await CompareAsync(company);

        await EqualsAsync(company, ("customers", "Customer"));
        Assert.NotNull((await RecordAsync(company, "customers", stale))!["quickBooks"]!["listID"]);
    }

    [Theory]
    [InlineData("2.0")]
    [InlineData("4.0")]
    [InlineData("5.0")]
    public async Task Work_with_an_old_QuickBooks_too(string version)
    {
        Assert.True(QbxmlVersion.TryParse(version, out var highest));
        var company =
            await SyncedCompany.ConnectAsync(server.Api, $"Old {version}", Seed, new CompanySettings { HighestVersion = highest });
        await company.SyncAsync();
        company.File.Merge("Vendor", company.File.Ids("Vendor")[0], company.File.Ids("Vendor")[1]);
        await using (var db = server.OpenDb())
        {
            await db.Records.Where(r => r.Section == "terms").OrderBy(r => r.Id).Take(1).ExecuteDeleteAsync();
        }

        await CompareAsync(company);

        await EqualsAsync(company, ("vendors", "Vendor"), ("customers", "Customer"), ("accounts", "Account"));
        Assert.Equal(
            company.File.Count("StandardTerms") + company.File.Count("DateDrivenTerms"), (await company.RecordsAsync("terms")).Count);
    }

    [Fact]
    public async Task Go_on_in_the_next_session_where_they_stopped_and_survive_a_broken_iterator()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Large", new SeedPlan { Customers = 3_000, Jobs = 0, Invoices = 0 });
        await company.SyncAsync();
        var (from, to, lost) = (company.File.Ids("Customer")[^1], company.File.Ids("Customer")[0], company.File.Ids("Customer")[2_700]);
        company.File.Merge("Customer", from, to);
        await using (var db = server.OpenDb())
        {
            await db.Records.Where(r => r.QuickBooksId == lost && r.Name == Name(company, lost)).ExecuteDeleteAsync();
        }

        await RequestAsync(company);
        company.Connector.Faults.VanishAfterCall = 8;
        await company.SyncAsync();
        company.Connector.Faults.VanishAfterCall = null;
        await server.ForgetSessionsAsync(company);
        await using (var db = server.OpenDb())
        {
            var id = Guid.Parse(company.Path.Split('/')[^1]);
            Assert.NotEqual("", (await db.Comparisons.SingleAsync(c => c.CompanyId == id && c.Section == "customers")).LookedUpTo);
        }

        company.File.Faults.BrokenContinues = 1;
        company.File.Faults.ContinueFilters = ContinueFilters.Refused;
        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        Assert.Equal("deleted", (await RecordAsync(company, "customers", from))!["state"]!.GetValue<string>());
        await EqualsAsync(company, ("customers", "Customer"));
    }

    [Fact]
    public async Task Of_a_list_that_comes_whole_are_made_with_every_sync()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Templates", FullBooks.Seed, FullBooks.Settings());
        FullBooks.Fill(company.File);
        await company.SyncAsync();
        var gone = company.File.Ids("Template")[1];
        lock (company.File.Gate)
        {
            company.File.Store.Remove(company.File.Store.Find("Template", gone)!);
        }

        await company.SyncAsync();

        Assert.Equal("deleted", (await RecordAsync(company, "templates", gone))!["state"]!.GetValue<string>());
        await EqualsAsync(company, ("templates", "Template"));
    }

    [Fact]
    public async Task Of_a_list_that_comes_whole_delete_nothing_where_the_answer_holds_less_than_it_counts()
    {
        var isShort = false;
        string Shorten(XElement set)
        {
            if (isShort)
            {
                set.Descendants("TemplateRet").Last().Remove();
            }

            return set.Document!.ToString();
        }

        var company = await SyncedCompany.ConnectAsync(
            server.Api, "Cut short", FullBooks.Seed, FullBooks.Settings(), () => new Spoiling(Shorten));
        FullBooks.Fill(company.File);
        await company.SyncAsync();
        isShort = true;

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        await EqualsAsync(company, ("templates", "Template"));
        Assert.DoesNotContain(await company.RecordsAsync("templates"), r => r["state"]!.GetValue<string>() == "deleted");
    }

    [Fact]
    public async Task Are_made_by_themselves_after_a_silence_longer_than_QuickBooks_remembers_deletions()
    {
        var clock = new Clock();
        await using var own = await RunningServer.StartAsync(clock);
        var company = await SyncedCompany.ConnectAsync(own.Api, "Silent", Seed, new CompanySettings { Clock = clock });
        await company.SyncAsync();
        var gone = company.File.Ids("Invoice")[2];
        company.File.Delete("Invoice", gone);
        clock.Advance(TimeSpan.FromDays(100));

        await company.SyncAsync();

        var record = await RecordAsync(company, "invoices", gone);
        Assert.Equal("deleted", record!["state"]!.GetValue<string>());
        Assert.Equal("No longer in QuickBooks.", record["reason"]!.GetValue<string>());
        await EqualsAsync(company, ("invoices", "Invoice"));
    }

    [Fact]
    public async Task Neither_delete_nor_lose_what_is_made_meanwhile()
    {
        var isOn = false;
        SyncedCompany? company = null;
        company = await SyncedCompany.ConnectAsync(server.Api, "Meanwhile", Seed, handler: () => new Spoiling(set =>
        {
            if (isOn)
            {
                company!.File.Add("Customer", new("CustomerAdd", new XElement("Name", $"New {Guid.NewGuid():N}")));
            }

            return set.Document!.ToString();
        }));
        await company.SyncAsync();
        isOn = true;
        await CompareAsync(company);
        isOn = false;

        await company.SyncAsync();

        Assert.DoesNotContain(await company.RecordsAsync("customers"), r => r["state"]!.GetValue<string>() == "deleted");
        await EqualsAsync(company, ("customers", "Customer"));
    }

    internal static async Task<JsonNode> RequestAsync(SyncedCompany company) => await company.PostAsync("/sync", """{"mode":"compare"}""", 202);

    private static async Task<WebConnectorSync.Simulator.Connector.SessionReport> CompareAsync(SyncedCompany company)
    {
        await RequestAsync(company);
        return await company.SyncAsync();
    }

    private static string Name(SyncedCompany company, string customer) =>
        company.File.Find("Customer", customer)!.Element("FullName")!.Value;

    private static async Task<JsonNode?> RecordAsync(SyncedCompany company, string section, string id) =>
        (await company.RecordsAsync(section)).SingleOrDefault(r => r["quickBooksId"]!.GetValue<string>() == id);

    // The ids, and the number the section shows.
    private static async Task EqualsAsync(SyncedCompany company, params (string Section, string Object)[] pairs)
    {
        foreach (var (section, objectName) in pairs)
        {
            var alive = (await company.RecordsAsync(section)).Where(
                r => r["state"]!.GetValue<string>() != "deleted").Select(r => r["quickBooksId"]!.GetValue<string>());
            Assert.Equal(company.File.Ids(objectName).Order(StringComparer.Ordinal), alive.Order(StringComparer.Ordinal));
        }
    }
}
