using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Matching;
using WebConnectorSync.Server.Tests.Rules;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>
/// QuickBooks says of an id that it does not know it, or that nothing is open on it. The server asks for that one record and names it.
/// </summary>
public sealed class WhenAnIdIsGone(RunningServer server)
{
    private const string Payment = """{"customerRef":{"fullName":"Miller"},"txnDate":"2025-06-01","refNumber":"P-1","totalAmount":10,"appliedTo":[{"txnRef":{"externalId":"a"},"paymentAmount":10}]}""";

    [Fact]
    public async Task A_change_of_a_record_that_is_gone_marks_it_deleted_and_it_can_be_written_again()
    {
        var books = await PostedAsync();
        books.File.Delete("Invoice", books.File.Ids("Invoice").Single());

        await server.PutInvoiceAsync(books, "a", memo: "changed");
        await books.SyncAsync();

        var record = await books.InvoiceAsync("a");
        var post = await books.PostOfAsync(record);
        Assert.Equal(("deleted", "held"), (Text(record, "state"), Text(post, "status")));
        Assert.StartsWith("It was deleted in QuickBooks.", Text(post, "reason"), StringComparison.Ordinal);
        await books.Company.PostAsync($"/posts/{post["id"]}/retry", "", 200);
        await books.SyncAsync();
        Assert.Equal("changed", books.File.AllRecords("Invoice").Single().Element("Memo")!.Value);
    }

