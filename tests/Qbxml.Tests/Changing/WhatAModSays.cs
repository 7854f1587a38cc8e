using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Changing;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Tests.Writing;

namespace WebConnectorSync.Qbxml.Tests.Changing;

/// <summary>
/// Only what the app gives and QuickBooks has otherwise; what must go along goes along. Whole requests of every kind: FoldersOfPosts.
/// </summary>
public sealed class WhatAModSays
{
    private const string Stored = """
        {"listID": "1", "editSequence": "7", "name": "A", "phone": "1", "fax": "2", "billAddress": {"addr1": "1 Main St", "city": "Bay City", "note": "Ring"}, "termsRef": {"listID": "T", "fullName": "Net 30"}}
        """;

    [Theory]
    [InlineData("""{"name": "A", "phone": "1"}""", null)]
    [InlineData("{}", null)]
    [InlineData("""{"name": "A", "phone": "2"}""", """{"phone": "2"}""")]
    [InlineData("""{"phone": null, "fax": ""}""", """{"phone": null, "fax": ""}""")]
    [InlineData("""{"phone": "2", "balance": 5, "openBalance": 9, "nonsense": 1}""", """{"phone": "2"}""")]
    [InlineData("""{"termsRef": {"fullName": "Net 15"}}""", """{"termsRef": {"fullName": "Net 15"}}""")]
    [InlineData("""{"termsRef": null}""", """{"termsRef": null}""")]

    // An aggregate replaces the stored one, so what the app does not give is given again.
    [InlineData("""{"billAddress": {"city": "Rome"}}""", """{"billAddress": {"addr1": "1 Main St", "city": "Rome", "note": "Ring"}}""")]
    [InlineData("""{"billAddress": {"addr1": null, "city": "Rome"}}""", """{"billAddress": {"addr1": null, "city": "Rome", "note": "Ring"}}""")]
    [InlineData("""{"billAddress": null}""", """{"billAddress": null}""")]
    [InlineData("""{"shipAddress": {"city": "Rome"}}""", """{"shipAddress": {"city": "Rome"}}""")]
    public void Of_a_customer(string app, string? says) => Says("Customer", app, Stored, says);

    // A card's number is never given back as QuickBooks shows it.
    [Fact]
    public void Nothing_that_QuickBooks_hides() => Says(
        "Customer",
        """{"creditCardInfo": {"nameOnCard": "Bob"}}""",
        """{"creditCardInfo": {"creditCardNumber": "xxxxxxxxxxxx1111", "expirationMonth": 5, "nameOnCard": "Ann"}}""",
        """{"creditCardInfo": {"expirationMonth": 5, "nameOnCard": "Bob"}}""");

    // Of two prices only one may stand, and an instruction goes along with a change, never alone.
    [Theory]
    [InlineData("""{"salesOrPurchase": {"price": 6}}""", """{"salesOrPurchase": {"desc": "x", "accountRef": {"listID": "A"}, "price": 6}}""")]
    [InlineData(
        """{"salesOrPurchase": {"pricePercent": 6}}""", """{"salesOrPurchase": {"desc": "x", "accountRef": {"listID": "A"}, "pricePercent": 6}}""")]
    [InlineData("""{"salesOrPurchase": {"desc": "y"}}""", """{"salesOrPurchase": {"price": 5, "accountRef": {"listID": "A"}, "desc": "y"}}""")]
    [InlineData("""{"forceUOMChange": true}""", null)]
    [InlineData("""{"name": "B", "forceUOMChange": true}""", """{"name": "B", "forceUOMChange": true}""")]
    [InlineData("""{"name": "B", "forceUOMChange": null}""", """{"name": "B"}""")]
    [InlineData(
        """{"salesOrPurchase": {"accountRef": {"listID": "B"}, "applyAccountRefToExistingTxns": true}}""",
        """{"salesOrPurchase": {"desc": "x", "price": 5, "accountRef": {"listID": "B"}, "applyAccountRefToExistingTxns": true}}""")]
    public void Of_an_item(string app, string? says) =>
        Says("ItemService", app, """{"name": "A", "salesOrPurchase": {"desc": "x", "price": 5, "accountRef": {"listID": "A"}}}""", says);

