using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Rules;

/// <summary>A company with rules, and a small company file in which a test enters what it needs, on the day it needs.</summary>
internal sealed class RuledCompany(RunningServer server, SyncedCompany company, Clock clock)
{
    private static int names;

    public SyncedCompany Company { get; } = company;

    public CompanyFile File => Company.File;

    public string Path => Company.Path;

    /// <summary>Connects one; in its company file it is the first of June 2025.</summary>
    public static async Task<RuledCompany> ConnectAsync(RunningServer server)
    {
        var clock = new Clock(new DateTime(2025, 6, 1, 16, 0, 0, DateTimeKind.Utc));
        var seed = new SeedPlan { Customers = 0, Jobs = 0, Invoices = 0, Employees = 0, Vendors = 0, Items = 2 };
        return new(
            server,
            await SyncedCompany.ConnectAsync(
                server.Api, $"Ruled {Interlocked.Increment(ref names)}", seed, new CompanySettings { Clock = clock }),
            clock);
    }

    /// <summary>A person in QuickBooks enters a record; the content is that of the Add, as XML.</summary>
    public string Enter(string objectName, string content) => File.Add(objectName, XElement.Parse($"<Add>{content}</Add>"));

    public string Customer(string name, string? parent = null) =>
        Enter("Customer", $"<Name>{name}</Name>" + (parent is null ? "" : $"<ParentRef><FullName>{parent}</FullName></ParentRef>"));

    public string Invoice(string customer, string number, string date, string amount = "10.00") => Enter(
        "Invoice",
        $"<CustomerRef><FullName>{customer}</FullName></CustomerRef><TxnDate>{date}</TxnDate><RefNumber>{number}</RefNumber>" +
        $"<InvoiceLineAdd><Desc>Work</Desc><Amount>{amount}</Amount></InvoiceLineAdd>");

    public string Bill(string vendor, string number) => Enter(
        "Bill",
        $"<VendorRef><FullName>{vendor}</FullName></VendorRef><TxnDate>2025-06-01</TxnDate><RefNumber>{number}</RefNumber>" +
        "<ExpenseLineAdd><AccountRef><FullName>Rent</FullName></AccountRef><Amount>10.00</Amount></ExpenseLineAdd>");

    /// <summary>Goes to another day in the company file.</summary>
    public void Go(int year, int month, int day) => clock.Advance(new DateTime(year, month, day, 16, 0, 0, DateTimeKind.Utc) - clock.Now);

    /// <summary>Replaces the rules; the version is filled in.</summary>
    public async Task RuleAsync(string document)
    {
        var rules = JsonNode.Parse(document)!;
        rules["version"] = (await Company.GetAsync("/rules"))["version"]!.GetValue<int>();
        await (await server.PutTextAsync(Path + "/rules", rules.ToJsonString())).JsonAsync(200);
    }

    public async Task SyncAsync() => Assert.Equal(100, (await Company.SyncAsync()).Progress);

    /// <summary>"quickBooksOnly", or "ignored: Left out because ..." of the record with that id or name.</summary>
    public async Task<string> StandAsync(string section, string idOrName)
    {
        var record = (await Company.RecordsAsync(section))
            .Single(r => r["quickBooksId"]?.GetValue<string>() == idOrName || r["name"]?.GetValue<string>() == idOrName);
        return Stand(record);
    }

    public static string Stand(JsonNode record) =>
        record["state"]!.GetValue<string>() + (record["reason"] is { } reason ? $": {reason.GetValue<string>()}" : "");

    /// <summary>Everything the change feed says after a cursor: "created Miller".</summary>
    public async Task<(List<string> Said, string Cursor)> ChangesAsync(string section, string cursor = "")
    {
        var said = new List<string>();
        while (true)
        {
            var page = await Company.GetAsync($"/changes?limit=500&cursor={cursor}");
            said.AddRange(
                page.Items().Where(c => c["section"]!.GetValue<string>() == section).Select(c => $"{c["type"]} {c["record"]?["name"]}"));
            cursor = page["cursor"]!.GetValue<string>();
            if (!page.Items().Any())
            {
                return (said, cursor);
            }
        }
    }
}
