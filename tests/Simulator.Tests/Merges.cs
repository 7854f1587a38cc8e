using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Tests;

public sealed class Merges
{
    private readonly Books books = new();

    [Fact]
    public void Take_invoices_jobs_and_balances_over_and_end_the_old_id()
    {
        var invoice = books.File.AllRecords("Invoice").First(i => i.Element("IsPaid")!.Value == "false");
        var from = invoice.Element("CustomerRef")!.Element("ListID")!.Value;
        var to = books.File.Ids("Customer").First(id => id != from && books.File.Find("Customer", id)!.Element("Sublevel")!.Value == "0");
        var total = Balance(from) + Balance(to);

        books.File.Merge("Customer", from, to);

        Assert.Null(books.File.Find("Customer", from));
        Assert.Equal(to, books.File.Find("Invoice", invoice.Element("TxnID")!.Value)!.Element("CustomerRef")!.Element("ListID")!.Value);
        Assert.Equal(total, Balance(to));
        Assert.DoesNotContain(
            from, books.One("<ListDeletedQueryRq><ListDelType>Customer</ListDelType></ListDeletedQueryRq>").Values("ListID"));
    }

    [Fact]
    public void Can_be_asked_for_by_a_request()
    {
        var (from, to) = (books.File.AllRecords("Vendor")[0], books.File.AllRecords("Vendor")[1]);

        var answer =
            books.One($"<ListMergeRq><ListMergeType>Vendor</ListMergeType>{Named("MergeFrom", from)}{Named("MergeTo", to)}</ListMergeRq>");

        Assert.Equal(0, answer.Code());
        Assert.Equal(from.Element("ListID")!.Value, answer.Element("MergedFrom")!.Element("ListID")!.Value);
        Assert.Equal(
            3120,
            books.One($"<ListMergeRq><ListMergeType>Vendor</ListMergeType>{Named("MergeFrom", from)}{Named("MergeTo", to)}</ListMergeRq>")
                .Code());
    }

    private static XElement Named(string name, XElement record) => new(name, record.Element("ListID"), record.Element("EditSequence"));

    private decimal Balance(string id) => decimal.Parse(books.File.Find("Customer", id)!.Element("Balance")!.Value);
}
