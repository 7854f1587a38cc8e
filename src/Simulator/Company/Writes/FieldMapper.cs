using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>
/// Turns what an Add or Mod says into what a Ret will say: InvoiceLineAdd becomes InvoiceLineRet, references become ids, values take
/// QuickBooks' form.
/// </summary>
internal sealed class FieldMapper(CompanyFile file)
{
    /// <summary>The fields, in the order of the Ret; an element that was sent empty stays, empty.</summary>
    public IReadOnlyList<XElement> Map(XElement input, ElementNode inputDefinition, ElementNode ret)
    {
        var mapped = new List<XElement>();
        foreach (var child in input.Elements())
        {
            var node = Layout.Of(inputDefinition).Find(child.Name.LocalName)?.Node;
            if (node is not null && RetSlot(child, Layout.Of(ret)) is { } slot)
            {
                mapped.Add(new XElement(slot.Node.Name, Content(child, node, slot.Node)));
            }
        }

        return Layout.Of(ret).Sort(mapped).ToList();
    }

    private static Slot? RetSlot(XElement child, Layout ret)
    {
        var name = child.Name.LocalName;
        if (name == "JournalLineMod")
        {
            return ret.Find($"Journal{child.Element("JournalLineType")?.Value ?? "Debit"}Line");
        }

        var stem = name.EndsWith("Add", StringComparison.Ordinal) || name.EndsWith("Mod", StringComparison.Ordinal) ? name[..^3] : name;
        return ret.Find(name) ?? ret.Find(stem) ?? ret.Find(stem + "Ret");
    }

    private object[] Content(XElement child, ElementNode node, ElementNode ret)
    {
        if (node.IsReference)
        {
            return file.Store.Resolve(node.Targets, child) is { } target ? [new XElement("ListID", target.Id)] : [];
        }

        return node.IsAggregate ? [
            .. Map(child, node, ret).Where(e => !e.IsEmpty || e.HasElements)] : Text(Values.Stored(child.Value, node));
    }

    private static object[] Text(string value) => value.Length == 0 ? [] : [value];
}
