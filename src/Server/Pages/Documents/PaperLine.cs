using System.Globalization;
using System.Text.Json;
using Numbers = WebConnectorSync.Sync.Values.Amount;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>A line of a document.</summary>
/// <param name="Item">Item or account.</param>
/// <param name="Text">Its description.</param>
/// <param name="Quantity">How many, as it is shown.</param>
/// <param name="Rate">For each, as it is shown.</param>
/// <param name="Amount">How much; worked out when only quantity and rate are given.</param>
internal sealed record PaperLine(string? Item, string? Text, string? Quantity, string? Rate, decimal? Amount)
{
    private static readonly string[] Items = ["itemRef", "itemGroupRef", "accountRef", "txnRef"];

    private static readonly string[] Amounts = ["amount", "paymentAmount", "totalAmount"];

    public static PaperLine Of(JsonElement line)
    {
        var (quantity, rate) = (Numbers.Of(line, "quantity"), Numbers.Of(line, "rate") ?? Numbers.Of(line, "cost"));
        var name = Array.Find(Items, i => line.TryGetProperty(i, out _));
        var amount = Amounts.Select(a => Numbers.Of(line, a))
            .FirstOrDefault(a => a is not null) ?? Numbers.Product(quantity, rate);
        return new(
            name is null
                ? Word(line, "txnType") is { } type
                ? $"{FieldLabel.Of(type)} {Word(line, "refNumber")}"
                : Word(line, "txnID")
                : FieldText.Line(line.GetProperty(name), null),
            Word(line, "desc") ?? Word(line, "memo"),
            quantity?.ToString("#,0.#####", CultureInfo.CurrentCulture),
            rate?.ToString("#,0.00###", CultureInfo.CurrentCulture)
                ?? (Numbers.Of(line, "ratePercent") is { } percent ? $"{percent:0.##} %" : null),
            amount);
    }

    /// <summary>The line in one sentence, by which two sides are held against each other.</summary>
    public override string ToString()
    {
        var count = Quantity is null ? Rate : Rate is null ? Quantity : $"{Quantity} × {Rate}";
        return string.Join(
            ", ", new[] { Item, Text, count, Amount is { } a ? FieldText.Money(a) : null }.Where(p => !string.IsNullOrEmpty(p)));
    }

    private static string? Word(JsonElement line, string name) =>
        line.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