    // Lines that stay are named by their ids; what a price is made of goes out together where no amount is given.
    [Theory]
    [InlineData("""[{"itemRef": {"listID": "D"}, "quantity": 1, "rate": 5}, {"desc": "Thanks"}]""", null)]
    [InlineData("""[{"itemRef": {"listID": "D"}}]""", """[{"txnLineID": "1"}]""")]
    [InlineData("""[{"desc": "Thanks"}]""", """[{"txnLineID": "2"}]""")]
    [InlineData("[]", "[]")]
    [InlineData("null", "[]")]
    [InlineData(
        """[{"itemRef": {"listID": "D"}, "quantity": 2, "rate": 5}, {"desc": "Thanks"}]""",
        """[{"txnLineID": "1", "quantity": 2, "rate": 5}, {"txnLineID": "2"}]""")]
    [InlineData(
        """[{"itemRef": {"listID": "D"}, "quantity": 2, "rate": 5, "amount": 10}, {"desc": "Thanks"}]""",
        """[{"txnLineID": "1", "quantity": 2, "amount": 10}, {"txnLineID": "2"}]""")]
    [InlineData(
        """[{"itemRef": {"listID": "D"}, "desc": "Oak", "quantity": 1, "rate": 5}, {"desc": "Thanks"}]""",
        """[{"txnLineID": "1", "desc": "Oak"}, {"txnLineID": "2"}]""")]
    [InlineData(
        """[{"itemRef": {"listID": "E"}, "quantity": 1, "rate": 5}, {"desc": "Thanks"}]""",
        """[{"itemRef": {"listID": "E"}, "quantity": 1, "rate": 5, "txnLineID": "-1"}, {"txnLineID": "2"}]""")]
    [InlineData(
        """[{"txnLineID": "1", "itemRef": {"listID": "E"}}, {"txnLineID": "2"}]""",
        """[{"txnLineID": "1", "itemRef": {"listID": "E"}}, {"txnLineID": "2"}]""")]
    [InlineData("""[{"txnLineID": "-1", "itemRef": {"listID": "D"}}, {"txnLineID": "2"}]""", null)]
    [InlineData(
        """[{"txnLineID": "9", "itemRef": {"listID": "D"}}]""",
        """[{"txnLineID": "-1", "itemRef": {"listID": "D"}}]""")]
    [InlineData(
        """[{"itemRef": {"listID": "D"}, "quantity": 2, "overrideItemAccountRef": {"listID": "A"}}, {"desc": "Thanks"}]""",
        """[{"txnLineID": "1", "quantity": 2, "overrideItemAccountRef": {"listID": "A"}}, {"txnLineID": "2"}]""")]
    [InlineData(
        """[{"itemRef": {"listID": "D"}, "quantity": 2, "overrideItemAccountRef": null}, {"desc": "Thanks"}]""",
        """[{"txnLineID": "1", "quantity": 2}, {"txnLineID": "2"}]""")]
    [InlineData(
        """[{"itemGroupRef": {"listID": "S"}, "quantity": 1, "lines": [{"desc": "from QuickBooks"}]}]""",
        """[{"itemGroupRef": {"listID": "S"}, "quantity": 1, "txnLineID": "-1"}]""")]
    public void Of_the_lines_of_an_invoice(string app, string? says) => Says(
        "Invoice",
        $$"""{"lines": {{app}}}""",
        """{"lines": [{"txnLineID": "1", "itemRef": {"listID": "D", "fullName": "Door"}, "quantity": 1, "rate": 5, "amount": 5}, {"txnLineID": "2", "desc": "Thanks"}]}""",
        says is null ? null : $$"""{"lines": {{says}}}""");

    // A list that cannot be sent empty has an element of its own that empties it.
    [Theory]
    [InlineData("Bill", """{"expenseLines": []}""", """{"expenseLines": [{"txnLineID": "1", "amount": 5}]}""", """{"clearExpenseLines": true}""")]
    [InlineData("Bill", """{"lines": []}""", """{"lines": [{"txnLineID": "1", "amount": 5}]}""", """{"clearItemLines": true}""")]
    [InlineData("Bill", """{"lines": null}""", """{"lines": [{"txnLineID": "1", "amount": 5}]}""", """{"clearItemLines": true}""")]
    [InlineData("Bill", """{"lines": []}""", "{}", null)]
    [InlineData("ItemGroup", """{"lines": []}""", """{"lines": [{"itemRef": {"listID": "D"}}]}""", """{"clearItemsInGroup": true}""")]
    [InlineData(
        "ItemGroup",
        """{"lines": [{"itemRef": {"listID": "D"}, "quantity": 2}]}""",
        """{"lines": [{"itemRef": {"listID": "D"}, "quantity": 1}]}""",
        """{"lines": [{"itemRef": {"listID": "D"}, "quantity": 2}]}""")]
    public void Of_lists_that_are_emptied(string objectName, string app, string quickBooks, string? says) =>
        Says(objectName, app, quickBooks, says);

    // Contacts and notes are told apart by ids of their own, which the app need not know.
    [Theory]
    [InlineData("""[{"firstName": "Bo"}]""", """[{"firstName": "Bo", "listID": "C1", "editSequence": "3"}]""")]
    [InlineData("""[{"firstName": "Ann"}, {"firstName": "Bo"}]""", """[{"firstName": "Ann", "listID": "C1", "editSequence": "3"}, {"firstName": "Bo"}]""")]
    [InlineData("""[{"firstName": "Bo", "listID": "C9"}]""", """[{"firstName": "Bo", "listID": "C9", "editSequence": "3"}]""")]
    [InlineData("[7]", "[7]")]
    public void Of_contacts(string app, string says) => Says(
        "Customer",
        $$"""{"contacts": {{app}}}""",
        """{"contacts": [{"listID": "C1", "editSequence": "3", "firstName": "Ann"}]}""",
        $$"""{"contacts": {{says}}}""");

