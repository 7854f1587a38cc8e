using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Posts;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

public sealed class FiguresThatMoveAlone(RunningServer server)
{
    private static readonly SeedPlan Seed = new() { Customers = 8, Jobs = 4, Vendors = 2, Invoices = 0, Items = 3, InactiveEvery = 0 };

    private static readonly (string Section, string Object, string[] Figures)[] Checked =
    [
        ("customers", "Customer", ["Balance", "TotalBalance"]),
        ("vendors", "Vendor", ["Balance"]),
        ("inventoryItems", "ItemInventory", ["QuantityOnHand", "AverageCost"]),
        ("invoices", "Invoice", ["BalanceRemaining", "AppliedAmount", "IsPaid"]),
    ];

    [Fact]
    public async Task An_invoice_moves_what_its_job_and_those_above_it_owe()
    {
        var company = await SyncedAsync("Owed");
        var job = company.File.AllRecords("Customer").First(c => c.Element("ParentRef") is not null);
        Invoice(company, job);

        var report = await company.SyncAsync();

        Assert.Equal(2, report.RoundTrips);
        Assert.Equal("Nothing new in QuickBooks.", (await company.SyncAsync()).Result);
        Assert.NotEqual(0, await AssertEqualAsync(company));
    }

    [Fact]
    public async Task A_payment_that_leaves_the_invoices_time_pays_it_here_and_its_end_opens_it_again()
    {
        var company = await SyncedAsync("Paid");
        company.File.Faults.PaymentsLeaveTimes = true;
        var customer = company.File.AllRecords("Customer")[0];
        var (first, second) = (Invoice(company, customer), Invoice(company, customer));
        await company.SyncAsync();

        var payment = Pay(company, customer, first);
        await company.SyncAsync();
        Assert.True(Field(await RecordAsync(company, "invoices", first), "isPaid")!.GetValue<bool>());
        await AssertEqualAsync(company);

        company.File.Delete("ReceivePayment", payment);
        Pay(company, customer, second);
        await company.SyncAsync();
        Assert.False(Field(await RecordAsync(company, "invoices", first), "isPaid")!.GetValue<bool>());
        Assert.True(Field(await RecordAsync(company, "invoices", second), "isPaid")!.GetValue<bool>());
        await AssertEqualAsync(company);
    }

    [Fact]
    public async Task An_invoice_that_goes_to_another_customer_moves_what_both_owe_and_a_deleted_one_too()
    {
        var company = await SyncedAsync("Elsewhere");
        var customers = company.File.AllRecords("Customer");
        var invoice = Invoice(company, customers[0]);
        await company.SyncAsync();

        company.File.Change("Invoice", invoice, ("CustomerRef", customers[1].Element("FullName")!.Value));
        await company.SyncAsync();
        await AssertEqualAsync(company);

        company.File.Delete("Invoice", invoice);
        var report = await company.SyncAsync();
        Assert.Equal(2, report.RoundTrips);
        await AssertEqualAsync(company);
    }

    [Fact]
    public async Task What_is_bought_and_sold_moves_the_stock_and_its_cost()
    {
        var company = await SyncedAsync("Stock", FullBooks.Settings());
        var accounts = company.File.AllRecords("Account").Select(a => a.Element("FullName")!.Value).ToList();
        var item = company.File.Add("ItemInventory", new XElement(
            "ItemInventoryAdd",
            new XElement("Name", "Brick"),
            new XElement("IncomeAccountRef", new XElement("FullName", accounts[0])),
            new XElement("COGSAccountRef", new XElement("FullName", accounts[1])),
            new XElement("AssetAccountRef", new XElement("FullName", accounts[2]))));
        await company.SyncAsync();
        company.File.Add("Bill", new XElement(
            "BillAdd",
            new XElement("VendorRef", new XElement("ListID", company.File.Ids("Vendor")[0])),
            new XElement(
                "ItemLineAdd",
                new XElement("ItemRef", new XElement("ListID", item)), new XElement("Quantity", "40"), new XElement("Cost", "2.50"))));

        await company.SyncAsync();

        Assert.Equal(40, Field(await RecordAsync(company, "inventoryItems", item), "quantityOnHand")!.GetValue<decimal>());
        await AssertEqualAsync(company);
        Invoice(company, company.File.AllRecords("Customer")[0], item);
        await company.SyncAsync();
        await AssertEqualAsync(company);
    }

