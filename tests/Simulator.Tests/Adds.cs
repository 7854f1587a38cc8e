using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Tests;

public sealed class Adds
{
    private readonly Books books = new();

    [Fact]
    public void Return_the_record_with_ids_times_and_what_quickbooks_assumes()
    {
        var customer = books.One(
            "<CustomerAddRq><CustomerAdd><Name>  Acme  </Name>" +
            "<BillAddress><Addr1>1 Main St</Addr1><City>Austin</City><State>TX</State><PostalCode>78701</PostalCode></BillAddress>" +
            "<CreditLimit>100</CreditLimit></CustomerAdd></CustomerAddRq>")
            .Element("CustomerRet")!;

        Assert.Matches("^8[0-9A-F]{7}-1784124000$", customer.Element("ListID")!.Value);
        Assert.Equal("1784124000", customer.Element("EditSequence")!.Value);
        Assert.Equal("Acme", customer.Element("Name")!.Value);
        Assert.Equal("Acme", customer.Element("FullName")!.Value);
        Assert.Equal("0", customer.Element("Sublevel")!.Value);
        Assert.Equal("true", customer.Element("IsActive")!.Value);
        Assert.Equal("100.00", customer.Element("CreditLimit")!.Value);
        Assert.Equal("None", customer.Element("JobStatus")!.Value);
        Assert.Equal(["1 Main St", "Austin, TX 78701"], customer.Element("BillAddressBlock")!.Elements().Select(e => e.Value));
    }

    [Fact]
    public void Refuse_a_name_any_other_name_list_has_in_any_spelling()
    {
        var vendor = books.File.AllRecords("Vendor")[0].Element("Name")!.Value;

        var answer = books.One($"<CustomerAddRq><CustomerAdd><Name>{vendor.ToUpperInvariant()}</Name></CustomerAdd></CustomerAddRq>");

        Assert.Equal(3100, answer.Code());
        Assert.Equal(
            $"The name \"{vendor.ToUpperInvariant()}\" of the list element is already in use.", answer.Attribute("statusMessage")!.Value);
    }

    [Fact]
    public void Allow_the_same_job_name_below_two_customers_but_not_twice_below_one()
    {
        books.Ask(
            "<CustomerAddRq><CustomerAdd><Name>A</Name></CustomerAdd></CustomerAddRq>" +
            "<CustomerAddRq><CustomerAdd><Name>B</Name></CustomerAdd></CustomerAddRq>");

        Assert.Equal(0, Job("Kitchen", "A"));
        Assert.Equal(0, Job("Kitchen", "B"));
        Assert.Equal(3100, Job("kitchen", "A"));
        Assert.Equal(3090, Job("a:b", "A"));
        Assert.Equal(3140, Job("Roof", "Nobody"));
    }

    [Fact]
    public void Go_five_levels_deep_and_no_deeper()
    {
        books.One("<CustomerAddRq><CustomerAdd><Name>L0</Name></CustomerAdd></CustomerAddRq>");
        var path = "L0";
        for (var level = 1; level <= 4; level++)
        {
            Assert.Equal(0, Job($"L{level}", path));
            path += $":L{level}";
        }

        Assert.Equal(3210, Job("L5", path));
        Assert.Equal("4", books.One($"<CustomerQueryRq><FullName>{path}</FullName></CustomerQueryRq>").Values("Sublevel").Single());
    }

