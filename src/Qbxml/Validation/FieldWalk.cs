using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>Walks JSON and table side by side.</summary>
internal sealed class FieldWalk(Report report, ValueCheck values, Dialect dialect, CheckOptions options)
{
    private readonly UnknownFields unknown = new(report, options);

    public bool IsMod { get; init; }

    /// <summary>The element that identifies the object: ListID or TxnID.</summary>
    public string? OwnId { get; init; }

    /// <summary>Checks an object.</summary>
    /// <param name="element">What it should be.</param>
    /// <param name="json">What it is.</param>
    /// <param name="path">Where it stands; empty for the record itself.</param>
    /// <param name="returned">The elements in which QuickBooks returns the same thing.</param>
    public void Aggregate(ElementNode element, JsonElement json, string path, IReadOnlyList<ElementNode> returned)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            report.Add(path, "badType", $"{Label(path)} must be an object with fields.", "Send it as { \"field\": value }.");
            return;
        }

        Sequence(element.Children, json, path, returned);
        unknown.Check(element, json, path, returned);
    }

    private void Sequence(IReadOnlyList<SchemaNode> nodes, JsonElement json, string path, IReadOnlyList<ElementNode> returned)
    {
        foreach (var node in nodes)
        {
            if (node is ElementNode element)
            {
                Element(element, json, path, returned);
            }
            else if (!node.Gate.IsOpenFor(dialect))
            {
                foreach (var closed in ElementNode.Flatten([node]).Where(e => JsonFit.IsGiven(json, e)))
                {
                    report.Gate(Join(path, closed.JsonName), closed.JsonName, node.Gate, dialect);
                }
            }
            else if (node.IsRepeated)
            {
                Lines((ChoiceNode)node, json, path, returned);
            }
            else
            {
                Choice((ChoiceNode)node, json, path, returned);
            }
        }
    }

    private void Element(ElementNode element, JsonElement json, string path, IReadOnlyList<ElementNode> returned)
    {
        var here = Join(path, element.JsonName);
        if (!JsonFit.TryGet(json, element, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            Missing(element, value, path, here);
        }
        else if (!element.Gate.IsOpenFor(dialect))
        {
            report.Gate(here, element.JsonName, element.Gate, dialect);
        }
        else if (element.Name == JsonFit.DataExt && !json.TryGetProperty(element.JsonName, out _))
        {
            // Found as customFields, which has a shape of its own.
            unknown.CustomFields(value, Join(path, JsonFit.CustomFields));
        }
        else if (value.ValueKind == JsonValueKind.Array)
        {
            Items([element], element.IsRepeated, value, here, returned);
        }
        else
        {
            One(element, value, here, returned);
        }
    }

    private void Missing(ElementNode element, JsonElement value, string path, string here)
    {
        var isOwn = path.Length == 0 && IsMod && (element.Name == OwnId || element.Name == "EditSequence");
        if (element.IsRequired && element.Gate.IsOpenFor(dialect) && !(isOwn && options.OwnIdPending))
        {
            report.Add(here, "required", $"{here} is missing.", "QuickBooks does not accept the record without it.");
        }
        else if (value.ValueKind == JsonValueKind.Null && IsMod)
        {
            values.Cleared(element, here);
        }
    }

    private void Items(
        IReadOnlyList<ElementNode> candidates, bool isRepeated, JsonElement items, string here, IReadOnlyList<ElementNode> returned)
    {
        if (!isRepeated)
        {
            report.Add(here, "badType", $"{here} takes one value, not a list.", "Send the value without brackets.");
            return;
        }

        if (candidates is [{ IsRequired: true }] && items.GetArrayLength() == 0)
        {
            NeedsEntry(here);
        }

        var index = 0;
        foreach (var item in items.EnumerateArray())
        {
            var place = $"{here}[{index++}]";
            values.LineType(candidates, item, place);
            One(JsonFit.ChooseForItem(candidates, item), item, place, returned);
        }
    }

    private void One(ElementNode element, JsonElement value, string here, IReadOnlyList<ElementNode> returned)
    {
        if (element.IsReference)
        {
            values.Reference(element, value, here);
        }
        else if (element.IsAggregate)
        {
            var same = returned.SelectMany(r => r.ChildElements.Values).Where(c => c.JsonName == element.JsonName).ToList();
            Aggregate(element, value, here, same);
        }
        else
        {
            values.Value(element, value, here);
        }
    }

    private void Choice(ChoiceNode choice, JsonElement json, string path, IReadOnlyList<ElementNode> returned)
    {
        if (JsonFit.Choose(choice, json, dialect) is not { } chosen)
        {
            if (choice.IsRequired && choice.Alternatives.All(a => a.Any(n => n.IsRequired)))
            {
                var names = choice.Alternatives.Select(a => ElementNode.Flatten(a).First().JsonName);
                report.Add(path, "required", $"{Label(path)} needs one of {string.Join(", ", names)}.", "Give exactly one of them.");
            }

            foreach (var emptied in ElementNode.Flatten([choice]).Where(e => IsMod && JsonFit.TryGet(json, e, out _)))
            {
                values.Cleared(emptied, Join(path, emptied.JsonName));
            }

            return;
        }

        var known = ElementNode.Flatten(chosen).Select(e => e.JsonName).ToHashSet(StringComparer.Ordinal);
        foreach (var other in ElementNode.Flatten([choice]).Where(
            e => !known.Contains(e.JsonName) && JsonFit.IsGiven(json, e)).DistinctBy(e => e.JsonName))
        {
            var rival = ElementNode.Flatten(chosen).First(e => JsonFit.IsGiven(json, e)).JsonName;
            report.Add(
                Join(path, other.JsonName),
                "choice",
                $"{other.JsonName} cannot stand beside {rival}: QuickBooks takes only one of the two.",
                "Leave one of them out.");
        }

        Sequence(chosen, json, path, returned);
    }

    private void Lines(ChoiceNode choice, JsonElement json, string path, IReadOnlyList<ElementNode> returned)
    {
        var any = false;
        foreach (var group in ElementNode.Flatten([choice]).GroupBy(e => e.JsonName, StringComparer.Ordinal))
        {
            var here = Join(path, group.Key);
            if (!json.TryGetProperty(group.Key, out var items) || items.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            var open = group.Where(e => e.Gate.IsOpenFor(dialect)).ToList();
            if (open.Count == 0)
            {
                report.Gate(here, group.Key, group.First().Gate, dialect);
            }
            else if (items.ValueKind != JsonValueKind.Array)
            {
                report.Add(here, "badType", $"{here} must be a list.", "Send it in brackets, also when there is only one.");
            }
            else
            {
                any |= items.GetArrayLength() > 0;
                Items(open, isRepeated: true, items, here, returned);
            }
        }

        if (choice.IsRequired && !any)
        {
            NeedsEntry(Join(path, ElementNode.Flatten([choice]).First().JsonName));
        }
    }

    private void NeedsEntry(string here) =>
        report.Add(here, "required", $"{here} needs at least one entry.", "QuickBooks does not accept the record without it.");

    private static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Label(string path) => path.Length == 0 ? "The record" : path;
}
