using System.Text.Json;
using System.Xml.Linq;
using WebConnectorSync.Sync.Delivery;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>
/// Whether a record in QuickBooks is what a post in doubt sent. A yes too many leaves something unsent, a no too many writes it twice.
/// </summary>
public sealed class WhatWasSentIsThere
{
    [Theory]
    [InlineData("<Memo>Roof</Memo>", """{"memo": "Roof"}""", true)]
    [InlineData("<Memo>Roof</Memo>", """{"memo": "Door"}""", false)]
    [InlineData("<Memo>Roof</Memo>", "{}", false)]
    [InlineData("<Memo> Roof </Memo>", """{"memo": "Roof"}""", true)]
    [InlineData("<Memo>roof</Memo>", """{"memo": "Roof "}""", true)]
    [InlineData("<Memo>Roof [wcs:7K3F9QXA]</Memo>", """{"memo": "Roof"}""", true)]
    [InlineData("<TotalMiles>7</TotalMiles>", """{"totalMiles": 7.0}""", true)]
    [InlineData("<TotalMiles>7</TotalMiles>", """{"totalMiles": 8}""", false)]
    [InlineData("<TotalMiles>seven</TotalMiles>", """{"totalMiles": 7}""", false)]
    [InlineData("<IsPending>true</IsPending>", """{"isPending": true}""", true)]
    [InlineData("<IsPending>1</IsPending>", """{"isPending": true}""", true)]
    [InlineData("<IsPending>true</IsPending>", """{"isPending": false}""", false)]
    [InlineData("<IsPending>false</IsPending>", """{"isPending": false}""", true)]
    [InlineData("<IsPending>0</IsPending>", """{"isPending": false}""", true)]
    [InlineData("<IsPending>false</IsPending>", """{"isPending": true}""", false)]

    // Empty, false and zero are often not shown at all.
    [InlineData("<Memo/>", "{}", true)]
    [InlineData("<IsPending>false</IsPending>", "{}", true)]
    [InlineData("<Amount>0.00</Amount>", "{}", true)]
    [InlineData("<Amount>0</Amount>", "{}", true)]
    [InlineData("<IsPending>true</IsPending>", "{}", false)]
    [InlineData("<Amount>5.00</Amount>", "{}", false)]
    [InlineData("<BillAddress><City>Rome</City></BillAddress>", "{}", false)]

    // Whom and what it names.
    [InlineData("<CustomerRef><ListID>C1</ListID></CustomerRef>", """{"customerRef": {"listID": "C1", "fullName": "Miller"}}""", true)]
    [InlineData("<CustomerRef><ListID>C1</ListID></CustomerRef>", """{"customerRef": {"listID": "C2", "fullName": "Miller"}}""", false)]
    [InlineData("<CustomerRef><FullName>miller</FullName></CustomerRef>", """{"customerRef": {"listID": "C1", "fullName": "Miller"}}""", true)]
    [InlineData("<CustomerRef><FullName>Smith</FullName></CustomerRef>", """{"customerRef": {"listID": "C1", "fullName": "Miller"}}""", false)]
    [InlineData("<CustomerRef><ListID>C1</ListID></CustomerRef>", "{}", false)]

    // What QuickBooks arranges anew, adds, or does not show.
    [InlineData("<BillAddress><Addr1>a</Addr1></BillAddress>", """{"billAddress": {"city": "b"}}""", true)]
    [InlineData("<ContactsAdd><FirstName>a</FirstName></ContactsAdd>", """{"contactsAdd": [{"firstName": "b"}]}""", true)]
    [InlineData("<Memo>Roof</Memo>", """{"memo": "Roof", "refNumber": "7", "txnNumber": 9}""", true)]
    [InlineData(
        "<ExternalGUID>{1}</ExternalGUID><TxnID>1</TxnID><EditSequence>2</EditSequence><IsToBePrinted>true</IsToBePrinted>", "{}", true)]
    [InlineData(
        "<LinkToTxnID>1</LinkToTxnID><IsAutoApply>true</IsAutoApply><SetCredit><CreditTxnID>1</CreditTxnID></SetCredit>", "{}", true)]
    [InlineData("<IsToBeEmailed>true</IsToBeEmailed><ListID>1</ListID>", """{"isToBeEmailed": false, "listID": "2"}""", true)]

