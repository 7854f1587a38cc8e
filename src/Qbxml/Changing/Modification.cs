using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>
/// What a Mod must say so that QuickBooks has what the app wants: only what the app gives and QuickBooks has otherwise. What the app does
/// not give is not sent, and stays as it is in QuickBooks. A null clears. Fields that QuickBooks takes only when a record is made cannot
/// be changed and are passed over.
/// </summary>
public static class Modification
{
    /// <summary>
    /// The fields of the Mod without the record's own id and EditSequence; null when QuickBooks has everything as wanted, or has no Mod for
    /// it.
    /// </summary>
    /// <param name="definition">The kind of object.</param>
    /// <param name="app">What the app wants, its references resolved to ids.</param>
    /// <param name="quickBooks">What QuickBooks returned last.</param>
    /// <param name="dialect">What it understands: fields it does not know are not looked at.</param>
    public static JsonObject? Build(ObjectDef definition, JsonElement app, JsonElement quickBooks, Dialect dialect)
    {
        if (definition.Mod?.Inner is not { } mod || definition.Ret?.Root is not { } ret || !definition.Mod.Root.Gate.IsOpenFor(dialect))
        {
            return null;
        }

        var fields = new FieldComparison(dialect);
        var differing = fields.Differing(mod, [ret], app, quickBooks).ToList();
        if (differing.Count == 0)
        {
            return null;
        }

        var changes = new JsonObject();
        var lists = new LineLists(fields, mod, [ret]);
        foreach (var property in app.EnumerateObject())
        {
            if (differing.Contains(property.Name))
            {
                Set(changes, fields, lists, mod, [ret], property, Counterpart.Value(property.Name, [ret], quickBooks));
            }
            else if (IsInstruction(fields, mod, [ret], property))
            {
                changes[property.Name] = Merging.Node(property.Value);
            }
        }

        AddRequired(changes, mod, app, quickBooks);
        return changes;
    }

    /// <summary>The lists a Mod would leave without an entry and has no way to empty: QuickBooks keeps what is not sent.</summary>
    /// <param name="changes">What <see cref="Build"/> made.</param>
    public static IEnumerable<FieldProblem> NotEmptied(JsonObject changes) =>
        changes.Where(c => c.Value is JsonArray { Count: 0 }).Select(c => new FieldProblem(
            c.Key,
            "notClearable",
            $"QuickBooks cannot empty {c.Key}: it keeps what is not sent.",
            "Leave at least one entry, or delete the record."));

    /// <summary>
    /// The paths of the fields that QuickBooks does not have as the app wants them; empty when the record is as wanted. Custom fields
    /// included.
    /// </summary>
    /// <param name="definition">The kind of object.</param>
    /// <param name="app">What the app wants, its references resolved to ids.</param>
    /// <param name="quickBooks">What QuickBooks returned last.</param>
    /// <param name="dialect">What it understands.</param>
    public static IReadOnlyList<string> Differences(ObjectDef definition, JsonElement app, JsonElement quickBooks, Dialect dialect)
    {
        var written = definition.Mod?.Inner is { } mod && definition.Mod.Root.Gate.IsOpenFor(dialect) ? mod : definition.Add?.Inner;
        if (written is null || definition.Ret?.Root is not { } ret)
        {
            return [];
        }

        return
        [
            .. new FieldComparison(dialect).Differing(written, [ret], app, quickBooks),
            .. CustomFieldChanges.Build(definition, "", app, quickBooks, dialect)
                .Select(c => $"{JsonFit.CustomFields}.{c.Fields["dataExtName"]}"),
        ];
    }

    private static void Set(
        JsonObject changes, FieldComparison fields, LineLists lists, ElementNode mod, IReadOnlyList<ElementNode> returned,
        JsonProperty property, JsonElement stored)
    {
        var written = fields.Written(mod, property.Name);
        if (!written.Any(w => w.IsRepeated) && !IsLineChoice(mod, property.Name))
        {
            changes[property.Name] = Merging.Over(fields, written[0], Counterpart.Of(property.Name, returned), property.Value, stored);
            return;
        }

        var wanted =
            property.Value.ValueKind == JsonValueKind.Array ? property.Value : JsonSerializer.SerializeToElement(Array.Empty<int>());
        if (wanted.GetArrayLength() == 0 && ClearElement(mod, property.Name, written) is { } clear)
        {
            changes[clear.JsonName] = true;
            return;
        }

        changes[property.Name] = lists.Build(property.Name, wanted, stored);
    }

    // Fields that say how to do it (apply to existing transactions, override an account) and are never returned go along with a change.
    private static bool IsInstruction(
        FieldComparison fields, ElementNode mod, IReadOnlyList<ElementNode> returned, JsonProperty property) =>
        fields.Written(mod, property.Name) is [{ IsRepeated: false } element] && (element.Value is not null || element.IsReference) &&
        Counterpart.Of(property.Name, returned).Count == 0 && property.Value.ValueKind != JsonValueKind.Null;

    private static bool IsLineChoice(ElementNode mod, string jsonName) =>
        mod.Children.OfType<ChoiceNode>().Any(c => c.IsRepeated && ElementNode.Flatten([c]).Any(e => e.JsonName == jsonName));

    // ClearExpenseLines, ClearItemLines, ClearItemsInGroup: the one that stands before or beside the list it empties.
    private static ElementNode? ClearElement(ElementNode mod, string jsonName, IReadOnlyList<ElementNode> written)
    {
        var clears = mod.ChildElements.Values.Where(e => e.Name.StartsWith("Clear", StringComparison.Ordinal) && e.Value == ValueKind.Bool)
            .ToList();
        return clears.Count <= 1 ? clears.FirstOrDefault() : clears.Find(
            c => c.Name.Contains(jsonName == "expenseLines" ? "Expense" : "Item", StringComparison.Ordinal) && written.Count > 0);
    }

    private static void AddRequired(JsonObject changes, ElementNode mod, JsonElement app, JsonElement quickBooks)
    {
        foreach (var element in mod.Children.OfType<ElementNode>().Where(
            e => e.IsRequired && !e.IsRepeated && !changes.ContainsKey(e.JsonName)))
        {
            if (app.TryGetProperty(element.JsonName, out var value) && value.ValueKind != JsonValueKind.Null)
            {
                changes[element.JsonName] = Merging.Node(value);
            }
            else if (quickBooks.TryGetProperty(element.JsonName, out value) && element.Name is not ("ListID" or "TxnID" or "EditSequence"))
            {
                changes[element.JsonName] = Merging.Node(value);
            }
        }
    }
}
