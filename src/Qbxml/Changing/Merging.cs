using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>An aggregate in a Mod replaces the stored one, so what the app gives is laid over what QuickBooks has.</summary>
internal static class Merging
{
    /// <summary>The value to send.</summary>
    public static JsonNode? Over(
        FieldComparison fields, ElementNode written, IReadOnlyList<ElementNode> returned, JsonElement app, JsonElement quickBooks)
    {
        if (!written.IsAggregate
            || written.IsReference
            || app.ValueKind != JsonValueKind.Object
            || quickBooks.ValueKind != JsonValueKind.Object)
        {
            return Node(app);
        }

        var merged = new JsonObject();
        foreach (var stored in quickBooks.EnumerateObject().Where(p => fields.Written(written, p.Name) is [{ IsSecret: false }, ..]))
        {
            merged[stored.Name] = Node(stored.Value);
        }

        foreach (var wanted in app.EnumerateObject())
        {
            foreach (var rival in Rivals(written, wanted.Name))
            {
                merged.Remove(rival);
            }

            merged[wanted.Name] = fields.Written(written, wanted.Name) is [{ IsRepeated: false } element]
                ? Over(
                    fields,
                    element,
                    Counterpart.Of(wanted.Name, returned),
                    wanted.Value,
                    Counterpart.Value(wanted.Name, returned, quickBooks))
                : Node(wanted.Value);
        }

        return merged;
    }

    /// <summary>A copy of a value that can stand in another document.</summary>
    public static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => JsonObject.Create(value.Clone()),
        JsonValueKind.Array => JsonArray.Create(value.Clone()),
        JsonValueKind.Null or JsonValueKind.Undefined => null,
        _ => JsonValue.Create(value.Clone()),
    };

    // What cannot stand beside that property: the other alternatives of its choice.
    private static IEnumerable<string> Rivals(ElementNode parent, string property)
    {
        foreach (var choice in parent.Children.OfType<ChoiceNode>().Where(c => !c.IsRepeated))
        {
            var own = choice.Alternatives.FirstOrDefault(a => ElementNode.Flatten(a).Any(e => e.JsonName == property));
            if (own is not null)
            {
                return ElementNode.Flatten([choice]).Select(e => e.JsonName).Except(
                    ElementNode.Flatten(own).Select(e => e.JsonName), StringComparer.Ordinal);
            }
        }

        return [];
    }
}
