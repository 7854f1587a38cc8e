namespace WebConnectorSync.Qbxml.References;

/// <summary>
/// Which kinds of transactions an element with a transaction's id may name. The schema says only that it is an id; what QuickBooks links to
/// what is said here.
/// </summary>
internal static class LinkedKinds
{
    private static readonly string[] Charges = ["Invoice", "Charge", "JournalEntry"];
    private static readonly string[] Credits = ["CreditMemo", "ReceivePayment", "JournalEntry"];
    private static readonly string[] Debts = ["Bill", "ItemReceipt", "JournalEntry"];
    private static readonly string[] VendorCredits = ["VendorCredit", "JournalEntry"];
    private static readonly string[] Orders = ["Estimate", "SalesOrder"];
    private static readonly string[] Purchases = ["PurchaseOrder"];

    private static readonly Dictionary<(string Object, string Element), string[]> Known = new()
    {
        [("ReceivePayment", "TxnID")] = Charges,
        [("ReceivePayment", "CreditTxnID")] = Credits,
        [("Invoice", "CreditTxnID")] = Credits,
        [("Invoice", "LinkToTxnID")] = Orders,
        [("Invoice", "TxnID")] = Orders,
        [("BillPaymentCheck", "TxnID")] = Debts,
        [("BillPaymentCheck", "CreditTxnID")] = VendorCredits,
        [("BillPaymentCreditCard", "TxnID")] = Debts,
        [("BillPaymentCreditCard", "CreditTxnID")] = VendorCredits,
        [("Bill", "LinkToTxnID")] = Purchases,
        [("Bill", "TxnID")] = Purchases,
        [("ItemReceipt", "LinkToTxnID")] = Purchases,
        [("ItemReceipt", "TxnID")] = Purchases,
        [("Check", "TxnID")] = [.. Credits, "Bill"],
        [("Deposit", "PaymentTxnID")] = ["ReceivePayment", "SalesReceipt", "JournalEntry", "Check"],
    };

    /// <summary>The kinds, likeliest first; empty for any.</summary>
    public static IReadOnlyList<string> Of(string objectName, string element) => Known.GetValueOrDefault((objectName, element), []);
}
