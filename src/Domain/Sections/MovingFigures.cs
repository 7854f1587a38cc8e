namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// Figures that move when something else is saved: a customer's balance with an invoice, an item's stock with a bill, an invoice's balance
/// with a payment. QuickBooks leaves the time of change of the record they stand in as it was, so asking for what changed misses them.
/// </summary>
public static class MovingFigures
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        // Customers, vendors and accounts.
        "Balance", "TotalBalance",

        // Items in stock.
        "QuantityOnHand", "AverageCost", "QuantityOnOrder", "QuantityOnSalesOrder",

        // What is still open of a transaction.
        "AppliedAmount", "BalanceRemaining", "BalanceRemainingInHomeCurrency", "OpenAmount", "IsPaid", "CreditRemaining",
        "CreditRemainingInHomeCurrency", "UnusedPayment", "UnusedCredits", "IsFullyReceived", "IsFullyInvoiced",
    };

    /// <summary>Whether the qbXML element, directly below a record, is one.</summary>
    public static bool Contains(string element) => Names.Contains(element);
}
