namespace WebConnectorSync.Simulator.Tests;

public sealed class Deletions
{
    private readonly Books books = new();

    [Fact]
    public void Are_reported_for_ninety_days()
    {
        var id = books.File.Add("Customer", new("CustomerAdd", new System.Xml.Linq.XElement("Name", "Gone")));
        var answer = books.One($"<ListDelRq><ListDelType>Customer</ListDelType><ListID>{id}</ListID></ListDelRq>");

        Assert.Equal(["Customer", id, "2026-07-15T10:00:00-05:00", "Gone"], answer.Elements().Select(e => e.Value));
        Assert.Equal(id, Deleted().Last());
        books.Clock.Advance(TimeSpan.FromDays(89));
        Assert.Equal([id], Deleted());
        books.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Empty(Deleted());
    }

    [Fact]
    public void Can_be_asked_for_by_time_and_by_several_types()
    {
        var all =
            books.One("<ListDeletedQueryRq><ListDelType>Customer</ListDelType><ListDelType>Vendor</ListDelType></ListDeletedQueryRq>");
        var since = books.One(
            "<ListDeletedQueryRq><ListDelType>Customer</ListDelType>" +
            "<DeletedDateRangeFilter><FromDeletedDate>2026-06-20</FromDeletedDate></DeletedDateRangeFilter></ListDeletedQueryRq>");

        Assert.Equal(3, all.Elements().Count());
        Assert.Single(since.Elements());
        Assert.Equal(3, books.One("<TxnDeletedQueryRq><TxnDelType>Invoice</TxnDelType></TxnDeletedQueryRq>").Elements().Count());
    }

    [Fact]
    public void Are_refused_for_entries_in_use_and_parents()
    {
        var invoice = books.File.AllRecords("Invoice")[0];
        var parent =
            books.File.AllRecords("Customer").First(c => c.Element("ParentRef") is not null).Element("ParentRef")!.Element("ListID")!.Value;

        Assert.Equal(3160, DeleteList("Customer", invoice.Element("CustomerRef")!.Element("ListID")!.Value));
        Assert.Equal(3160, DeleteList("Customer", parent));
        Assert.Equal(3160, DeleteList("ItemService", invoice.Element("InvoiceLineRet")!.Element("ItemRef")!.Element("ListID")!.Value));
        Assert.Equal(3120, DeleteList("Vendor", parent));
    }

    [Fact]
    public void Of_an_invoice_take_its_amount_off_the_balance()
    {
        var invoice = books.File.AllRecords("Invoice").First(i => i.Element("IsPaid")!.Value == "false");
        var customer = invoice.Element("CustomerRef")!.Element("ListID")!.Value;
        var before = decimal.Parse(books.File.Find("Customer", customer)!.Element("Balance")!.Value);

        Assert.Equal(
            0, books.One($"<TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>{invoice.Element("TxnID")!.Value}</TxnID></TxnDelRq>").Code());

        Assert.Equal(
            before - decimal.Parse(invoice.Element("BalanceRemaining")!.Value),
            decimal.Parse(books.File.Find("Customer", customer)!.Element("Balance")!.Value));
    }

    [Fact]
    public void Are_something_else_than_voids()
    {
        var invoice = books.File.AllRecords("Invoice").First(i => i.Element("IsPaid")!.Value == "false");
        var id = invoice.Element("TxnID")!.Value;

        Assert.Equal(0, books.One($"<TxnVoidRq><TxnVoidType>Invoice</TxnVoidType><TxnID>{id}</TxnID></TxnVoidRq>").Code());
        var voided = books.File.Find("Invoice", id)!;

        Assert.Equal("0.00", voided.Element("Subtotal")!.Value);
        Assert.Equal("true", voided.Element("IsPaid")!.Value);
        Assert.StartsWith("VOID:", voided.Element("Memo")!.Value, StringComparison.Ordinal);
        Assert.Equal(invoice.Element("TxnDate")!.Value, voided.Element("TxnDate")!.Value);
    }

    [Fact]
    public void Are_refused_in_closed_books()
    {
        books.File.Settings.ClosingDate = new DateOnly(2026, 7, 14);

        Assert.Equal(
            3161, books.One($"<TxnDelRq><TxnDelType>Invoice</TxnDelType><TxnID>{books.AnyId("Invoice")}</TxnID></TxnDelRq>").Code());
    }

    private int DeleteList(string type, string id) =>
        books.One($"<ListDelRq><ListDelType>{type}</ListDelType><ListID>{id}</ListID></ListDelRq>").Code();

    private List<string> Deleted() =>
        books.One("<ListDeletedQueryRq><ListDelType>Customer</ListDelType></ListDeletedQueryRq>").Values("ListID").ToList();
}
