using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Tests.References;

/// <summary>Which transactions another one can name; the app's own id of one of another kind would be looked for in vain.</summary>
public sealed class WhatMayBeLinked
{
    [Theory]
    [InlineData("ReceivePaymentAddRq", """{"appliedTo": [{"txnRef": {"externalId": "x"}}]}""", "Invoice Charge JournalEntry")]
    [InlineData(
        "ReceivePaymentAddRq",
        """{"appliedTo": [{"setCredit": [{"creditTxnRef": {"externalId": "x"}}]}]}""",
        "CreditMemo ReceivePayment JournalEntry")]
    [InlineData("InvoiceAddRq", """{"setCredit": [{"creditTxnRef": {"externalId": "x"}}]}""", "CreditMemo ReceivePayment JournalEntry")]
    [InlineData("InvoiceAddRq", """{"linkToTxnRef": [{"externalId": "x"}]}""", "Estimate SalesOrder")]
    [InlineData("InvoiceAddRq", """{"lines": [{"linkToTxn": {"txnRef": {"externalId": "x"}}}]}""", "Estimate SalesOrder")]
    [InlineData("BillPaymentCheckAddRq", """{"appliedTo": [{"txnRef": {"externalId": "x"}}]}""", "Bill ItemReceipt JournalEntry")]
    [InlineData(
        "BillPaymentCheckAddRq",
        """{"appliedTo": [{"setCredit": [{"creditTxnRef": {"externalId": "x"}}]}]}""",
        "VendorCredit JournalEntry")]
    [InlineData("BillPaymentCreditCardAddRq", """{"appliedTo": [{"txnRef": {"externalId": "x"}}]}""", "Bill ItemReceipt JournalEntry")]
    [InlineData(
        "BillPaymentCreditCardAddRq",
        """{"appliedTo": [{"setCredit": [{"creditTxnRef": {"externalId": "x"}}]}]}""",
        "VendorCredit JournalEntry")]
    [InlineData("BillAddRq", """{"linkToTxnRef": [{"externalId": "x"}]}""", "PurchaseOrder")]
    [InlineData("BillAddRq", """{"lines": [{"linkToTxn": {"txnRef": {"externalId": "x"}}}]}""", "PurchaseOrder")]
    [InlineData("ItemReceiptAddRq", """{"linkToTxnRef": [{"externalId": "x"}]}""", "PurchaseOrder")]
    [InlineData("ItemReceiptAddRq", """{"lines": [{"linkToTxn": {"txnRef": {"externalId": "x"}}}]}""", "PurchaseOrder")]
    [InlineData("CheckAddRq", """{"appliedTo": [{"txnRef": {"externalId": "x"}}]}""", "CreditMemo ReceivePayment JournalEntry Bill")]
    [InlineData(
        "DepositAddRq", """{"lines": [{"paymentTxnRef": {"externalId": "x"}}]}""", "ReceivePayment SalesReceipt JournalEntry Check")]
    [InlineData("TxnVoidRq", """{"txnRef": {"externalId": "x"}}""", "")]
    public void Depends_on_what_links_it(string request, string json, string kinds)
    {
        var reference = Assert.Single(ReferenceFinder.Find(QbxmlLanguage.Default.Message(request), (JsonObject)JsonNode.Parse(json)!));

        Assert.True(reference.IsTransaction);
        Assert.Equal(("x", kinds), (reference.ExternalId, string.Join(' ', reference.Targets)));
    }
}
