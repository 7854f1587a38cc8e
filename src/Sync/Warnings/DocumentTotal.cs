using System.Globalization;
using System.Text.Json;

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
        var total = Names.Select(n => Number(fields.RootElement, n)).FirstOrDefault(n => n is not null)
            ?? Number(fields.RootElement, "subtotal") + (Number(fields.RootElement, "salesTaxTotal") ?? 0);
        return total?.ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static decimal? Number(JsonElement fields, string name) =>
        fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number)
            ? number
            : null;
}
