using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>Customers and their jobs, accounts, classes and items below one another.</summary>
public sealed class Families(RunningServer server, TimedServer timed) : IClassFixture<TimedServer>
{
    private static readonly SeedPlan Seed = new() { Customers = 10, Jobs = 0, Invoices = 0, Vendors = 2 };

    [Theory]
    [InlineData("Customer", "customers")]
    [InlineData("Account", "accounts")]
    [InlineData("Class", "classes")]
    [InlineData("ItemService", "serviceItems")]
    [InlineData("CustomerType", "customerTypes")]
    public async Task Take_a_new_name_of_their_head_though_QuickBooks_tells_of_the_head_alone(string objectName, string section)
    {
        var company = await ConnectAsync($"Renamed {objectName}");
        var head = Add(company.File, objectName, "Head");
        Add(company.File, objectName, "Son", "Head");
        Add(company.File, objectName, "Käfer & \"Enkel\"", "Head:Son");
        await SettleAsync(company);
        var cursor = await company.EndOfFeedAsync();
        company.File.Change(objectName, head, ("Name", "Haupt <neu>"));

        var report = await company.SyncAsync();

        Assert.Equal("0 new and 3 changed records read from QuickBooks.", report.Result);
        await EqualsAsync(company, objectName, section);
        var changes = (await company.GetAsync($"/changes?limit=500&cursor={cursor}")).Items().ToList();
        Assert.Equal(["updated", "updated", "updated"], changes.Select(c => c["type"]!.GetValue<string>()));
        Assert.Contains("Haupt <neu>:Son:Käfer & \"Enkel\"", changes.Select(c => c["record"]!["name"]!.GetValue<string>()));

        // What was written here is what QuickBooks would have sent.
        await company.PostAsync("/sync", """{"mode":"reset"}""", 202);
        Assert.Equal("Nothing new in QuickBooks.", (await company.SyncAsync()).Result);
    }

    // As deep as QuickBooks lets a list go.
    [Fact]
    public async Task Take_a_new_name_down_to_the_fifth_level()
    {
        var company = await ConnectAsync("Five levels");
        var head = Add(company.File, "Customer", "1");
        foreach (var above in new[] { "1", "1:2", "1:2:3", "1:2:3:4" })
        {
            Add(company.File, "Customer", $"{above[^1] - '0' + 1}", above);
        }

        await SettleAsync(company);
        company.File.Change("Customer", head, ("Name", "Neu"));

        var report = await company.SyncAsync();

        Assert.Equal("0 new and 5 changed records read from QuickBooks.", report.Result);
        Assert.Contains("Neu:2:3:4:5", (await company.RecordsAsync("customers")).Select(r => r["name"]!.GetValue<string>()));
        await EqualsAsync(company, "Customer", "customers");
    }

    [Fact]
    public async Task Move_with_a_member_and_all_below_it()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Moved", Seed);
        Add(company.File, "Customer", "Old house");
        Add(company.File, "Customer", "New house");
        var moving = Add(company.File, "Customer", "Job", "Old house");
        Add(company.File, "Customer", "Part", "Old house:Job");
        await company.SyncAsync();
        var edit = company.File.Find("Customer", moving)!.Element("EditSequence")!.Value;
        var answer = company.File.ProcessRequest(
            "<?xml version=\"1.0\"?><?qbxml version=\"16.0\"?>" +
            "<QBXML><QBXMLMsgsRq onError=\"stopOnError\">" +
            $"<CustomerModRq><CustomerMod><ListID>{moving}</ListID><EditSequence>{edit}</EditSequence>" +
            "<ParentRef><FullName>New house</FullName></ParentRef></CustomerMod></CustomerModRq></QBXMLMsgsRq></QBXML>");
        Assert.Contains("New house:Job", answer.Answer, StringComparison.Ordinal);

        await company.SyncAsync();

