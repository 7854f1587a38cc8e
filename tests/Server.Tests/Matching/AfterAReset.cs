using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Rules;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Server.Tests.Matching;

public sealed class AfterAReset(RunningServer server)
{
    [Fact]
    public async Task Linked_and_renamed_records_stay_linked_and_nothing_is_written_or_told_as_new()
    {
        var books = await LinkedAsync();
        books.File.Change("Customer", books.File.Ids("Customer")[0], ("Name", "Miller and Sons"));
        var (writes, cursor) = (books.File.Writes, (await books.ChangesAsync("customers")).Cursor);
        await ResetAsync(books);

        await books.SyncAsync();

        Assert.Equal("linked", await books.StandAsync("customers", "Miller and Sons"));
        Assert.Equal("linked", await books.StandAsync("invoices", "17"));
        Assert.Equal(writes, books.File.Writes);
        Assert.DoesNotContain(
            (await books.ChangesAsync("customers", cursor)).Said,
            c => c.StartsWith("created", StringComparison.Ordinal) || c.StartsWith("deleted", StringComparison.Ordinal));
        Assert.Equal(2, (await books.Company.RecordsAsync("customers")).Count);
    }

    [Fact]
    public async Task Nothing_is_posted_of_a_record_before_QuickBooks_has_shown_it_again()
    {
        var books = await LinkedAsync();
        await ResetAsync(books);

        await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"Miller","phone":"333"}""");

        var post = (await books.Company.GetAsync("/posts")).Items().First(p => p["operation"]!.GetValue<string>() == "modify");
        Assert.Equal("held", post["status"]!.GetValue<string>());
        await books.SyncAsync();
        await books.SyncAsync();
        Assert.Equal("linked", await books.StandAsync("customers", "Miller"));
        Assert.NotEqual("held", (await books.Company.GetAsync($"/posts/{post["id"]}"))["status"]!.GetValue<string>());
    }

    [Fact]
    public async Task In_a_company_file_that_was_replaced_the_same_records_are_found_by_their_names_and_numbers()
    {
        var books = await LinkedAsync();
        var (_, cursor) = await books.ChangesAsync("customers");
        var app = (await books.Company.RecordsAsync("customers")).Single(r => r["externalId"]?.GetValue<string>() == "c");
        var replaced = Replace(books);
        await ResetAsync(books);

        await SyncAsync(books, replaced, times: 2);

        var customer = await books.Company.GetAsync($"/records/customers/{app["id"]}");
        Assert.Equal("linked", customer["state"]!.GetValue<string>());
        Assert.Equal(replaced.Ids("Customer").Single(), customer["quickBooksId"]!.GetValue<string>());
        Assert.Equal(
            "linked",
            (await books.Company.RecordsAsync("invoices"))
                .Single(r => r["externalId"]?.GetValue<string>() == "i")["state"]!.GetValue<string>());
        Assert.Equal(1, replaced.Count("Customer"));
        Assert.Equal(1, replaced.Count("Invoice"));
        Assert.DoesNotContain("created Miller", (await books.ChangesAsync("customers", cursor)).Said);
        Assert.Equal("deleted", await StateAsync(books, "customers", "Other"));
    }

    [Fact]
    public async Task What_the_new_file_does_not_have_is_judged_by_the_rules()
    {
        var books = await LinkedAsync();
        var replaced = Replace(books, withInvoice: false);
        await books.RuleAsync("""{"defaults":{"post":"onRequest"}}""");
        await ResetAsync(books);

        await SyncAsync(books, replaced);

        var invoice = (await books.Company.RecordsAsync("invoices")).Single(r => r["externalId"]?.GetValue<string>() == "i");
        Assert.Equal("appOnly", invoice["state"]!.GetValue<string>());
        Assert.Null(invoice["quickBooksId"]);
        Assert.Equal(0, replaced.Count("Invoice"));
        Assert.Contains(
            (await books.Company.GetAsync("/posts")).Items(),
            p => p["recordId"]!.GetValue<string>() == invoice["id"]!.GetValue<string>() && p["status"]!.GetValue<string>() == "held");
    }

    // Customer c and invoice i are linked; Other is QuickBooks' alone.
    private async Task<RuledCompany> LinkedAsync()
    {
        var books = await RuledCompany.ConnectAsync(server);
        books.Customer("Miller");
        books.Customer("Other");
        books.Invoice("Miller", "17", "2025-06-01");
        await books.SyncAsync();
        await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"Miller"}""");
        await server.Api.TakenAsync(books.Path, "invoices", "i", """{"customerRef":{"externalId":"c"},"txnDate":"2025-06-01","refNumber":"17","lines":[{"desc":"Work","amount":10}]}""");
        Assert.Equal("linked", await books.StandAsync("invoices", "17"));
        return books;
    }

    private async Task ResetAsync(RuledCompany books) => await (await server.PostTextAsync(books.Path + "/sync", """{"mode":"reset"}""")).JsonAsync(202);

    // The same company, entered anew: other ids.
    private static CompanyFile Replace(RuledCompany books, bool withInvoice = true)
    {
        var file = new CompanyFile(new CompanySettings
        {
            CompanyName = books.File.Settings.CompanyName,
            Path = books.File.Settings.Path,
            Clock = books.File.Settings.Clock,
        });
        file.Seed(new() { Customers = 0, Jobs = 0, Invoices = 0, Employees = 0, Vendors = 0, Items = 2 });
        file.Add("CustomerType", System.Xml.Linq.XElement.Parse("<Add><Name>Moved</Name></Add>"));
        books.Go(2025, 6, 2);
        file.Add("Customer", System.Xml.Linq.XElement.Parse("<Add><Name>Miller</Name></Add>"));
        if (withInvoice)
        {
            file.Add(
                "Invoice",
                System.Xml.Linq.XElement.Parse(
                    "<Add><CustomerRef><FullName>Miller</FullName></CustomerRef><TxnDate>2025-06-01</TxnDate><RefNumber>17</RefNumber>" +
                    "<InvoiceLineAdd><Desc>Work</Desc><Amount>10.00</Amount></InvoiceLineAdd></Add>"));
        }

        return file;
    }

    private static async Task SyncAsync(RuledCompany books, CompanyFile file, int times = 1)
    {
        var connector = await books.Company.NewConnectorAsync(new QuickBooksDesktop(file));
        Assert.Null(await connector.RegisterAsync(TestContext.Current.CancellationToken));
        for (var i = 0; i < times; i++)
        {
            Assert.Equal(100, (await connector.RunSessionAsync(TestContext.Current.CancellationToken)).Progress);
        }
    }

    private static async Task<string> StateAsync(RuledCompany books, string section, string name) =>
        (await books.Company.RecordsAsync(section)).Single(r => r["name"]?.GetValue<string>() == name)["state"]!.GetValue<string>();
}