    [Fact]
    public async Task A_payment_on_an_invoice_that_is_gone_names_the_invoice()
    {
        var books = await PostedAsync();
        books.File.Delete("Invoice", books.File.Ids("Invoice").Single());

        var payment = await server.Api.TakenAsync(books.Path, "receivePayments", "p", Payment);
        await books.SyncAsync();

        var post = await books.PostOfAsync(payment);
        Assert.Equal(("rejected", "REFGONE"), (Text(post, "status"), Text(post["error"]!, "code")));
        Assert.Contains("The invoice \"17\" does not exist in QuickBooks any more.", Text(post, "reason"), StringComparison.Ordinal);
        Assert.Equal("deleted", Text(await books.InvoiceAsync("a"), "state"));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_invoice_for_a_customer_that_was_merged_names_the_customer_and_its_heir(bool isReported)
    {
        var books = await PostedAsync(import: true);
        await server.Api.TakenAsync(books.Path, "invoices", "first", Invoice("18"));
        await books.SyncAsync();
        var (gone, heir) = (Id(books, "Miller"), Id(books, "Smith"));
        books.File.Merge("Customer", gone, heir, isReported);

        var invoice = await server.Api.TakenAsync(books.Path, "invoices", "second", Invoice("19"));
        await books.SyncAsync();

        var post = await books.PostOfAsync(invoice);
        Assert.Equal(isReported ? "held" : "rejected", Text(post, "status"));
        Assert.Contains("Miller", Text(post, "reason"), StringComparison.Ordinal);
        Assert.Contains("merged with \"Smith\"", Text(post, "reason"), StringComparison.Ordinal);
        var customer = await books.Company.GetAsync("/records/customers/by-external-id/c");
        Assert.Equal(("deleted", "Merged with \"Smith\" in QuickBooks."), (Text(customer, "state"), Text(customer, "reason")));
    }

    [Fact]
    public async Task An_invoice_for_a_customer_that_was_deleted_names_the_customer_alone()
    {
        var books = await PostedAsync();
        var lonely = await server.Api.TakenAsync(books.Path, "customers", "l", """{"name":"Lonely"}""");
        await books.SyncAsync();
        books.File.Delete("Customer", Id(books, "Lonely"));

        var invoice = await server.Api.TakenAsync(books.Path, "invoices", "x", Invoice("20", "l"));
        await books.SyncAsync();

        var post = await books.PostOfAsync(invoice);
        Assert.Equal(("rejected", "REFGONE"), (Text(post, "status"), Text(post["error"]!, "code")));
        Assert.Contains("The customer \"Lonely\" does not exist", Text(post, "reason"), StringComparison.Ordinal);
        Assert.Equal("deleted", Text(await books.Company.GetAsync($"/records/customers/{lonely["id"]}"), "state"));
    }

    [Fact]
    public async Task A_payment_on_an_invoice_that_is_paid_names_the_payment()
    {
        var books = await PostedAsync();
        books.Enter(
            "ReceivePayment",
            "<CustomerRef><FullName>Miller</FullName></CustomerRef><TxnDate>2025-06-01</TxnDate><RefNumber>1001</RefNumber>" +
            $"<TotalAmount>10.00</TotalAmount><AppliedToTxnAdd><TxnID>{books.File.Ids("Invoice").Single()}</TxnID>" +
            "<PaymentAmount>10.00</PaymentAmount></AppliedToTxnAdd>");

        var payment = await server.Api.TakenAsync(books.Path, "receivePayments", "p", Payment);
        await books.SyncAsync();

        var post = await books.PostOfAsync(payment);
        Assert.Equal(("rejected", "PAID"), (Text(post, "status"), Text(post["error"]!, "code")));
        Assert.Contains(
            "The invoice \"17\" is paid already, by payment \"1001\" of 2025-06-01 over 10.00.",
            Text(post, "reason"),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Words_that_leave_open_what_is_gone_are_looked_into_before_anything_is_settled()
    {
        var books = await PostedAsync();
        foreach (var number in new[] { "18", "19" })
        {
            await server.PutInvoiceAsync(books, number, number: number);
        }

        await server.Api.TakenAsync(books.Path, "receivePayments", "p", Payment);
        await books.SyncAsync();
        books.File.Faults.SaysNoIds = true;
        foreach (var invoice in books.File.Ids("Invoice").Skip(1).ToList())
        {
            books.File.Delete("Invoice", invoice);
        }

        await server.Api.DeleteAsync(books.Path, "invoices", "18");
        var payment = await server.Api.TakenAsync(
            books.Path, "receivePayments", "p", Payment.Replace("\"a\"", "\"19\"", StringComparison.Ordinal));
        var report = await books.Company.SyncAsync();

        var post = await books.PostOfAsync(payment);
        Assert.Equal(("rejected", "REFGONE"), (Text(post, "status"), Text(post["error"]!, "code")));
        Assert.Contains("The invoice \"19\" does not exist", Text(post, "reason"), StringComparison.Ordinal);
        Assert.DoesNotContain(await books.Company.RecordsAsync("invoices"), r => Text(r, "externalId") == "18");
        Assert.InRange(report.RoundTrips, 3, 5);
    }

    [Fact]
    public async Task A_question_that_QuickBooks_cannot_read_keeps_no_other_waiting()
    {
        var books = await PostedAsync();
        await server.PutInvoiceAsync(books, "b", number: "18");
        await books.SyncAsync();
        var ids = books.File.Ids("Invoice").ToList();
        ids.ForEach(id => books.File.Delete("Invoice", id));
        books.File.Faults.Unreadable.Add($"<TxnID>{ids[0]}</TxnID><IncludeLineItems>");

        var first = await server.Api.TakenAsync(books.Path, "receivePayments", "p", Payment);
        var second = await server.Api.TakenAsync(
            books.Path,
            "receivePayments",
            "q",
            Payment.Replace("\"a\"", "\"b\"", StringComparison.Ordinal).Replace("P-1", "P-2", StringComparison.Ordinal));
        await books.Company.SyncAsync();

        Assert.Equal("3120", Text((await books.PostOfAsync(first))["error"]!, "code"));
        Assert.Equal("REFGONE", Text((await books.PostOfAsync(second))["error"]!, "code"));
        Assert.Equal("rejected", Text(await books.PostOfAsync(first), "status"));
        Assert.Equal("rejected", Text(await books.PostOfAsync(second), "status"));
    }

    // Customer c and invoice a of the app are posted, and from then on nothing is imported unless it is asked for.
    private async Task<RuledCompany> PostedAsync(bool import = false)
    {
        var books = await server.ConnectGatedAsync();
        books.Customer("Smith");
        await books.SyncAsync();
        await server.Api.TakenAsync(books.Path, "customers", "c", """{"name":"Miller"}""");
        await server.PutInvoiceAsync(books, "a");
        await books.SyncAsync();
        if (!import)
        {
            await books.RuleAsync("""{"import":"onDemand"}""");
        }

        return books;
    }

    private static string Invoice(string number, string customer = "c") =>
        $$"""{"customerRef":{"externalId":"{{customer}}"},"txnDate":"2025-06-01","refNumber":"{{number}}","lines":[{"desc":"Work","amount":10}]}""";

    private static string Id(RuledCompany books, string customer) =>
        books.File.AllRecords("Customer").Single(c => c.Element("Name")!.Value == customer).Element("ListID")!.Value;

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
