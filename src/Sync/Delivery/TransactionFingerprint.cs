using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// Whether a record QuickBooks shows has what was sent. QuickBooks trims texts, rounds numbers and adds fields of its own, so only what was
/// sent counts.
/// </summary>
internal static class TransactionFingerprint
{
    // What a request says that a record does not show in the same place.
    private static readonly HashSet<string> OnlyAsked = new(
        StringComparer.Ordinal) { "ExternalGUID", "EditSequence", "ListID", "TxnID", "IsToBePrinted", "IsToBeEmailed", "SetCredit",
        "LinkToTxnID", "IsAutoApply" };

    private const string Items = "lines";
    private const string Expenses = "expenseLines";

    private static readonly string[] Lists = [Items, Expenses];

    /// <summary>Whether every value of the aggregate that was sent (InvoiceAdd, CustomerMod) stands in the record.</summary>
    public static bool Has(JsonElement ret, XElement sent) =>
        sent.Elements().Where(e => !OnlyAsked.Contains(e.Name.LocalName) && !IsLine(e)).All(
            e => HasElement(ret, e)) && HasNoOtherNotes(ret, sent) && HasLines(ret, sent);

    // QuickBooks never writes notes of its own; a memo it may.
    private static bool HasNoOtherNotes(JsonElement ret, XElement sent) =>
        sent.Element("Notes") is not null || RecordHead.Text(ret, "notes") is null;

    private static bool HasElement(JsonElement ret, XElement sent)
    {
        if (!ret.TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(sent.Name.LocalName), out var value))
        {
            // Empty, false and zero are often not shown at all.
            return !sent.HasElements && sent.Value.Trim() is "" or "false" or "0" or "0.00";
        }

        if (!sent.HasElements)
        {
            return IsSame(value, MemoMark.Split(sent.Value).Text.Trim());
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            // Repeated parts come back in an order of their own.
            return true;
        }

        return sent.Element("ListID") is { } id && RecordHead.Text(value, "listID") is { } listed
            ? listed == id.Value
            : sent.Name.LocalName.EndsWith("Address", StringComparison.Ordinal) || sent.Elements().All(e => HasElement(value, e));
    }

    // As many lines as were sent, with the same amounts in the same order; expenses and items are lists of their own.
    private static bool HasLines(JsonElement ret, XElement sent)
    {
        var lists = sent.Elements().Where(IsLine).ToLookup(ListOf, StringComparer.Ordinal);
        if (lists.Count == 0 || !Lists.Any(l => IsList(ret, l)))
        {
            return true;
        }

        // A new record has the lines it was sent with; a change may leave a list as it is.
        var isNew = sent.Name.LocalName.EndsWith("Add", StringComparison.Ordinal);
        return Lists.All(list => lists.Contains(list) ? IsList(ret, list) && HasLines(ret.GetProperty(list), [.. lists[list]])
            : !isNew || !IsList(ret, list));
    }

    private static bool HasLines(JsonElement stored, List<XElement> lines) =>
        stored.GetArrayLength() >= lines.Count
            && lines.Zip(stored.EnumerateArray()).All(pair => new[] { "Amount", "Quantity", "Rate" }
                .Where(
                    n => pair.First.Element(n) is not null && pair.Second.ValueKind == JsonValueKind.Object
                        && pair.Second.TryGetProperty(JsonNamingPolicy.CamelCase.ConvertName(n), out _))
                .All(n => IsSame(pair.Second.GetProperty(JsonNamingPolicy.CamelCase.ConvertName(n)), pair.First.Element(n)!.Value.Trim())));

    private static string ListOf(XElement line) =>
        line.Name.LocalName.StartsWith("Expense", StringComparison.Ordinal) ? Expenses : Items;

    private static bool IsList(JsonElement ret, string name) =>
        ret.TryGetProperty(name, out var list) && list is { ValueKind: JsonValueKind.Array } && list.GetArrayLength() > 0;

    private static bool IsLine(XElement element) =>
        element.Name.LocalName.Contains("Line", StringComparison.Ordinal) && element.HasElements;

    private static bool IsSame(JsonElement value, string sent) => value.ValueKind switch
    {
        JsonValueKind.Number => decimal.TryParse(sent, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && value.TryGetDecimal(out var stored)
            && number == stored,
        JsonValueKind.True => sent is "true" or "1",
        JsonValueKind.False => sent is "false" or "0",
        JsonValueKind.String => string.Equals(value.GetString()!.Trim(), sent, StringComparison.OrdinalIgnoreCase),
        _ => true,
    };
}
