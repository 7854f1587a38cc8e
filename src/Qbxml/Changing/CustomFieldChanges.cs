using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>Custom fields are written by requests of their own, to a record and to lines that exist.</summary>
public static class CustomFieldChanges
{
    private static readonly MessageDef Mod = QbxmlLanguage.Default.Message("DataExtModRq");
    private static readonly MessageDef Del = QbxmlLanguage.Default.Message("DataExtDelRq");

    /// <summary>Whether the app gives any custom field, on the record or on a line.</summary>
    public static bool AreGiven(JsonElement app) =>
        app.ValueKind == JsonValueKind.Object && app.EnumerateObject().Any(p =>
            p.NameEquals(JsonFit.CustomFields) || (p.Value.ValueKind == JsonValueKind.Array && p.Value.EnumerateArray().Any(AreGiven)));

    /// <summary>
    /// The requests that give QuickBooks the custom fields the app wants and QuickBooks has otherwise. A custom field always exists, empty,
    /// so DataExtMod fills it too; DataExtAdd would be refused where it has a value already.
    /// </summary>
    /// <param name="definition">The kind of object.</param>
    /// <param name="quickBooksId">Its ListID or TxnID.</param>
    /// <param name="app">What the app wants.</param>
    /// <param name="quickBooks">What QuickBooks returned last, with the ids of its lines.</param>
    /// <param name="dialect">What it understands.</param>
    public static IReadOnlyList<(MessageDef Request, JsonObject Fields)> Build(
        ObjectDef definition, string quickBooksId, JsonElement app, JsonElement quickBooks, Dialect dialect)
    {
        var changes = new List<(MessageDef, JsonObject)>();
        if (Owner(definition, quickBooksId) is not { } owner || !AreGiven(app) || !Mod.Root.Gate.IsOpenFor(dialect))
        {
            return changes;
        }

        Add(changes, owner, null, app, quickBooks);
        var written = (definition.Mod ?? definition.Add)?.Inner;
        if (definition.Kind == ObjectKind.Txn && written is not null && definition.Ret?.Root is { } ret)
        {
            AddLines(changes, owner, new FieldComparison(dialect), written, [ret], app, quickBooks);
        }

        return changes;
    }

    private static void AddLines(
        List<(MessageDef, JsonObject)> changes, JsonObject owner, FieldComparison fields, ElementNode written,
        IReadOnlyList<ElementNode> returned, JsonElement app, JsonElement quickBooks)
    {
        foreach (var list in app.EnumerateObject().Where(
            p => p.Value.ValueKind == JsonValueKind.Array && p.Value.EnumerateArray().Any(AreGiven)))
        {
            var stored = Counterpart.Value(list.Name, returned, quickBooks);
            var theirs = stored.ValueKind == JsonValueKind.Array ? stored.EnumerateArray().ToList() : [];
            var mine = list.Value.EnumerateArray().ToList();
            var lines = new LineComparison(fields, fields.Written(written, list.Name), Counterpart.Of(list.Name, returned));
            var match = LineLists.Match(lines, mine, theirs);
            for (var i = 0; i < mine.Count; i++)
            {
                if (match[i] >= 0 && LineComparison.IdOf(theirs[match[i]]) is { } line)
                {
                    Add(changes, owner, line, mine[i], theirs[match[i]]);
                }
            }
        }
    }

    private static void Add(List<(MessageDef, JsonObject)> changes, JsonObject owner, string? line, JsonElement app, JsonElement quickBooks)
    {
        if (!app.TryGetProperty(JsonFit.CustomFields, out var wanted) || wanted.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var stored = Counterpart.Value(JsonFit.CustomFields, [], quickBooks);
        foreach (var field in wanted.EnumerateObject())
        {
            var has = stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty(
                field.Name, out var value) ? FieldText.Given(value) ?? "" : "";
            var wants = FieldText.Given(field.Value) ?? "";
            if (ValueComparison.Kept(has) == ValueComparison.Kept(wants))
            {
                continue;
            }

            var request = (JsonObject)owner.DeepClone();
            request["ownerID"] = "0";
            request["dataExtName"] = field.Name;
            if (line is not null)
            {
                request["txnLineID"] = line;
            }

            if (wants.Length > 0)
            {
                request["dataExtValue"] = wants;
            }

            changes.Add((wants.Length > 0 ? Mod : Del, request));
        }
    }

    private static JsonObject? Owner(ObjectDef definition, string quickBooksId)
    {
        var owner = Mod.Inner!.ChildElements;
        var listType = definition.Name.StartsWith("Item", StringComparison.Ordinal) ? "Item" : definition.Name;
        return definition.Kind == ObjectKind.List && owner["ListDataExtType"].Words.Contains(listType)
            ? new JsonObject { ["listDataExtType"] = listType, ["listObjRef"] = new JsonObject { ["listID"] = quickBooksId } }
            : definition.Kind == ObjectKind.Txn && owner["TxnDataExtType"].Words.Contains(definition.Name)
                ? new JsonObject { ["txnDataExtType"] = definition.Name, ["txnID"] = quickBooksId }
                : null;
    }
}
