using System.Globalization;
using System.Text.Json;

namespace WebConnectorSync.Sync.Values;

/// <summary>
/// Numbers of records, which may be anything: within bounds that leave room to multiply and add up, so that no sum of a hostile document
/// overflows.
/// </summary>
internal static class Amount
{
    // QuickBooks' amounts have at most ten digits before the point.
    private const decimal Most = 1_000_000_000_000m;

    /// <summary>A number of a record; null when absent, none, or beyond anything QuickBooks has.</summary>
    public static decimal? Of(JsonElement fields, string name) =>
        fields.ValueKind == JsonValueKind.Object && fields.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number
            && value.TryGetDecimal(out var number) ? Bounded(number) : null;

    /// <summary>A text as a number; null likewise.</summary>
    public static decimal? Of(string? text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? Bounded(number) : null;

    /// <summary>What so many at that rate are, in cents.</summary>
    public static decimal? Product(decimal? quantity, decimal? rate) =>
        quantity * rate is { } product ? Bounded(Math.Round(product, 2, MidpointRounding.AwayFromZero)) : null;

    private static decimal? Bounded(decimal number) => Math.Abs(number) <= Most ? number : null;
}