    [Fact]
    public void Name_the_reference_they_cannot_resolve_in_quickbooks_own_sentence()
    {
        var answer =
            books.One("<InvoiceAddRq><InvoiceAdd><CustomerRef><FullName>Joe Smith</FullName></CustomerRef></InvoiceAdd></InvoiceAddRq>");

        Assert.Equal(3140, answer.Code());
        Assert.Equal(
            "There is an invalid reference to QuickBooks Customer \"Joe Smith\" in the Invoice.  QuickBooks error message: Invalid " +
            "argument.  The specified record does not exist in the list.",
            answer.Attribute("statusMessage")!.Value);
        Assert.Contains(
            "in the Invoice line.",
            Invoice("<InvoiceLineAdd><ItemRef><FullName>sooo wrong</FullName></ItemRef></InvoiceLineAdd>")
                .Attribute("statusMessage")!.Value,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Sum_an_invoice_tax_it_and_raise_the_customers_balance()
    {
        var before = Balance();

        var invoice = Invoice(
            "<InvoiceLineAdd><ItemRef><FullName>Consulting</FullName></ItemRef><Quantity>1.5</Quantity><Rate>33.33</Rate>" +
            "<SalesTaxCodeRef><FullName>Tax</FullName></SalesTaxCodeRef></InvoiceLineAdd>" +
            "<InvoiceLineAdd><Desc>Lump sum</Desc><Amount>10.00</Amount>" +
            "<SalesTaxCodeRef><FullName>Non</FullName></SalesTaxCodeRef></InvoiceLineAdd>").Element("InvoiceRet")!;

        Assert.Equal(["50.00", "10.00"], invoice.Elements("InvoiceLineRet").Select(l => l.Element("Amount")!.Value));
        Assert.Equal("60.00", invoice.Element("Subtotal")!.Value);
        Assert.Equal("3.88", invoice.Element("SalesTaxTotal")!.Value);
        Assert.Equal("63.88", invoice.Element("BalanceRemaining")!.Value);
        Assert.Equal("false", invoice.Element("IsPaid")!.Value);
        Assert.Equal("1021", invoice.Element("RefNumber")!.Value);
        Assert.Equal(before + 63.88m, Balance());
    }

    [Fact]
    public void Apply_a_payment_to_an_invoice_but_never_more_than_is_due()
    {
        var invoice = Invoice("<InvoiceLineAdd><Desc>Work</Desc><Amount>100.00</Amount></InvoiceLineAdd>").Element("InvoiceRet")!;
        var id = invoice.Element("TxnID")!.Value;
        var customer = invoice.Element("CustomerRef")!.Element("ListID")!.Value;

        Assert.Equal(3210, Payment(customer, id, "129.43").Code());
        var payment = Payment(customer, id, "40.00").Element("ReceivePaymentRet")!;
        var paid = books.One(
            $"<InvoiceQueryRq><TxnID>{id}</TxnID><IncludeLinkedTxns>true</IncludeLinkedTxns></InvoiceQueryRq>").Elements().Single();

        Assert.Equal("-40.00", paid.Element("AppliedAmount")!.Value);
        Assert.Equal("60.00", paid.Element("BalanceRemaining")!.Value);
        Assert.Equal(payment.Element("TxnID")!.Value, paid.Element("LinkedTxn")!.Element("TxnID")!.Value);
        Assert.Equal("40.00", payment.Element("AppliedToTxnRet")!.Element("Amount")!.Value);

        books.File.Delete("ReceivePayment", payment.Element("TxnID")!.Value);
        Assert.Equal("100.00", books.File.Find("Invoice", id)!.Element("BalanceRemaining")!.Value);
    }

    [Fact]
    public void Write_out_the_members_of_an_item_group()
    {
        books.One(
            "<ItemGroupAddRq><ItemGroupAdd><Name>Package</Name><ItemDesc>All in</ItemDesc>" +
            "<ItemGroupLine><ItemRef><FullName>Design</FullName></ItemRef><Quantity>2</Quantity></ItemGroupLine>" +
            "<ItemGroupLine><ItemRef><FullName>Training</FullName></ItemRef></ItemGroupLine></ItemGroupAdd></ItemGroupAddRq>");

        var invoice =
            Invoice(
                "<InvoiceLineGroupAdd><ItemGroupRef><FullName>Package</FullName></ItemGroupRef>" +
                "<Quantity>3</Quantity></InvoiceLineGroupAdd>")
                .Element("InvoiceRet")!;
        var group = invoice.Element("InvoiceLineGroupRet")!;

        Assert.Equal(["6", "3"], group.Elements("InvoiceLineRet").Select(l => l.Element("Quantity")!.Value));
        Assert.Equal(
            group.Elements("InvoiceLineRet").Sum(l => decimal.Parse(l.Element("Amount")!.Value)),
            decimal.Parse(group.Element("TotalAmount")!.Value));
        Assert.Equal(group.Element("TotalAmount")!.Value, invoice.Element("Subtotal")!.Value);
        Assert.Equal("All in", group.Element("Desc")!.Value);
    }

    [Fact]
    public void Keep_windows_1252_and_lose_the_rest()
    {
        var name = books.One("<CustomerAddRq><CustomerAdd><Name>Caf&#233; &#8211; &#1046;&#128512;</Name></CustomerAdd></CustomerAddRq>")
            .Values("Name")
            .Single();

        Assert.Equal("Café – ??", name);
    }

    [Fact]
    public void Refuse_postings_on_or_before_the_closing_date()
    {
        books.File.Settings.ClosingDate = new DateOnly(2026, 6, 30);

        Assert.Equal(3171, Invoice("<InvoiceLineAdd><Desc>x</Desc></InvoiceLineAdd>", "<TxnDate>2026-06-30</TxnDate>").Code());
        Assert.Equal(0, Invoice("<InvoiceLineAdd><Desc>x</Desc></InvoiceLineAdd>", "<TxnDate>2026-07-01</TxnDate>").Code());
    }

    [Fact]
    public void Let_later_requests_of_a_set_use_the_name_of_a_new_transaction()
    {
        var customer = books.AnyId("Customer");
        var answers = books.Ask(
            $"<InvoiceAddRq><InvoiceAdd defMacro=\"TxnID:one\"><CustomerRef><ListID>{customer}</ListID></CustomerRef>" +
            "<InvoiceLineAdd><Amount>5.00</Amount></InvoiceLineAdd></InvoiceAdd></InvoiceAddRq>" +
            $"<ReceivePaymentAddRq><ReceivePaymentAdd><CustomerRef><ListID>{customer}</ListID></CustomerRef>" +
            "<TotalAmount>5.00</TotalAmount><AppliedToTxnAdd><TxnID useMacro=\"TxnID:one\" />" +
            "<PaymentAmount>5.00</PaymentAmount></AppliedToTxnAdd></ReceivePaymentAdd></ReceivePaymentAddRq>" +
            $"<ReceivePaymentAddRq><ReceivePaymentAdd><CustomerRef><ListID>{customer}</ListID></CustomerRef>" +
            "<TotalAmount>5.00</TotalAmount><AppliedToTxnAdd><TxnID useMacro=\"TxnID:two\" />" +
            "<PaymentAmount>5.00</PaymentAmount></AppliedToTxnAdd></ReceivePaymentAdd></ReceivePaymentAddRq>")
            .Elements().ToList();

        Assert.Equal([0, 0, 9103], answers.Select(a => a.Code()));
    }

    private int Job(string name, string parent) =>
        books.One(
            $"<CustomerAddRq><CustomerAdd><Name>{name}</Name>" +
            $"<ParentRef><FullName>{parent}</FullName></ParentRef></CustomerAdd></CustomerAddRq>")
            .Code();

    private XElement Invoice(string lines, string head = "") =>
        books.One(
            "<InvoiceAddRq>" +
            $"<InvoiceAdd><CustomerRef><ListID>{books.AnyId("Customer")}</ListID></CustomerRef>{head}{lines}</InvoiceAdd></InvoiceAddRq>");

    private XElement Payment(string customer, string invoice, string amount) => books.One(
        $"<ReceivePaymentAddRq><ReceivePaymentAdd><CustomerRef><ListID>{customer}</ListID></CustomerRef>" +
        $"<TotalAmount>{amount}</TotalAmount>" +
        $"<AppliedToTxnAdd><TxnID>{invoice}</TxnID>" +
        $"<PaymentAmount>{amount}</PaymentAmount></AppliedToTxnAdd></ReceivePaymentAdd></ReceivePaymentAddRq>");

    private decimal Balance() => decimal.Parse(books.File.AllRecords("Customer")[0].Element("Balance")!.Value);
}
