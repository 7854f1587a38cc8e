using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Writing;

/// <summary>Writes JSON fields as the elements of a sequence, in the order of the table.</summary>
internal sealed class FieldWriter(XmlOutput xml, Dialect dialect)
{
    /// <summary>Whether a JSON null writes an empty element.</summary>
    public bool NullClears { get; set; }

    /// <summary>Writes those elements of the sequence that the JSON has and the dialect knows.</summary>
    public void Sequence(IReadOnlyList<SchemaNode> nodes, JsonElement fields)
    {
        if (fields.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var node in nodes)
        {
            if (!node.Gate.IsOpenFor(dialect))
            {
                continue;
            }

            if (node is ElementNode element)
            {
                Element(element, fields);
            }
            else if (node.IsRepeated)
            {
                Lines((ChoiceNode)node, fields);
            }
            else
            {
                Choice((ChoiceNode)node, fields);
            }
        }
    }

    private void Choice(ChoiceNode choice, JsonElement fields)
    {
        if (JsonFit.Choose(choice, fields, dialect) is { } alternative)
        {
            Sequence(alternative, fields);
        }
        else if (ElementNode.Flatten([choice]).FirstOrDefault(
            e => e.Gate.IsOpenFor(dialect) && JsonFit.TryGet(fields, e, out _)) is { } emptied)
        {
            Element(emptied, fields);
        }
    }

    private void Element(ElementNode element, JsonElement fields)
    {
        if (element.Name == JsonFit.DataExt)
        {
            CustomFields(element, fields);
        }

        if (!JsonFit.TryGet(fields, element, out var value))
        {
            return;
        }

        if (value.ValueKind != JsonValueKind.Array)
        {
            One(element, value);
            return;
        }

        foreach (var item in value.EnumerateArray())
        {
            One(element, item);
            if (!element.IsRepeated)
            {
                return;
            }
        }
    }

    // Any number of the alternatives in any order: the arrays keep the order of their items.
    private void Lines(ChoiceNode choice, JsonElement fields)
    {
        var open = ElementNode.Flatten([choice]).Where(e => e.Gate.IsOpenFor(dialect));
        foreach (var candidates in open.GroupBy(e => e.JsonName, StringComparer.Ordinal).Select(g => g.ToList()))
        {
            if (fields.TryGetProperty(candidates[0].JsonName, out var items) && items.ValueKind == JsonValueKind.Array)
            {
                foreach (var item in items.EnumerateArray())
                {
                    One(JsonFit.ChooseForItem(candidates, item), item);
                }
            }
        }
    }

    private void One(ElementNode element, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            if (NullClears && element.IsClearable)
            {
                Cleared(element);
            }
        }
        else if (!element.IsAggregate)
        {
            Value(element, value);
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            xml.Start(element.Name);
            xml.EndOfStart();
            Sequence(element.Children, value);
            xml.End(element.Name);
        }
    }

    // What is left out stays as it is, so an aggregate is cleared by its parts; of a reference one part is enough.
    private void Cleared(ElementNode element)
    {
        if (!element.IsAggregate)
        {
            xml.Element(element.Name, "");
            return;
        }

        xml.Start(element.Name);
        xml.EndOfStart();
        foreach (var part in element.Children.OfType<ElementNode>().Where(
            e => !e.IsAggregate && e.IsClearable && e.Gate.IsOpenFor(dialect)).Skip(element.IsReference ? 1 : 0))
        {
            xml.Element(part.Name, "");
        }

        xml.End(element.Name);
    }

    private void Value(ElementNode element, JsonElement value)
    {
        // {"useMacro":"TxnID:name"} stands for an id that an earlier request of the message will make.
        if (element.Value == ValueKind.Id && value.ValueKind == JsonValueKind.Object && value.TryGetProperty("useMacro", out var macro))
        {
            xml.Start(element.Name);
            xml.Attribute("useMacro", FieldText.Given(macro));
            xml.Raw("/>");
            return;
        }

        var text = FieldText.Format(element, value, out var fault);
        var saysNothing = text.Length == 0 && element.Value != ValueKind.Text && !(NullClears && element.IsClearable);
        if (fault != FieldFault.NotAValue && !saysNothing)
        {
            xml.Element(element.Name, text);
        }
    }

    private void CustomFields(ElementNode element, JsonElement fields)
    {
        if (!fields.TryGetProperty(JsonFit.CustomFields, out var named) || named.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        foreach (var field in named.EnumerateObject().Where(f => FieldText.Given(f.Value) is not null))
        {
            xml.Start(element.Name);
            xml.EndOfStart();
            xml.Element("OwnerID", "0");
            xml.Element("DataExtName", field.Name);
            xml.Element("DataExtValue", FieldText.Given(field.Value)!);
            xml.End(element.Name);
        }
    }
}
