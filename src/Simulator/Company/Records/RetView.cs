using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;

namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>Makes the full ...Ret of a record: ids, times, balances and the present names behind references are put in here.</summary>
internal sealed class RetView(CompanyFile file)
{
    private static readonly string[] AddressNames = ["BillAddress", "ShipAddress", "VendorAddress", "Address"];

    /// <summary>Everything known of the record, newest version, all lines, links and custom fields, in the order of the wire.</summary>
    public XElement Build(Record record)
    {
        var root = record.Definition.Ret!.Root;
        var layout = Layout.Of(root);
        var children = Head(record).Where(e => layout.Find(e.Name.LocalName) is not null).ToList();
        var fields = record.Fields();
        CompleteReferences(fields, root);
        children.AddRange(fields.Elements());
        children.AddRange(AddressNames
            .Where(n => layout.Find(n + "Block") is not null)
            .Select(n => AddressBlock.Of(fields.Element(n), n + "Block"))
            .OfType<XElement>());
        if (layout.Find("DataExtRet") is not null)
        {
            children.AddRange(Extensions(record.Extensions ?? []));
        }

        return new XElement(root.Name, layout.Sort(children));
    }

    /// <summary>DataExtRet elements, ordered by name as QuickBooks does.</summary>
    public IEnumerable<XElement> Extensions(IEnumerable<Extension> extensions) =>
        extensions.OrderBy(e => e.Name, StringComparer.Ordinal).Select(e => new XElement(
            "DataExtRet",
            new XElement("OwnerID", e.Owner),
            new XElement("DataExtName", e.Name),
            new XElement(
                "DataExtType", file.ExtensionDefinitions.FirstOrDefault(d => d.Owner == e.Owner && d.Name == e.Name)?.Type ?? "STR255TYPE"),
            new XElement("DataExtValue", e.Value)));

    /// <summary>
    /// Whether a reference inside <paramref name="record"/> points to <paramref name="target"/> (an id alone may belong to several lists).
    /// </summary>
    public bool Refers(Record record, Record target) => Refers(record.Fields(), record.Definition.Ret!.Root, target);

    private bool Refers(XElement element, ElementNode definition, Record target) =>
        element.Elements().Any(child => Layout.Of(definition).Find(child.Name.LocalName)?.Node is { IsAggregate: true } node
            && (node.IsReference ? ReferenceEquals(file.Store.Resolve(node.Targets, child), target) : Refers(child, node, target)));

    private IEnumerable<XElement> Head(Record record)
    {
        yield return new XElement(record.IsTransaction ? "TxnID" : "ListID", record.Id);
        yield return new XElement("TimeCreated", file.HostClock.Text(record.CreatedAt));
        yield return new XElement("TimeModified", file.HostClock.Text(record.ModifiedAt));
        yield return new XElement("EditSequence", record.EditSequence.ToString(CultureInfo.InvariantCulture));
        if (record.IsTransaction)
        {
            yield return new XElement("TxnNumber", record.TxnNumber.ToString(CultureInfo.InvariantCulture));
            if (record.Name.Length > 0)
            {
                yield return new XElement("RefNumber", record.Name);
            }

            yield break;
        }

        if (record.Name.Length > 0)
        {
            yield return new XElement("Name", record.Name);
            yield return new XElement("FullName", RecordStore.FullName(record));
        }

        yield return new XElement("IsActive", record.IsActive ? "true" : "false");
        yield return new XElement("Sublevel", RecordStore.Sublevel(record).ToString(CultureInfo.InvariantCulture));
        if (record.Parent is not null)
        {
            yield return new XElement(
                "ParentRef", new XElement("ListID", record.Parent.Id), new XElement("FullName", RecordStore.FullName(record.Parent)));
        }

        yield return new XElement("Balance", Values.Amount(record.Balance));
        yield return new XElement("TotalBalance", Values.Amount(record.TotalBalance));
    }

    // References are stored as ids: a renamed customer shows its new name on all its invoices.
    private void CompleteReferences(XElement element, ElementNode definition)
    {
        var layout = Layout.Of(definition);
        foreach (var child in element.Elements())
        {
            if (layout.Find(child.Name.LocalName)?.Node is not { IsAggregate: true } node)
            {
                continue;
            }

            if (!node.IsReference)
            {
                CompleteReferences(child, node);
            }
            else if (file.Store.Resolve(node.Targets, child) is { } target)
            {
                child.ReplaceNodes(new XElement("ListID", target.Id), new XElement("FullName", RecordStore.FullName(target)));
            }
        }
    }
}
