using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Changing;

/// <summary>
/// Compares what the app wants with what QuickBooks has, field by field along the tables. Only what the app gives is looked at.
/// </summary>
internal sealed class FieldComparison(Dialect dialect)
{
    /// <summary>Whether QuickBooks has it as wanted.</summary>
    /// <param name="written">The elements it may be written as: several for lines of several kinds.</param>
    /// <param name="returned">The elements it may be returned as.</param>
    /// <param name="app">What the app wants.</param>
    /// <param name="quickBooks">What QuickBooks has; undefined for nothing.</param>
    public bool AreSame(IReadOnlyList<ElementNode> written, IReadOnlyList<ElementNode> returned, JsonElement app, JsonElement quickBooks)
    {
        var element = written[0];
        if (app.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined)
        {
            return ValueComparison.SaysNothing(element, quickBooks);
        }

        if (app.ValueKind == JsonValueKind.Array)
        {
            return AreSameLists(written, returned, app, quickBooks);
        }

        if (quickBooks.ValueKind == JsonValueKind.Array && quickBooks.GetArrayLength() == 1)
        {
            return AreSame(written, returned, app, quickBooks[0]);
        }

        return element.IsReference ? ValueComparison.AreSameReference(app, quickBooks)
            : element.IsAggregate ? AreSameObjects(element, returned, app, quickBooks)
            : ValueComparison.AreSame(element, app, quickBooks);
    }

    /// <summary>
    /// The properties of <paramref name="app"/> that QuickBooks does not have as wanted; those it never returns or does not take are left
    /// out.
    /// </summary>
    public IEnumerable<string> Differing(ElementNode written, IReadOnlyList<ElementNode> returned, JsonElement app, JsonElement quickBooks)
    {
        foreach (var property in app.EnumerateObject())
        {
            var elements = Written(written, property.Name);
            if (property.NameEquals(JsonFit.TypeProperty) && returned.Any(r => r.JsonType is not null))
            {
                continue;
            }

            var counterparts = Counterpart.Of(property.Name, returned);
            if (elements.Count > 0 && counterparts.Count > 0 &&
                !AreSame(elements, counterparts, property.Value, Counterpart.Value(property.Name, returned, quickBooks)))
            {
                yield return property.Name;
            }
        }
    }

    /// <summary>The elements of that property that exist in the dialect.</summary>
    public IReadOnlyList<ElementNode> Written(ElementNode parent, string property) =>
        [.. ElementNode.Flatten(parent.Children).Where(e => e.JsonName == property && e.Gate.IsOpenFor(dialect)).DistinctBy(e => e.Name)];

    private bool AreSameObjects(ElementNode element, IReadOnlyList<ElementNode> returned, JsonElement app, JsonElement quickBooks)
    {
        if (app.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var differing = Differing(element, returned, app, quickBooks).ToList();
        return differing.Count == 0
            || (AddressComparison.IsAddress(element)
                && differing.TrueForAll(AddressComparison.IsPart)
                && AddressComparison.ReadsTheSame(app, quickBooks));
    }

    private bool AreSameLists(
        IReadOnlyList<ElementNode> written, IReadOnlyList<ElementNode> returned, JsonElement app, JsonElement quickBooks)
    {
        var count =
            quickBooks.ValueKind switch
            {
                JsonValueKind.Array => quickBooks.GetArrayLength(),
                JsonValueKind.Undefined or JsonValueKind.Null => 0,
                _ => 1,
            };
        if (count != app.GetArrayLength())
        {
            return false;
        }

        if (count == 0 || quickBooks.ValueKind != JsonValueKind.Array)
        {
            return count == 0 || AreSame(written, returned, app[0], quickBooks);
        }

        var lines = new LineComparison(this, written, returned);
        return app.EnumerateArray().Zip(quickBooks.EnumerateArray()).All(pair => lines.AreSame(pair.First, pair.Second));
    }
}
