using System.Text.Json;

namespace WebConnectorSync.Qbxml.Schema;

/// <summary>
/// How the JSON of a record lies on a sequence of the language: which property belongs to which element, which alternative is meant.
/// </summary>
internal static class JsonFit
{
    /// <summary>Custom fields as an object of names and values; they stand in DataExt elements with owner 0.</summary>
    public const string CustomFields = "customFields";

    /// <summary>The property that tells journal debits from credits.</summary>
    public const string TypeProperty = "type";

    /// <summary>The element of custom fields in Adds.</summary>
    public const string DataExt = "DataExt";

    /// <summary>
    /// The property of an element. Where another transaction's id is wanted (<c>txnID</c>), <c>txnRef: {"txnID"}</c> may stand
    /// instead; it is also found while it still holds an <c>externalId</c>, and then is no id yet.
    /// </summary>
    public static bool TryGet(JsonElement fields, ElementNode element, out JsonElement value)
    {
        if (fields.TryGetProperty(element.JsonName, out value))
        {
            return true;
        }

        if (RefName(element) is { } reference && fields.TryGetProperty(reference, out value))
        {
            if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("txnID", out var id))
            {
                value = id;
            }

            return true;
        }

        return element.Name == DataExt && fields.TryGetProperty(CustomFields, out value);
    }

    /// <summary>The name under which a reference may stand for a transaction's id: txnRef for txnID.</summary>
    public static string? RefName(ElementNode element) =>
        element.Value == ValueKind.Id && element.Name.EndsWith("TxnID", StringComparison.Ordinal) ? string.Concat(
            element.JsonName.AsSpan(0, element.JsonName.Length - 2), "Ref") : null;

    /// <summary>The alternative most of the properties belong to; null when none does.</summary>
    public static IReadOnlyList<SchemaNode>? Choose(ChoiceNode choice, JsonElement fields, Dialect dialect)
    {
        IReadOnlyList<SchemaNode>? best = null;
        var most = 0;
        foreach (var alternative in choice.Alternatives)
        {
            var count = ElementNode.Flatten(alternative).Where(
                e => e.Gate.IsOpenFor(dialect)).DistinctBy(e => e.JsonName).Count(e => IsGiven(fields, e));
            if (count > most)
            {
                (best, most) = (alternative, count);
            }
        }

        // What exists only elsewhere is still that alternative, so that validation can say so.
        return best ?? choice.Alternatives.FirstOrDefault(a => ElementNode.Flatten(a).Any(e => IsGiven(fields, e)));
    }

    /// <summary>
    /// The element a line of a mixed array belongs to: by its type, else the first that knows all its properties, else the one that knows
    /// most.
    /// </summary>
    public static ElementNode ChooseForItem(IReadOnlyList<ElementNode> candidates, JsonElement item)
    {
        if (candidates.Count == 1 || item.ValueKind != JsonValueKind.Object)
        {
            return candidates[0];
        }

        var best = candidates[0];
        var most = int.MinValue;
        foreach (var candidate in candidates)
        {
            var fit = Fit(candidate, item);
            if (fit > most)
            {
                (best, most) = (candidate, fit);
            }
        }

        return best;
    }

    /// <summary>Whether a property is there with a value.</summary>
    public static bool IsGiven(JsonElement fields, ElementNode element) =>
        TryGet(fields, element, out var value) && value.ValueKind != JsonValueKind.Null;

    // References and nested parts tell kinds of lines apart (itemGroupRef), common fields like quantity do not.
    private static int Fit(ElementNode candidate, JsonElement item)
    {
        var fit = 0;
        foreach (var property in item.EnumerateObject())
        {
            if (candidate.JsonType is not null && property.NameEquals(TypeProperty))
            {
                var isType = property.Value.ValueKind == JsonValueKind.String
                    && string.Equals(property.Value.GetString(), candidate.JsonType, StringComparison.OrdinalIgnoreCase);
                fit += isType ? 10_000 : -10_000;
            }
            else if (!candidate.JsonNames.Contains(property.Name))
            {
                fit -= property.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? 100 : 1;
            }
        }

        return fit;
    }
}
