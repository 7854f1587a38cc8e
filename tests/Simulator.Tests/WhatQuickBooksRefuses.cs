namespace WebConnectorSync.Simulator.Tests;

/// <summary>What is well formed and still not taken: names, places and entries.</summary>
public sealed class WhatQuickBooksRefuses
{
    private readonly Books books = new();

    private string Account => books.AnyId("Account");

    [Theory]
    [InlineData("&#9;")]
    [InlineData("&#10;")]
    public void A_name_of_more_than_one_line(string sign) =>
        Assert.Equal(3090, books.One($"<CustomerAddRq><CustomerAdd><Name>A{sign}B</Name></CustomerAdd></CustomerAddRq>").Code());

    [Fact]
    public void Jobs_moved_with_what_is_below_them_deeper_than_five_levels()
    {
        var ids = new List<string>();
        foreach (var (name, parent) in new[] { ("A", ""), ("B", "A"), ("C", "A:B"), ("D", "A:B:C"), ("X", ""), ("Y", "X") })
        {
            var below = parent.Length == 0 ? "" : $"<ParentRef><FullName>{parent}</FullName></ParentRef>";
            ids.Add(books.One($"<CustomerAddRq><CustomerAdd><Name>{name}</Name>{below}</CustomerAdd></CustomerAddRq>")
                .Descendants("ListID").First().Value);
        }

        Assert.Equal(3210, Move(ids[4], "A:B:C:D"));
        Assert.Equal(3210, Move(ids[0], "A:B"));
        Assert.Equal(0, Move(ids[4], "A:B:C"));
    }

    [Theory]
    [InlineData("10.00", "9.99", 3180)]
    [InlineData("10.00", "10.00", 0)]
    public void A_journal_entry_that_is_not_in_balance(string debit, string credit, int code) => Assert.Equal(
        code,
        books.One(
            $"<JournalEntryAddRq><JournalEntryAdd><JournalDebitLine><AccountRef><ListID>{Account}</ListID></AccountRef>" +
            $"<Amount>{debit}</Amount></JournalDebitLine><JournalCreditLine><AccountRef><ListID>{Account}</ListID></AccountRef>" +
            $"<Amount>{credit}</Amount></JournalCreditLine></JournalEntryAdd></JournalEntryAddRq>").Code());

    [Fact]
    public void A_bill_without_a_line() => Assert.Equal(
        3150,
        books.One($"<BillAddRq><BillAdd><VendorRef><ListID>{books.AnyId("Vendor")}</ListID></VendorRef></BillAdd></BillAddRq>").Code());

    [Fact]
    public void A_payment_that_names_an_invoice_twice()
    {
        var open = books.File.AllRecords("Invoice").First(i => i.Element("IsPaid")!.Value == "false").Element("TxnID")!.Value;
        var applied = $"<AppliedToTxnAdd><TxnID>{open}</TxnID><PaymentAmount>0.01</PaymentAmount></AppliedToTxnAdd>";

        Assert.Equal(3177, Pay(applied + applied));
        Assert.Equal(0, Pay(applied));
    }

    private int Pay(string applied) => books.One(
        $"<ReceivePaymentAddRq><ReceivePaymentAdd><CustomerRef><ListID>{books.AnyId("Customer")}</ListID></CustomerRef>" +
        $"<TotalAmount>1.00</TotalAmount>{applied}</ReceivePaymentAdd></ReceivePaymentAddRq>").Code();

    private int Move(string id, string parent)
    {
        var sequence = books.One($"<CustomerQueryRq><ListID>{id}</ListID></CustomerQueryRq>").Descendants("EditSequence").First().Value;
        return books.One(
            $"<CustomerModRq><CustomerMod><ListID>{id}</ListID><EditSequence>{sequence}</EditSequence>" +
            $"<ParentRef><FullName>{parent}</FullName></ParentRef></CustomerMod></CustomerModRq>").Code();
    }
}
