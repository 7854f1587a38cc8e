using System.Text.Json;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Matching;

/// <summary>Whether two transactions may be over the same amount, as far as both sides say it.</summary>
internal static class TransactionAmount
{
    private static readonly string[] Totals = ["totalAmount", "amount"];
    private static readonly string[] Lists = ["lines", "expenseLines"];

    /// <summary>False only when both say an amount and the two differ.</summary>
    public static bool MayBeSame(JsonElement app, JsonElement quickBooks)
    {
        foreach (var name in Totals)
        {
            if (Number(app, name) is { } ours && Number(quickBooks, name) is { } theirs)
            {
                return ours == theirs;
            }
        }

        return Sum(app) is not { } sum || Sum(quickBooks) is not { } other || sum == other;
    }

    // Null when a line leaves its amount to QuickBooks.
    private static decimal? Sum(JsonElement fields)
    {
        var lines = Lists.Where(l => fields.TryGetProperty(l, out var list) && list.ValueKind == JsonValueKind.Array)
            .SelectMany(l => fields.GetProperty(l).EnumerateArray())
            .ToList();
        return lines.Count == 0 ? null : lines.Aggregate((decimal?)0m, (sum, line) => sum + Of(line));
    }

    private static decimal? Of(JsonElement line) => Number(line, "amount") ?? Number(line, "totalAmount") ?? Product(line) ?? Nothing(line);

    private static decimal? Product(JsonElement line) =>
        Amount.Product(Number(line, "quantity"), Number(line, "rate") ?? Number(line, "cost"));

    // A line that is a text alone.
    private static decimal? Nothing(JsonElement line) =>
        line.ValueKind == JsonValueKind.Object && line.EnumerateObject().All(p => p.Name is "desc" or "txnLineID" or "type") ? 0m : null;

    private static decimal? Number(JsonElement fields, string name) => Amount.Of(RecordHead.Text(fields, name));
}
