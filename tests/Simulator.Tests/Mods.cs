using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Tests;

public sealed class Mods
{
    private readonly Books books = new();

    [Fact]
    public void Change_what_is_sent_clear_what_is_empty_and_keep_the_rest()
    {
        var before = Customer();
        books.Clock.Advance(TimeSpan.FromMinutes(1));

        var after = Mod(before, "<Phone>1</Phone><Contact />").Element("CustomerRet")!;

        Assert.Equal("1", after.Element("Phone")!.Value);
        Assert.Null(after.Element("Contact"));
        Assert.Equal(before.Element("Email")!.Value, after.Element("Email")!.Value);
        Assert.Equal(before.Element("TimeCreated")!.Value, after.Element("TimeCreated")!.Value);
        Assert.Equal("2026-07-15T10:01:00-05:00", after.Element("TimeModified")!.Value);
        Assert.NotEqual(before.Element("EditSequence")!.Value, after.Element("EditSequence")!.Value);
    }

    [Fact]
    public void Need_the_current_edit_sequence()
    {
        var before = Customer();
        before.Element("EditSequence")!.Value = "1";

        var answer = Mod(before, "<Phone>1</Phone>");

        Assert.Equal(3200, answer.Code());
        Assert.Equal("The provided edit sequence \"1\" is out-of-date.", answer.Attribute("statusMessage")!.Value);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Share_an_edit_sequence_within_a_second_unless_strict(bool isStrict)
    {
        books.File.Settings.IsEditSequenceStrict = isStrict;
        var first = Mod(Customer(), "<Phone>1</Phone>").Element("CustomerRet")!;
        var second = Mod(first, "<Phone>2</Phone>").Element("CustomerRet")!;

        Assert.Equal(isStrict, first.Element("EditSequence")!.Value != second.Element("EditSequence")!.Value);
    }

    [Fact]
    public void Refuse_records_that_do_not_exist()
    {
        var answer = books.One(
            "<CustomerModRq><CustomerMod><ListID>8000001B-1405768916</ListID><EditSequence>1</EditSequence></CustomerMod></CustomerModRq>");

        Assert.Equal(3120, answer.Code());
        Assert.StartsWith(
            "Object \"8000001B-1405768916\" specified in the request cannot be found.  QuickBooks",
            answer.Attribute("statusMessage")!.Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Rename_a_customer_in_all_its_jobs_and_invoices_without_touching_them()
    {
        var job = books.File.AllRecords("Customer").First(c => c.Element("Sublevel")!.Value == "1");
        var parent = books.File.Find("Customer", job.Element("ParentRef")!.Element("ListID")!.Value)!;
        books.Clock.Advance(TimeSpan.FromMinutes(1));

        Mod(parent, "<Name>Renamed</Name>");
        var renamed = books.File.Find("Customer", job.Element("ListID")!.Value)!;

        Assert.Equal("Renamed:" + job.Element("Name")!.Value, renamed.Element("FullName")!.Value);
        Assert.Equal("Renamed", renamed.Element("ParentRef")!.Element("FullName")!.Value);
        Assert.Equal(job.Element("TimeModified")!.Value, renamed.Element("TimeModified")!.Value);
    }

    [Fact]
    public void Replace_the_lines_of_an_invoice_keep_the_named_ones_and_add_new_ones()
    {
        var invoice = books.File.AllRecords("Invoice")
            .First(i => i.Elements("InvoiceLineRet").Count() > 1 && i.Element("IsPaid")!.Value == "false");
        var lines = invoice.Elements("InvoiceLineRet").ToList();

        var after =
            Lines(
                invoice,
                $"<InvoiceLineMod><TxnLineID>{Id(lines[1])}</TxnLineID></InvoiceLineMod>" +
                "<InvoiceLineMod><TxnLineID>-1</TxnLineID><Desc>New</Desc><Amount>7.00</Amount></InvoiceLineMod>")
                .Element("InvoiceRet")!;

        Assert.Equal(
            [lines[1].ToString(), "New"],
            [after.Elements("InvoiceLineRet").First().ToString(), after.Elements("InvoiceLineRet").Last().Element("Desc")!.Value]);
        Assert.Equal(
            after.Elements("InvoiceLineRet").Sum(l => decimal.Parse(l.Element("Amount")!.Value)),
            decimal.Parse(after.Element("Subtotal")!.Value));
    }

    [Fact]
    public void Recompute_a_line_whose_quantity_changed()
    {
        var invoice = books.File.AllRecords("Invoice")[1];
        var line = invoice.Elements("InvoiceLineRet").First();

        var after = Lines(invoice, $"<InvoiceLineMod><TxnLineID>{Id(line)}</TxnLineID><Quantity>10</Quantity></InvoiceLineMod>")
            .Element("InvoiceRet")!;

        Assert.Equal(
            10 * decimal.Parse(line.Element("Rate")!.Value),
            decimal.Parse(after.Elements("InvoiceLineRet").Single().Element("Amount")!.Value));
    }

    [Fact]
    public void Refuse_unknown_lines_and_lines_in_another_order()
    {
        var invoice = books.File.AllRecords("Invoice").First(i => i.Elements("InvoiceLineRet").Count() > 1);
        var ids = invoice.Elements("InvoiceLineRet").Select(Id).ToList();

        Assert.Equal(3120, Lines(invoice, "<InvoiceLineMod><TxnLineID>FFFF-1</TxnLineID></InvoiceLineMod>").Code());
        Assert.Equal(
            3290,
            Lines(
                invoice,
                $"<InvoiceLineMod><TxnLineID>{ids[1]}</TxnLineID></InvoiceLineMod>" +
                $"<InvoiceLineMod><TxnLineID>{ids[0]}</TxnLineID></InvoiceLineMod>").Code());
    }

    [Fact]
    public void Merge_the_parts_of_an_item_and_replace_an_address_as_one()
    {
        var item = books.File.AllRecords("ItemService")[0];
        var changed = books.One(
            $"<ItemServiceModRq><ItemServiceMod><ListID>{item.Element("ListID")!.Value}</ListID>" +
            $"<EditSequence>{item.Element("EditSequence")!.Value}</EditSequence>" +
            "<SalesOrPurchaseMod><Price>99.5</Price></SalesOrPurchaseMod></ItemServiceMod></ItemServiceModRq>")
            .Element("ItemServiceRet")!.Element("SalesOrPurchase")!;

        Assert.Equal("99.50", changed.Element("Price")!.Value);
        Assert.Equal(item.Element("SalesOrPurchase")!.Element("Desc")!.Value, changed.Element("Desc")!.Value);
        Assert.Equal(
            "<BillAddress><City>X</City></BillAddress>",
            Mod(Customer(), "<BillAddress><City>X</City></BillAddress>")
                .Element("CustomerRet")!.Element("BillAddress")!.ToString(SaveOptions.DisableFormatting));
    }

    private static string Id(XElement line) => line.Element("TxnLineID")!.Value;

    private XElement Customer() => books.File.AllRecords("Customer")[0];

    private XElement Mod(XElement customer, string fields) => books.One(
        $"<CustomerModRq><CustomerMod><ListID>{customer.Element("ListID")!.Value}</ListID>" +
        $"<EditSequence>{customer.Element("EditSequence")!.Value}</EditSequence>{fields}</CustomerMod></CustomerModRq>");

    private XElement Lines(XElement invoice, string lines) => books.One(
        $"<InvoiceModRq><InvoiceMod><TxnID>{invoice.Element("TxnID")!.Value}</TxnID>" +
        $"<EditSequence>{invoice.Element("EditSequence")!.Value}</EditSequence>{lines}</InvoiceMod></InvoiceModRq>");
}
