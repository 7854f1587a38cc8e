using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Tests;

/// <summary>
/// Makes requests out of the tables: every element an Add may have, with values of its kind and references to what is there.
/// </summary>
internal sealed class Fullest(CompanyFile file, Dialect dialect)
{
    private int count;

    public XElement Of(ElementNode node) =>
        node.IsReference ? Reference(node)! : new XElement(node.Name, node.IsAggregate ? Sequence(node.Children) : Value(node));

    private IEnumerable<XElement> Sequence(
        IReadOnlyList<SchemaNode> nodes) => nodes.Where(n => n.Gate.IsOpenFor(dialect)).SelectMany(n => n switch
    {
        ElementNode { IsReference: true } reference => Reference(reference) is { } made ? [made] : [],
        ElementNode { Value: ValueKind.Id } id when !id.IsRequired => [],
        ElementNode element => [Of(element)],

        // Debits and credits: one of each, so that they are in balance.
        ChoiceNode { IsRepeated: true } sides when sides.Alternatives.All(a => a is [ElementNode { JsonType: not null }]) =>
            sides.Alternatives.SelectMany(Sequence),
        _ => Sequence(((ChoiceNode)n).Alternatives[0]),
    });

    private XElement? Reference(ElementNode node)
    {
        var target = node.Targets.Select(t => t switch { "Item" => "ItemService", "Terms" => "StandardTerms", _ => t })
            .FirstOrDefault(t => file.Count(t) > 0);
        return node.Name == "ParentRef" ? null
            : target is not null ? new XElement(node.Name, new XElement("ListID", file.Ids(target)[0]))
            : node.IsRequired ? new XElement(node.Name, new XElement("FullName", "Nobody")) : null;
    }

    private string Value(ElementNode node) => node.Value switch
    {
        ValueKind.Text => Text(node),
        ValueKind.Bool => "true",
        ValueKind.Int => (node.Min ?? 1).ToString(),
        ValueKind.Id => file.Ids("Invoice")[0],
        ValueKind.Date => "2026-07-01",
        ValueKind.DateTime => "2026-07-01T10:00:00",
        ValueKind.Amount => "12.50",
        ValueKind.Interval => "PT1H30M0S",
        ValueKind.Guid => "{6F0F2C4E-0D6E-4A7B-9A34-0D7F1B7F0A01}",
        ValueKind.Enum => node.Words[0],
        _ => "2.5",
    };

    private string Text(ElementNode node)
    {
        var text = $"{node.Name} {++count}";
        return node.MaxLength is { } length && length < text.Length ? $"{count}"[..Math.Min(length, $"{count}".Length)] : text;
    }
}