    // It never writes notes of its own; a memo it may.
    [InlineData("<Duration>PT1H0M</Duration>", """{"duration": "PT1H0M", "notes": "by hand"}""", false)]
    [InlineData("<Duration>PT1H0M</Duration>", """{"duration": "PT1H0M", "notes": ""}""", true)]
    [InlineData("<Duration>PT1H0M</Duration>", """{"duration": "PT1H0M", "memo": "x"}""", true)]
    [InlineData("<Notes>a</Notes>", """{"notes": "a"}""", true)]
    [InlineData("<Notes>a</Notes>", """{"notes": "b"}""", false)]
    public void By_every_value_that_was_sent(string sent, string record, bool isThere) => Assert.Equal(isThere, Has(sent, record));

    private const string Door = "<InvoiceLineAdd><Desc>Door</Desc><Quantity>2</Quantity><Rate>5</Rate></InvoiceLineAdd>";
    private const string Nails = "<InvoiceLineAdd><Amount>7.00</Amount></InvoiceLineAdd>";

    [Theory]
    [InlineData(Door + Nails, """[{"quantity": 2, "rate": 5, "amount": 10}, {"amount": 7}]""", true)]
    [InlineData(Door + Nails, """[{"quantity": 3, "rate": 5}, {"amount": 7}]""", false)]
    [InlineData(Door + Nails, """[{"quantity": 2, "rate": 6}, {"amount": 7}]""", false)]
    [InlineData(Door + Nails, """[{"quantity": 2, "rate": 5}, {"amount": 8}]""", false)]
    [InlineData(Nails + Door, """[{"amount": 10, "quantity": 2, "rate": 5}, {"amount": 7}]""", false)]
    [InlineData(Door + Nails, """[{"quantity": 2, "rate": 5}]""", false)]
    [InlineData(Door + Nails, """[{"quantity": 2, "rate": 5}, {"amount": 7}, {"desc": "Subtotal"}]""", true)]
    [InlineData(Door, """[{"desc": "Gate"}]""", true)]
    [InlineData(Door, "7", true)]
    [InlineData("<Memo>x</Memo>", """[{"amount": 7}]""", true)]
    public void With_as_many_lines_of_the_same_amounts(string sent, string lines, bool isThere) =>
        Assert.Equal(isThere, Has(sent, $$"""{"memo": "x", "lines": {{lines}}}"""));

    private const string Fuel = "<ExpenseLineAdd><Amount>1.00</Amount></ExpenseLineAdd>";
    private const string Toll = "<ExpenseLineAdd><Amount>2.00</Amount></ExpenseLineAdd>";

    [Theory]
    [InlineData(Fuel, """{"expenseLines": [{"amount": 1}]}""", true)]
    [InlineData(Fuel, """{"expenseLines": [{"amount": 2}]}""", false)]
    [InlineData(Fuel, """{"lines": [{"amount": 1}]}""", false)]
    [InlineData(Fuel + Toll, """{"expenseLines": [{"amount": 1}]}""", false)]
    [InlineData(Fuel + Toll, """{"expenseLines": [{"amount": 1}, {"amount": 2}]}""", true)]
    [InlineData(Fuel + Nails, """{"expenseLines": [{"amount": 1}], "lines": [{"amount": 7}]}""", true)]
    [InlineData(Fuel + Nails, """{"lines": [{"amount": 7}]}""", false)]
    [InlineData(Nails, """{"lines": [{"amount": 7}], "expenseLines": [{"amount": 1}]}""", false)]
    [InlineData(Nails, """{"lines": [{"amount": 7}], "expenseLines": []}""", true)]
    [InlineData(Fuel, "{}", true)]
    public void With_the_same_expenses_beside_the_same_items(string sent, string record, bool isThere) =>
        Assert.Equal(isThere, Has(sent, record));

    [Fact]
    public void Of_a_change_only_the_lists_it_sent_count() => Assert.True(
        TransactionFingerprint.Has(
            JsonSerializer.Deserialize<JsonElement>("""{"lines": [{"amount": 7}], "expenseLines": [{"amount": 1}]}"""),
            XElement.Parse("<BillMod><ItemLineMod><Amount>7.00</Amount></ItemLineMod></BillMod>")));

    private static bool Has(string sent, string record) =>
        TransactionFingerprint.Has(JsonSerializer.Deserialize<JsonElement>(record), XElement.Parse($"<InvoiceAdd>{sent}</InvoiceAdd>"));
}