        await EqualsAsync(company, "Customer", "customers");
        Assert.Contains("New house:Job:Part", (await company.RecordsAsync("customers")).Select(r => r["name"]!.GetValue<string>()));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Go_over_to_whom_their_head_was_merged_into(bool isReported)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, $"Adopted {isReported}", Seed);
        var from = Add(company.File, "Customer", "From");
        var to = Add(company.File, "Customer", "To");
        Add(company.File, "Customer", "Job", "From");
        Add(company.File, "Customer", "Part", "From:Job");
        await company.SyncAsync();
        company.File.Merge("Customer", from, to, isReported);
        if (!isReported)
        {
            // The old name is free again; whoever takes it shows that its owner is gone.
            Add(company.File, "Customer", "From");
        }

        var report = await company.SyncAsync();

        Assert.Equal(100, report.Progress);
        var gone = (await company.RecordsAsync("customers")).Single(r => r["quickBooksId"]!.GetValue<string>() == from);
        Assert.Equal("deleted", gone["state"]!.GetValue<string>());
        await EqualsAsync(company, "Customer", "customers");
        Assert.Contains("To:Job:Part", (await company.RecordsAsync("customers")).Select(r => r["name"]!.GetValue<string>()));
    }

    [Fact]
    public async Task Say_who_has_nobody_below()
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, "Levels", Seed);
        Add(company.File, "Customer", "Head");
        Add(company.File, "Customer", "Job", "Head");
        await company.SyncAsync();

        var customers = (await company.RecordsAsync("customers")).ToDictionary(r => r["name"]!.GetValue<string>());

        Assert.False(customers["Head"]["lowestLevel"]!.GetValue<bool>());
        Assert.True(customers["Head:Job"]["lowestLevel"]!.GetValue<bool>());
        Assert.False((await company.GetAsync($"/records/customers/{customers["Head"]["id"]}"))["lowestLevel"]!.GetValue<bool>());
        Assert.All(await company.RecordsAsync("vendors"), v => Assert.Null(v["lowestLevel"]));
        var told = (await company.GetAsync("/changes?limit=500")).Items().Single(c => c["record"]!["name"]?.GetValue<string>() == "Head");
        Assert.False(told["record"]!["lowestLevel"]!.GetValue<bool>());

        company.File.Delete("Customer", customers["Head:Job"]["quickBooksId"]!.GetValue<string>());
        await company.SyncAsync();
        Assert.True((await company.GetAsync($"/records/customers/{customers["Head"]["id"]}"))["lowestLevel"]!.GetValue<bool>());
    }

    private Task<SyncedCompany> ConnectAsync(string name) =>
        SyncedCompany.ConnectAsync(timed.Server.Api, name, Seed, new CompanySettings { Clock = timed.Clock });

    // So long after everything was made that the next query asks for nothing of it again.
    private async Task SettleAsync(SyncedCompany company)
    {
        for (var i = 0; i < 2; i++)
        {
            await company.SyncAsync();
            timed.Clock.Advance(TimeSpan.FromMinutes(10));
        }
    }

    private static string Add(CompanyFile file, string objectName, string name, string? parent = null)
    {
        var fields = new XElement("R", new XElement("Name", name));
        if (parent is not null)
        {
            fields.Add(new XElement("ParentRef", new XElement("FullName", parent)));
        }

        if (objectName == "Account")
        {
            fields.Add(new XElement("AccountType", "Expense"));
        }
        else if (objectName == "ItemService")
        {
            fields.Add(
                new XElement(
                    "SalesOrPurchase",
                    new XElement("Price", "10.00"),
                    new XElement(
                        "AccountRef",
                        file.AllRecords("Account").First(a => a.Element("AccountType")!.Value == "Income").Element("FullName"))));
        }

        return file.Add(objectName, fields);
    }

    private static async Task EqualsAsync(SyncedCompany company, string objectName, string section)
    {
        var inTheApi = (await company.RecordsAsync(section)).Where(
            r => r["state"]!.GetValue<string>() != "deleted").ToDictionary(r => r["quickBooksId"]!.GetValue<string>());
        Assert.Equal(company.File.Ids(objectName).Order(StringComparer.Ordinal), inTheApi.Keys.Order(StringComparer.Ordinal));
        Assert.All(company.File.AllRecords(objectName), ret =>
        {
            var record = inTheApi[ret.Element("ListID")!.Value];
            Assert.Equal(Leaves.Of(ret), Leaves.Of(record["quickBooks"]!));
            Assert.Equal(ret.Element("FullName")!.Value, record["name"]!.GetValue<string>());
        });
    }
}
