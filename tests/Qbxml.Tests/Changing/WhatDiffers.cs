using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;

namespace WebConnectorSync.Qbxml.Tests.Changing;

/// <summary>
/// What counts as a difference between the app's fields and QuickBooks': what QuickBooks makes of a value by itself does not, or the record
/// would be written again and again.
/// </summary>
public sealed class WhatDiffers
{
    // Trimmed, one kind of line end, a question mark for what cannot be stored.
    [Theory]
    [InlineData("""{"companyName": " a "}""", """{"companyName": "a"}""", "")]
    [InlineData("""{"companyName": "a"}""", """{"companyName": "A"}""", "companyName")]
    [InlineData("""{"companyName": "a b"}""", """{"companyName": "ab"}""", "companyName")]
    [InlineData("""{"companyName": "a"}""", "{}", "companyName")]
    [InlineData("""{"companyName": ""}""", "{}", "")]
    [InlineData("""{"companyName": "Łódź"}""", """{"companyName": "?ód?"}""", "")]
    [InlineData("""{"companyName": "Łódź"}""", """{"companyName": "Lódz"}""", "companyName")]
    [InlineData("""{"notes": "a\r\nb\rc"}""", """{"notes": "a\nb\nc"}""", "")]
    [InlineData("""{"notes": "a\r\nb"}""", """{"notes": "a\n\nb"}""", "notes")]
    [InlineData("""{"companyName": "a", "phone": "1", "fax": "2"}""", """{"companyName": "b", "phone": "1", "fax": "3"}""", "companyName fax")]
    public void Of_texts(string app, string quickBooks, string fields) => Differ("Customer", app, quickBooks, fields);

    [Theory]
    [InlineData("Customer", """{"creditLimit": "5"}""", """{"creditLimit": 5.00}""", "")]
    [InlineData("Customer", """{"creditLimit": 5}""", """{"creditLimit": 5.01}""", "creditLimit")]
    [InlineData("Customer", """{"creditLimit": 0}""", "{}", "")]
    [InlineData("Customer", """{"creditLimit": 1}""", "{}", "creditLimit")]
    [InlineData("Customer", """{"creditLimit": null}""", """{"creditLimit": 0.00}""", "")]
    [InlineData("Customer", """{"creditLimit": null}""", """{"creditLimit": 0.01}""", "creditLimit")]
    [InlineData("Invoice", """{"exchangeRate": 1.10}""", """{"exchangeRate": 1.1}""", "")]
    [InlineData("Invoice", """{"exchangeRate": 0}""", "{}", "")]
    [InlineData("Invoice", """{"isPending": false}""", "{}", "")]
    [InlineData("Invoice", """{"isPending": "FALSE"}""", """{"isPending": false}""", "")]
    [InlineData("Invoice", """{"isPending": true}""", "{}", "isPending")]
    [InlineData("Invoice", """{"isPending": true}""", """{"isPending": false}""", "isPending")]
    [InlineData("Invoice", """{"memo": "false"}""", "{}", "memo")]
    [InlineData("Invoice", """{"memo": "0"}""", "{}", "memo")]
    [InlineData("Invoice", """{"txnDate": "2026-03-07T10:00:00"}""", """{"txnDate": "2026-03-07"}""", "")]
    [InlineData("Invoice", """{"txnDate": "2026-03-08"}""", """{"txnDate": "2026-03-07"}""", "txnDate")]
    [InlineData("TimeTracking", """{"duration": "1:30"}""", """{"duration": "PT1H30M"}""", "")]
    [InlineData("TimeTracking", """{"duration": "1:31"}""", """{"duration": "PT1H30M"}""", "duration")]
    [InlineData("ItemSalesTax", """{"taxRate": "8.250%"}""", """{"taxRate": 8.25}""", "")]
    [InlineData("StandardTerms", """{"stdDueDays": 0, "discountPct": 0}""", "{}", "")]
    [InlineData("StandardTerms", """{"stdDueDays": 30}""", "{}", "stdDueDays")]
    public void Of_numbers_days_and_yes_or_no(string objectName, string app, string quickBooks, string fields) =>
        Differ(objectName, app, quickBooks, fields);

    [Theory]
    [InlineData("Customer", """{"jobStatus": "awarded"}""", """{"jobStatus": "Awarded"}""", "")]
    [InlineData("Customer", """{"jobStatus": "Awarded"}""", """{"jobStatus": "Closed"}""", "jobStatus")]
    [InlineData("Customer", """{"jobStatus": "Awarded"}""", "{}", "jobStatus")]
    [InlineData("Customer", """{"jobStatus": "None"}""", "{}", "")]
    [InlineData("Customer", """{"jobStatus": null}""", """{"jobStatus": "None"}""", "")]
    [InlineData("VehicleMileage", """{"billableStatus": "Billable"}""", "{}", "billableStatus")]
    public void Of_words_with_one_that_QuickBooks_assumes(string objectName, string app, string quickBooks, string fields) =>
        Differ(objectName, app, quickBooks, fields);