    [Fact]
    public async Task An_invoice_of_the_app_moves_what_its_customer_owes_in_the_session_that_writes_it()
    {
        var company = await PostedCompany.ConnectAsync(server, "Written");
        var before = (await company.Synced.GetAsync("/records/customers?limit=500")).Items().Single(c => Named(c, company.Customer));
        await company.PutInvoiceAsync("F-1");

        await company.SyncAsync();

        var after = (await company.Synced.GetAsync("/records/customers?limit=500")).Items().Single(c => Named(c, company.Customer));
        Assert.NotEqual(0, Field(after, "balance")!.GetValue<decimal>());
        Assert.True(after["figuresAt"]!.GetValue<DateTime>() > before["figuresAt"]!.GetValue<DateTime>());
        await AssertEqualAsync(company.Synced);
    }

    [Fact]
    public async Task What_QuickBooks_refuses_to_hand_out_ends_no_session_and_comes_with_the_next_change()
    {
        var company = await SyncedAsync("Refused figures");
        var customer = company.File.AllRecords("Customer")[0];
        Invoice(company, customer);
        company.File.Faults.Forbidden.Add("Customer");
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        Assert.Equal(1, (await company.SyncAsync()).RoundTrips);

        company.File.Faults.Forbidden.Clear();
        Invoice(company, company.File.AllRecords("Customer")[1]);
        await company.SyncAsync();

        await AssertEqualAsync(company);
    }

    private static bool Named(JsonNode record, string name) => record["name"]!.GetValue<string>() == name;

    private static JsonNode? Field(JsonNode record, string name) => record["quickBooks"]![name];

    private static async Task<JsonNode> RecordAsync(SyncedCompany company, string section, string id) =>
        (await company.RecordsAsync(section)).Single(r => r["quickBooksId"]!.GetValue<string>() == id);

    private static string Invoice(SyncedCompany company, XElement customer, string? item = null) =>
        company.File.Add("Invoice", new XElement(
            "InvoiceAdd",
            new XElement("CustomerRef", new XElement("ListID", customer.Element("ListID")!.Value)),
            new XElement(
                "InvoiceLineAdd",
                new XElement("ItemRef", new XElement("ListID", item ?? company.File.Ids("ItemService")[0])),
                new XElement("Quantity", "3"),
                new XElement("Rate", "7.50"))));

    private static string Pay(SyncedCompany company, XElement customer, string invoice) =>
        company.File.Add("ReceivePayment", new XElement(
            "ReceivePaymentAdd",
            new XElement("CustomerRef", new XElement("ListID", customer.Element("ListID")!.Value)),
            new XElement("TotalAmount", Open(company, invoice)),
            new XElement(
                "AppliedToTxnAdd", new XElement("TxnID", invoice), new XElement("PaymentAmount", Open(company, invoice)))));

    private static string Open(SyncedCompany company, string invoice) =>
        company.File.Find("Invoice", invoice)!.Element("BalanceRemaining")!.Value;

    // How many figures are not zero.
    private static async Task<int> AssertEqualAsync(SyncedCompany company)
    {
        var moved = 0;
        foreach (var (section, name, figures) in Checked)
        {
            var here = (await company.RecordsAsync(section)).ToDictionary(r => r["quickBooksId"]!.GetValue<string>());
            foreach (var there in company.File.AllRecords(name))
            {
                var record = here[(there.Element("TxnID") ?? there.Element("ListID"))!.Value];
                foreach (var figure in figures.Where(f => there.Element(f) is not null))
                {
                    var value = there.Element(figure)!.Value;
                    var known = Field(record, char.ToLowerInvariant(figure[0]) + figure[1..])!;
                    if (decimal.TryParse(value, CultureInfo.InvariantCulture, out var number))
                    {
                        Assert.Equal(number, known.GetValue<decimal>());
                        moved += number == 0 ? 0 : 1;
                    }
                    else
                    {
                        Assert.Equal(value == "true", known.GetValue<bool>());
                    }
                }
            }
        }

        return moved;
    }

    private async Task<SyncedCompany> SyncedAsync(string name, CompanySettings? settings = null)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, name, Seed, settings);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        return company;
    }
}
