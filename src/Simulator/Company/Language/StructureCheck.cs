using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Language;

/// <summary>QuickBooks' own schema check: names, order, number and versions of elements; values are looked at later.</summary>
internal sealed class StructureCheck(Dialect dialect)
{
    /// <summary>What is wrong with the content of an element, or null.</summary>
    public string? Check(XElement element, ElementNode definition)
    {
        if (element.Attributes().Any(a => a.Name.LocalName is not ("defMacro" or "useMacro")))
        {
            return $"{definition.Name}: unknown attribute";
        }

        return Content(element, definition);
    }

    /// <summary>The same without a look at the element's own attributes.</summary>
    public string? Content(XElement element, ElementNode definition)
    {
        if (!definition.IsAggregate)
        {
            return element.HasElements ? $"{definition.Name}: a value is expected" : null;
        }

        if (element.Nodes().OfType<XText>().Any(t => !string.IsNullOrWhiteSpace(t.Value)))
        {
            return $"{definition.Name}: text between elements";
        }

        if (element.Attribute("useMacro") is not null && !element.HasElements)
        {
            return null;
        }

        var children = element.Elements().ToList();
        var position = 0;
        return Sequence(definition.Children, children, ref position)
            ?? (position < children.Count ? $"{definition.Name}: {children[position].Name} is not expected there" : null);
    }

    private string? Sequence(IReadOnlyList<SchemaNode> nodes, List<XElement> children, ref int position)
    {
        foreach (var node in nodes)
        {
            if (!node.Gate.IsOpenFor(dialect))
            {
                continue;
            }

            var problem =
                node is ElementNode element ? Element(element, children, ref position) : Choice((ChoiceNode)node, children, ref position);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private string? Element(ElementNode node, List<XElement> children, ref int position)
    {
        var count = 0;
        while (position < children.Count && children[position].Name == node.Name && (count == 0 || node.IsRepeated))
        {
            if (Check(children[position], node) is { } problem)
            {
                return problem;
            }

            position++;
            count++;
        }

        return count == 0 && node.IsRequired ? $"{node.Name} is missing" : null;
    }

    private string? Choice(ChoiceNode node, List<XElement> children, ref int position)
    {
        var count = 0;
        while (position < children.Count && (count == 0 || node.IsRepeated))
        {
            var name = children[position].Name.LocalName;
            if (node.Alternatives.FirstOrDefault(a => CanStart(a, name)) is not { } chosen)
            {
                break;
            }

            if (Sequence(chosen, children, ref position) is { } problem)
            {
                return problem;
            }

            count++;
        }

        return count == 0 && node.IsRequired && !node.Alternatives.Any(CanBeEmpty) ? "one of several alternatives is missing" : null;
    }

    private bool CanStart(IReadOnlyList<SchemaNode> nodes, string name)
    {
        foreach (var node in nodes.Where(n => n.Gate.IsOpenFor(dialect)))
        {
            if (node is ElementNode element ? element.Name == name : ((ChoiceNode)node).Alternatives.Any(a => CanStart(a, name)))
            {
                return true;
            }

            if (!CanBeMissing(node))
            {
                return false;
            }
        }

        return false;
    }

    private bool CanBeMissing(SchemaNode node) => !node.IsRequired || (node is ChoiceNode choice && choice.Alternatives.Any(CanBeEmpty));

    private bool CanBeEmpty(IReadOnlyList<SchemaNode> nodes) => nodes.All(n => !n.Gate.IsOpenFor(dialect) || CanBeMissing(n));
}
