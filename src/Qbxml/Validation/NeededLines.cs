using System.Text.Json;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>
/// The transactions that QuickBooks does not take without an entry in one of their lists, though the schema lets all of them be empty.
/// Where the schema itself wants an entry, the table of the language says so.
/// </summary>
public static class NeededLines
{
    private static readonly string[] Costs = ["expenseLines", "lines"];
    private static readonly string[] CostsOrOrders = ["expenseLines", "lines", "linkToTxnID", "linkToTxnRef"];

    private static readonly Dictionary<string, string[]> Lists = new(StringComparer.Ordinal)
    {
        ["Invoice"] = ["lines", "linkToTxnID", "linkToTxnRef"],
        ["Bill"] = CostsOrOrders,
        ["ItemReceipt"] = CostsOrOrders,
        ["VendorCredit"] = Costs,
        ["CreditCardCharge"] = Costs,
        ["CreditCardCredit"] = Costs,
        ["Check"] = ["expenseLines", "lines", "appliedTo"],
        ["Deposit"] = ["lines"],
    };

    /// <summary>What is missing; null when nothing is.</summary>
    /// <param name="objectName">The kind of transaction.</param>
    /// <param name="app">What the app gives.</param>
    /// <param name="quickBooks">What QuickBooks has, which stays where the app gives nothing; undefined for nothing.</param>
    public static FieldProblem? Find(string objectName, JsonElement app, JsonElement quickBooks)
    {
        if (!Lists.TryGetValue(objectName, out var lists)
            || (quickBooks.ValueKind == JsonValueKind.Object && !Array.Exists(lists, list => app.TryGetProperty(list, out _)))
            || Array.Exists(lists, list => HasEntries(app.TryGetProperty(list, out var given) ? given : Stored(quickBooks, list))))
        {
            return null;
        }

        var names = lists.Where(l => !l.EndsWith("Ref", StringComparison.Ordinal)).ToList();
        return new FieldProblem(
            Array.Find(lists, list => app.TryGetProperty(list, out _)) ?? names[0],
            "required",
            names.Count == 1 ? $"{names[0]} needs at least one entry." : $"One of {string.Join(", ", names)} needs at least one entry.",
            "QuickBooks does not accept the record without it.");
    }

    private static JsonElement Stored(JsonElement quickBooks, string list) =>
        quickBooks.ValueKind == JsonValueKind.Object && quickBooks.TryGetProperty(list, out var stored) ? stored : default;

    private static bool HasEntries(JsonElement list) => list.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => false,
        JsonValueKind.Array => list.GetArrayLength() > 0,
        _ => true,
    };
}