    // A card's number and the like come back with all but the last digits hidden.
    [Theory]
    [InlineData("Vendor", """{"vendorTaxIdent": "12-3456789"}""", """{"vendorTaxIdent": "XX-XXX6789"}""", "")]
    [InlineData("Vendor", """{"vendorTaxIdent": "12-3456789"}""", """{"vendorTaxIdent": "XX-XXX6780"}""", "vendorTaxIdent")]
    [InlineData("Vendor", """{"vendorTaxIdent": "12-3456789"}""", """{"vendorTaxIdent": "3456789"}""", "vendorTaxIdent")]
    [InlineData("Vendor", """{"vendorTaxIdent": "12-3456789"}""", """{"vendorTaxIdent": "12-3456780"}""", "vendorTaxIdent")]
    [InlineData("Vendor", """{"vendorTaxIdent": "12-3456789"}""", "{}", "vendorTaxIdent")]
    [InlineData("Account", """{"bankNumber": "4711"}""", """{"bankNumber": "*711"}""", "")]
    [InlineData("Account", """{"bankNumber": "4711"}""", """{"bankNumber": "x x711"}""", "")]
    [InlineData("Account", """{"desc": "4711"}""", """{"desc": "*711"}""", "desc")]
    [InlineData(
        "Customer",
        """{"creditCardInfo": {"creditCardNumber": "4111111111111111", "nameOnCard": "Ann"}}""",
        """{"creditCardInfo": {"creditCardNumber": "xxxxxxxxxxxx1111", "nameOnCard": "Ann"}}""",
        "")]
    [InlineData(
        "Customer",
        """{"creditCardInfo": {"creditCardNumber": "4111111111111111", "nameOnCard": "Bob"}}""",
        """{"creditCardInfo": {"creditCardNumber": "xxxxxxxxxxxx1111", "nameOnCard": "Ann"}}""",
        "creditCardInfo")]
    public void Of_what_QuickBooks_hides(string objectName, string app, string quickBooks, string fields) =>
        Differ(objectName, app, quickBooks, fields);

    // The id decides where both have one, the name only where the app has no id.
    [Theory]
    [InlineData("""{"listID": "1"}""", """{"listID": "1", "fullName": "Net 30"}""", true)]
    [InlineData("""{"listID": "1", "fullName": "Net 15"}""", """{"listID": "1", "fullName": "Net 30"}""", true)]
    [InlineData("""{"listID": "2", "fullName": "Net 30"}""", """{"listID": "1", "fullName": "Net 30"}""", false)]
    [InlineData("""{"fullName": " net 30 "}""", """{"listID": "1", "fullName": "Net 30"}""", true)]
    [InlineData("""{"fullName": "Net 15"}""", """{"listID": "1", "fullName": "Net 30"}""", false)]
    [InlineData("""{"fullName": "Net 30"}""", """{"fullName": "Net 30"}""", true)]
    [InlineData("""{"listID": "1", "fullName": "Net 30"}""", """{"fullName": "Net 30"}""", false)]
    [InlineData("""{"listID": "1"}""", "null", false)]
    [InlineData("null", """{"listID": "1", "fullName": "Net 30"}""", false)]
    [InlineData("null", "null", true)]
    [InlineData("null", "{}", true)]
    [InlineData("null", """{"listID": "", "fullName": null}""", true)]
    public void Of_references(string app, string quickBooks, bool areSame) =>
        Differ("Customer", $$"""{"termsRef": {{app}}}""", $$"""{"termsRef": {{quickBooks}}}""", areSame ? "" : "termsRef");

