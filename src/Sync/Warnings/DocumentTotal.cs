using System.Globalization;
using System.Text.Json;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>The total of a transaction, whatever QuickBooks calls it in that kind.</summary>
internal static class DocumentTotal
{
    private static readonly string[] Names = ["totalAmount", "amountDue", "creditAmount", "amount"];

    /// <summary>The total as text, "120.00"; null when the fields do not tell.</summary>
    public static string? Of(string? quickBooks)
    {
        if (quickBooks is null)
        {
            return null;
        }

        using var fields = JsonDocument.Parse(quickBooks);
        var total = Names.Select(n => Amount.Of(fields.RootElement, n)).FirstOrDefault(n => n is not null)
            ?? Amount.Of(fields.RootElement, "subtotal") + (Amount.Of(fields.RootElement, "salesTaxTotal") ?? 0);
        return total?.ToString("0.00", CultureInfo.InvariantCulture);
    }
}
