using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>
/// What QuickBooks asks of the entries of a transaction beyond the schema: that there are some, that debits and credits are in balance,
/// that no transaction is named twice.
/// </summary>
internal static class Entries
{
    private static readonly HashSet<string> Needing = new(
        ["Invoice", "Bill", "ItemReceipt", "VendorCredit", "CreditCardCharge", "CreditCardCredit", "Check", "Deposit"],
        StringComparer.Ordinal);

    /// <summary>Looks at a transaction as it will be.</summary>
    public static Status? Check(string objectName, XElement fields)
    {
        if (Needing.Contains(objectName) && !fields.Elements().Any(IsEntry))
        {
            return new Status(3150, $"There is a missing element: \"{objectName} line\".");
        }

        var (debits, credits) = (Sum(fields, "JournalDebitLine"), Sum(fields, "JournalCreditLine"));
        return debits == credits || fields.Element("IsHomeCurrencyAdjustment")?.Value is "true" or "1"
            ? null
            : new Status(
                3180,
                "There was an error when saving a General Journal transaction.  QuickBooks error message: The transaction is not in " +
                "balance.  Make sure the total amount in the debit column equals the total amount in the credit column.");
    }

    /// <summary>Looks for a transaction that a request names twice in one list.</summary>
    public static Status? Repeated(XElement input)
    {
        var named = new HashSet<(string List, string Id, string? Line)>();
        foreach (var entry in input.Elements())
        {
            var id = entry.Name.LocalName == "LinkToTxnID" ? entry : IsApplication(entry) ? entry.Element("TxnID") : entry.Element(
                "PaymentTxnID");
            if (id is not null && !named.Add((entry.Name.LocalName, id.Value.Trim(), entry.Element("PaymentTxnLineID")?.Value.Trim())))
            {
                return new Status(3177, $"The object \"{id.Value.Trim()}\" is specified more than once in the request.");
            }
        }

        return null;
    }

    private static bool IsEntry(XElement element) =>
        element.Name.LocalName.Contains("Line", StringComparison.Ordinal)
        || element.Name.LocalName == "LinkToTxnID"
        || IsApplication(element);

    private static bool IsApplication(XElement element) =>
        element.Name.LocalName.StartsWith("AppliedToTxn", StringComparison.Ordinal)
        || element.Name.LocalName.StartsWith("ApplyCheckToTxn", StringComparison.Ordinal);

    private static decimal Sum(XElement fields, string side) => fields.Elements(side).Sum(l => Values.Number(l.Element("Amount")));
}