    // QuickBooks splits an address into lines as it likes; a note is no part of that.
    [Theory]
    [InlineData("""{"addr1": "1 Main St", "addr2": "Bay City, CA"}""", """{"addr1": "1 Main St", "city": "Bay City", "state": "CA"}""", true)]
    [InlineData("""{"addr1": "Main St 1\nBay City"}""", """{"addr1": "Main St 1", "addr2": "Bay City"}""", true)]
    [InlineData("""{"addr1": "1 Main St"}""", """{"addr1": "2 Main St"}""", false)]
    [InlineData("""{"addr1": "1 Main St", "city": "Bay City"}""", """{"addr1": "Bay City", "addr2": "1 Main St"}""", false)]
    [InlineData("""{"addr1": "1 Main St", "note": "x"}""", """{"addr1": "1", "addr2": "Main St", "note": "x"}""", true)]
    [InlineData("""{"addr1": "1 Main St", "note": "x"}""", """{"addr1": "1", "addr2": "Main St", "note": "y"}""", false)]
    [InlineData("""{"addr1": "1 Main St", "note": "x"}""", """{"addr1": "1 Main St", "note": "y"}""", false)]
    [InlineData("""{"addr1": "1 Main St"}""", """{"addr1": "1 Main St", "city": "Bay City"}""", true)]
    [InlineData("""{"addr1": "1 Main St"}""", """{"addr1": "1", "addr2": "Main St", "city": "Bay City"}""", false)]
    [InlineData("""{"addr1": "Łódź"}""", """{"addr1": "?ód?"}""", true)]
    [InlineData("""{"addr1": "Łódź 1"}""", """{"addr1": "?ód?", "addr2": "1"}""", true)]
    [InlineData("""{"addr1": null, "city": null}""", """{"addr1": "1 Main St"}""", false)]
    [InlineData("""{"addr1": null}""", """{"city": "Bay City"}""", true)]
    [InlineData("""{"addr1": "1 Main St"}""", "null", false)]
    [InlineData("{}", """{"addr1": "1 Main St"}""", true)]
    [InlineData("null", """{"addr1": "1 Main St"}""", false)]
    [InlineData("null", "{}", true)]
    [InlineData("\"1 Main St\"", """{"addr1": "1 Main St"}""", false)]
    public void Of_addresses(string app, string quickBooks, bool areSame) =>
        Differ("Customer", $$"""{"billAddress": {{app}}}""", $$"""{"billAddress": {{quickBooks}}}""", areSame ? "" : "billAddress");

    [Theory]
    [InlineData("""[{"firstName": "Ann"}]""", """[{"listID": "1", "firstName": "Ann"}]""", true)]
    [InlineData("""[{"firstName": "Ann"}]""", """[{"listID": "1", "firstName": "Bob"}]""", false)]
    [InlineData("""[{"firstName": "Ann"}, {"firstName": "Bob"}]""", """[{"firstName": "Bob"}, {"firstName": "Ann"}]""", false)]
    [InlineData("""[{"firstName": "Ann"}, {"firstName": "Bob"}]""", """[{"firstName": "Ann"}, {"firstName": "Cy"}]""", false)]
    [InlineData("""[{"firstName": "Ann"}]""", """[{"firstName": "Ann"}, {"firstName": "Bob"}]""", false)]
    [InlineData("""[{"firstName": "Ann"}, {"firstName": "Bob"}]""", """[{"firstName": "Ann"}]""", false)]
    [InlineData("""[{"firstName": "Ann"}]""", """{"firstName": "Ann"}""", true)]
    [InlineData("""[{"firstName": "Ann"}]""", """{"firstName": "Bob"}""", false)]
    [InlineData("""{"firstName": "Ann"}""", """[{"firstName": "Ann"}]""", true)]
    [InlineData("""{"firstName": "Ann"}""", """[{"firstName": "Ann"}, {"firstName": "Bob"}]""", false)]
    [InlineData("""[{"firstName": "Ann"}]""", "null", false)]
    [InlineData("[]", """[{"firstName": "Ann"}]""", false)]
    [InlineData("[]", "[]", true)]
    [InlineData("[]", "null", true)]
    [InlineData("null", "[]", true)]
    [InlineData("null", """[{"firstName": "Ann"}]""", false)]
    [InlineData("[7]", """[{"firstName": "Ann"}]""", false)]
    public void Of_lists(string app, string quickBooks, bool areSame) =>
        Differ("Customer", $$"""{"contacts": {{app}}}""", $$"""{"contacts": {{quickBooks}}}""", areSame ? "" : "contacts");

