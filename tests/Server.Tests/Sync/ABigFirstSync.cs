using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class ABigFirstSync(RunningServer server) : IClassFixture<RunningServer>
{
    // A section is read in windows from 2,001 records on, and those grow to 4,000.
    private const int Few = 5;
    private const int Many = 5_000;

    [Fact]
    public async Task Brings_everything_once_in_windows_the_newest_first()
    {
        var company = await ConnectAsync("In windows", 2_500, Many);

        var report = await company.SyncAsync();

        Assert.Null(report.Exception);
        Assert.Equal(100, report.Progress);
        await AssertSameAsync(company);
        var windows =
            Queries(await AskedAsync("In windows"), "InvoiceQueryRq").Where(q => q.Attribute("iterator")?.Value == "Start").ToList();
        Assert.True(windows.Count >= 3, $"{windows.Count} windows");
        var from = windows.Select(w => w.Descendants("FromTxnDate").SingleOrDefault()?.Value ?? "").ToList();
        Assert.Equal(from.OrderDescending(StringComparer.Ordinal), from);
    }

    [Fact]
    public async Task Knows_how_much_there_is_after_the_first_message_and_says_how_long_it_will_take()
    {
        var seen = new List<JsonNode>();
        SyncedCompany? company = null;
        company = await ConnectAsync("Watched", Few, Many, () => new BeforeCall(async _ =>
        {
            if (company is not null)
            {
                seen.Add((await company.SectionAsync("invoices"))["progress"]!);
            }
        }));

        await company.SyncAsync();

        var counted = seen.SkipWhile(p => p["total"] is null).ToList();
        Assert.True(seen.Count - counted.Count <= 6, "The total came late.");
        var last = (await company.SectionAsync("invoices"))["progress"]!;
        counted.RemoveAll(p => p["percent"]!.GetValue<int>() == 100);
        Assert.All(counted, p => Assert.Equal(Many, p["total"]!.GetValue<int>()));
        AssertNeverGoesBack(counted);
        Assert.Contains(counted, p => p["secondsLeft"] is not null);
        Assert.Equal(
            (Many, Many, 100), (last["done"]!.GetValue<int>(), last["total"]!.GetValue<int>(), last["percent"]!.GetValue<int>()));
        Assert.Null(last["secondsLeft"]);
    }

    [Fact]
    public async Task Goes_on_after_each_broken_session_with_the_window_it_was_in()
    {
        var company = await ConnectAsync("Broken off", 6_000, Few);
        var progress = new List<JsonNode>();
        foreach (var calls in new[] { 9, 8, 9, 8 })
        {
            company.Connector.Faults.VanishBeforeCall = calls;
            await company.SyncAsync();
            await server.ForgetSessionsAsync(company);
            progress.Add((await company.SectionAsync("customers"))["progress"]!);
        }

        company.Connector.Faults.VanishBeforeCall = null;
        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        await AssertSameAsync(company);
        AssertNeverGoesBack(progress);
        var asked = Queries(await AskedAsync("Broken off"), "CustomerQueryRq").Where(
            q => q.Attribute("iterator")?.Value == "Start").Select(q => q.Element("ToModifiedDate")?.Value ?? "9").ToList();
        Assert.Equal(asked.OrderDescending(StringComparer.Ordinal), asked);
    }

    [Fact]
    public async Task Begins_only_the_window_again_whose_iterator_broke()
    {
        var company = await ConnectAsync("Broken iterators", 4_000, Few);
        company.File.Faults.BrokenContinues = 2;

        Assert.Equal(100, (await company.SyncAsync()).Progress);

        await AssertSameAsync(company);
        Assert.Equal("ok", (await company.SectionAsync("customers"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task Loses_nothing_of_what_people_did_in_QuickBooks_while_it_went_on()
    {
        var company = await ConnectAsync("Meanwhile", Many, Many);
        await BreakOffAsync(company, 9, "customers");
        var customers = company.File.Ids("Customer");
        company.File.Change("Customer", customers[^1], ("Phone", "603-555-0100"));
        company.File.Delete("Customer", customers[^2]);
        company.File.Add("Customer", new XElement("CustomerAdd", new XElement("Name", "Came late")));
        await BreakOffAsync(company, 13, "invoices");
        var invoices = company.File.Ids("Invoice");
        company.File.Change("Invoice", invoices[100], ("TxnDate", Today(company)), ("Memo", "Moved into a window that was read"));
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        await company.SyncAsync();

        await AssertSameAsync(company);
        var moved = (await company.RecordsAsync("invoices")).Single(r => r["quickBooksId"]!.GetValue<string>() == invoices[100]);
        Assert.StartsWith("Moved", moved["quickBooks"]!["memo"]!.GetValue<string>(), StringComparison.Ordinal);
        var records = await company.RecordsAsync("customers");
        Assert.Single(records, r => r["name"]?.GetValue<string>() == "Came late");
        Assert.Single(records, r => r["quickBooks"]!["phone"]?.GetValue<string>() == "603-555-0100");
    }

    [Fact]
    public async Task Is_the_same_in_a_QuickBooks_that_can_neither_count_nor_page()
    {
        var settings = new CompanySettings { HighestVersion = new(3, 0) };
        var company = await SyncedCompany.ConnectAsync(
            server.Api, "Old", new SeedPlan(), settings, generate: new GeneratedPlan { Customers = 2_500 });

        Assert.Equal(100, (await company.SyncAsync()).Progress);

        Assert.Equal(2_500, (await company.SectionAsync("customers"))["counts"]!["quickBooks"]!.GetValue<int>());
    }

    [Fact]
    public void Is_possible_for_every_section_that_comes_in_pages()
    {
        var dialect = new Qbxml.Schema.Dialect(Qbxml.Schema.QbxmlVersion.Newest, Qbxml.Schema.Countries.US);

        Assert.All(SectionCatalogue.All.Where(s => !s.IsFromHost && SectionQuery.HasPages(s, dialect)), s =>
        {
            Assert.NotNull(SectionQuery.AxisOf(s, dialect));
            Assert.True(SectionQuery.CanCount(s, dialect));
        });
    }

    private Task<SyncedCompany> ConnectAsync(string name, int customers, int invoices, Func<HttpMessageHandler>? handler = null) =>
        SyncedCompany.ConnectAsync(
            server.Api, name, new SeedPlan { Vendors = 10 }, handler: handler,
            generate: new GeneratedPlan { Customers = customers, Invoices = invoices });

    private async Task BreakOffAsync(SyncedCompany company, int call, string section)
    {
        company.Connector.Faults.VanishBeforeCall = call;
        await company.SyncAsync();
        company.Connector.Faults.VanishBeforeCall = null;
        await server.ForgetSessionsAsync(company);
        Assert.InRange((await company.SectionAsync(section))["progress"]!["percent"]!.GetValue<int>(), 1, 98);
    }

    private static string Today(SyncedCompany company) =>
        company.File.AllRecords("Vendor").Max(v => v.Element("TimeModified")!.Value[..10])!;

    private static void AssertNeverGoesBack(List<JsonNode> progress)
    {
        foreach (var name in new[] { "done", "percent" })
        {
            var values = progress.Select(p => p[name]?.GetValue<int>() ?? 0).ToList();
            Assert.Equal(values.Order(), values);
        }

        Assert.All(progress, p => Assert.InRange(p["percent"]!.GetValue<int>(), 0, 99));
    }

    private static async Task AssertSameAsync(SyncedCompany company)
    {
        foreach (var (section, objectName) in new[] { ("customers", "Customer"), ("invoices", "Invoice") })
        {
            var inTheApi = (await company.RecordsAsync(section)).Where(
                r => r["state"]!.GetValue<string>() != "deleted").Select(r => r["quickBooksId"]!.GetValue<string>());
            Assert.Equal(company.File.Ids(objectName).Order(StringComparer.Ordinal), inTheApi.Order(StringComparer.Ordinal));
            Assert.Equal(company.File.Count(objectName), (await company.SectionAsync(section))["counts"]!["quickBooks"]!.GetValue<int>());
        }
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