    // What a Mod cannot do without is given again as QuickBooks has it, but for its own ids, which whoever sends it fills in.
    [Theory]
    [InlineData("""{"notes": "y"}""", """{"notes": "y", "entityRef": {"listID": "E"}, "duration": "PT1H0M"}""")]
    [InlineData("""{"notes": "y", "duration": "1:00"}""", """{"notes": "y", "entityRef": {"listID": "E"}, "duration": "1:00"}""")]
    [InlineData("""{"notes": "y", "duration": null}""", """{"notes": "y", "duration": null, "entityRef": {"listID": "E"}}""")]
    [InlineData("""{"duration": "2:00"}""", """{"duration": "2:00", "entityRef": {"listID": "E"}}""")]
    public void Of_a_time_entry(string app, string says) => Says(
        "TimeTracking",
        app,
        """{"txnID": "T", "editSequence": "1", "entityRef": {"listID": "E"}, "duration": "PT1H0M", "notes": "x"}""",
        says);

    [Theory]
    [InlineData("StandardTerms", "16.0")]
    [InlineData("Invoice", "2.0")]
    [InlineData("Host", "16.0")]
    public void Nothing_where_there_is_none(string objectName, string version)
    {
        Assert.True(QbxmlVersion.TryParse(version, out var spoken));
        Assert.Null(
            Modification.Build(
                QbxmlLanguage.Default.Object(objectName),
                Sent.Json("""{"name": "B", "memo": "B"}"""),
                Sent.Json("{}"),
                new(spoken, Countries.US)));
    }

    // A custom field always has a place in QuickBooks, so there is nothing to add: it is filled or emptied.
    [Theory]
    [InlineData("Customer", """{"customFields": {"Colour": "red"}}""", "DataExtModRq Customer 1  Colour red")]
    [InlineData("ItemService", """{"customFields": {"Colour": 5}}""", "DataExtModRq Item 1  Colour 5")]
    [InlineData("Customer", """{"customFields": {"Size": null}}""", "DataExtDelRq Customer 1  Size ")]
    [InlineData("Customer", """{"customFields": {"Size": "L", "Colour": null}}""", "")]
    [InlineData("Customer", """{"customFields": null, "contacts": [{"customFields": {"A": "b"}}]}""", "")]
    [InlineData("Customer", """{"name": "B"}""", "")]
    [InlineData("Invoice", """{"customFields": {"Colour": "red"}}""", "DataExtModRq Invoice 1  Colour red")]
    [InlineData("Invoice", """{"lines": [{"desc": "a", "customFields": {"Serial": "7"}}]}""", "DataExtModRq Invoice 1 L1 Serial 7")]
    [InlineData("Invoice", """{"lines": [{"desc": "a", "customFields": {"Lot": "8"}}]}""", "")]
    [InlineData("Invoice", """{"lines": [{"desc": "new", "amount": 1, "itemRef": {"listID": "D"}, "customFields": {"Lot": "9"}}]}""", "")]
    [InlineData("Account", """{"customFields": {"Colour": "red"}}""", "DataExtModRq Account 1  Colour red")]
    [InlineData("Class", """{"customFields": {"Colour": "red"}}""", "")]
    [InlineData("Transfer", """{"customFields": {"Colour": "red"}}""", "")]
    public void Nothing_of_custom_fields_which_have_requests_of_their_own(string objectName, string app, string requests) => Assert.Equal(
        requests,
        string.Join(
            ';',
            CustomFieldChanges.Build(
                QbxmlLanguage.Default.Object(objectName),
                "1",
                Sent.Json(app),
                Sent.Json("""{"customFields": {"Size": "L"}, "lines": [{"txnLineID": "L1", "desc": "a", "customFields": {"Lot": "8"}}]}"""),
                Dialect.Newest).Select(
                    c => $"{c.Request} {c.Fields["listDataExtType"] ?? c.Fields["txnDataExtType"]} " +
                        $"{c.Fields["txnID"] ?? c.Fields["listObjRef"]!["listID"]} {c.Fields["txnLineID"]} {c.Fields["dataExtName"]} " +
                        $"{c.Fields["dataExtValue"]}")));

    private static void Says(string objectName, string app, string quickBooks, string? says)
    {
        var changes =
            Modification.Build(QbxmlLanguage.Default.Object(objectName), Sent.Json(app), Sent.Json(quickBooks), Dialect.Newest);

        Assert.True(
            JsonNode.DeepEquals(says is null ? null : JsonNode.Parse(says), changes), changes?.ToJsonString() ?? "nothing");
    }
}