    // A line's id is its place; a group is no line, and a debit no credit.
    [Theory]
    [InlineData("Invoice", """[{"itemRef": {"listID": "D"}}]""", """[{"txnLineID": "1", "itemRef": {"listID": "D"}, "amount": 5}]""", true)]
    [InlineData("Invoice", """[{"txnLineID": "9", "desc": "x"}]""", """[{"txnLineID": "1", "desc": "x"}]""", true)]
    [InlineData("Invoice", """[{"txnLineID": "1", "desc": "y"}]""", """[{"txnLineID": "1", "desc": "x"}]""", false)]
    [InlineData("Invoice", """[{"quantity": 1}]""", """[{"itemGroupRef": {"listID": "S"}, "quantity": 1, "totalAmount": 5}]""", false)]
    [InlineData("Invoice", """[{"itemGroupRef": {"listID": "S"}}]""", """[{"itemGroupRef": {"listID": "S"}, "totalAmount": 5}]""", true)]
    [InlineData("JournalEntry", """[{"type": "Debit", "amount": 5}]""", """[{"type": "debit", "amount": 5}]""", true)]
    [InlineData("JournalEntry", """[{"type": "debit", "amount": 5}]""", """[{"type": "credit", "amount": 5}]""", false)]
    [InlineData("JournalEntry", """[{"amount": 5}]""", """[{"type": "credit", "amount": 5}]""", false)]
    [InlineData("Deposit", """[{"paymentTxnID": "P"}]""", """[{"txnID": "P", "txnLineID": "1"}]""", true)]
    [InlineData("Deposit", """[{"paymentTxnID": "P"}]""", """[{"txnID": "Q", "txnLineID": "1"}]""", false)]
    [InlineData("Deposit", """[{"paymentTxnID": "P", "overrideMemo": "x"}]""", """[{"txnID": "P", "memo": "x"}]""", true)]
    [InlineData("Deposit", """[{"paymentTxnID": "P", "overrideMemo": "x"}]""", """[{"txnID": "P", "memo": "y"}]""", false)]
    [InlineData("Deposit", """[{"paymentTxnID": "P", "overrideCheckNumber": "1"}]""", """[{"txnID": "P", "checkNumber": "2"}]""", false)]
    [InlineData(
        "Deposit", """[{"paymentTxnID": "P", "overrideClassRef": {"listID": "A"}}]""", """[{"txnID": "P", "classRef": {"listID": "B"}}]""", false)]
    public void Of_lines(string objectName, string app, string quickBooks, bool areSame) =>
        Differ(objectName, $$"""{"lines": {{app}}}""", $$"""{"lines": {{quickBooks}}}""", areSame ? "" : "lines");

    [Theory]
    [InlineData("""[{"txnID": "I", "paymentAmount": 5}]""", """[{"txnID": "I", "refNumber": "7", "amount": 5}]""", true)]
    [InlineData("""[{"txnID": "I", "paymentAmount": 5}]""", """[{"txnID": "I", "amount": 6}]""", false)]
    [InlineData("""[{"txnID": "I", "paymentAmount": 5}]""", """[{"txnID": "J", "amount": 5}]""", false)]
    public void Of_what_a_payment_pays(string app, string quickBooks, bool areSame) =>
        Differ("ReceivePayment", $$"""{"appliedTo": {{app}}}""", $$"""{"appliedTo": {{quickBooks}}}""", areSame ? "" : "appliedTo");

    [Theory]
    [InlineData("""{"Colour": " red "}""", """{"Colour": "red"}""", "")]
    [InlineData("""{"Colour": "red", "Size": "L"}""", """{"Colour": "blue"}""", "customFields.Colour customFields.Size")]
    [InlineData("""{"Colour": null, "Size": ""}""", "{}", "")]
    [InlineData("""{"Colour": null}""", """{"Colour": "red"}""", "customFields.Colour")]
    [InlineData("null", """{"Colour": "red"}""", "")]
    public void Of_custom_fields(string app, string quickBooks, string fields) =>
        Differ("Customer", $$"""{"customFields": {{app}}}""", $$"""{"customFields": {{quickBooks}}}""", fields);

    // What QuickBooks computes, takes only when a record is made, does not know, or never returns cannot differ.
    [Theory]
    [InlineData("Customer", """{"balance": 9}""", """{"balance": 5}""")]
    [InlineData("Customer", """{"openBalance": 9}""", "{}")]
    [InlineData("Customer", """{"nonsense": 9}""", """{"nonsense": 5}""")]
    [InlineData("ItemService", """{"forceUOMChange": true}""", "{}")]
    [InlineData("Host", """{"productName": "x"}""", """{"productName": "y"}""")]
    public void Not_of_what_cannot_be_changed(string objectName, string app, string quickBooks) => Differ(objectName, app, quickBooks, "");

    // Of a kind or in a version without a Mod, what an Add would say is compared.
    [Theory]
    [InlineData("Customer", "11.0", """{"jobTitle": "x"}""", "")]
    [InlineData("Customer", "12.0", """{"jobTitle": "x"}""", "jobTitle")]
    [InlineData("Invoice", "2.0", """{"memo": "x", "isFinanceCharge": true}""", "memo")]
    [InlineData("Invoice", "16.0", """{"memo": "x", "isFinanceCharge": true}""", "memo")]
    [InlineData("Account", "5.0", """{"openBalance": 5, "desc": "x"}""", "desc")]
    [InlineData("StandardTerms", "16.0", """{"name": "Net 30"}""", "name")]
    public void Only_of_what_the_version_knows(string objectName, string version, string app, string fields)
    {
        Assert.True(QbxmlVersion.TryParse(version, out var spoken));
        Differ(objectName, app, "{}", fields, new(spoken, Countries.US));
    }

    private static void Differ(string objectName, string app, string quickBooks, string fields, Dialect? dialect = null) =>
        Assert.Equal(
            fields,
            string.Join(
                ' ',
                Modification.Differences(
                    QbxmlLanguage.Default.Object(objectName), Sent.Json(app), Sent.Json(quickBooks), dialect ?? Dialect.Newest)));
}
