using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Puts in what nobody sent: the words QuickBooks assumes, and elements a Ret cannot do without.</summary>
internal sealed class Defaults(CompanyFile file)
{
    private static readonly HashSet<string> PutInLater =
        new(["ListID", "TxnID", "TimeCreated", "TimeModified", "EditSequence", "Name", "FullName", "Sublevel"], StringComparer.Ordinal);

    /// <summary>For a new record: the default words of the Add.</summary>
    public static void Words(XElement fields, ElementNode add, ElementNode ret)
    {
        foreach (var node in Layout.Of(add).Slots.Select(s => s.Node).Where(
            n => n.DefaultWord is not null && n.Gate.Countries == Countries.All))
        {
            if (ret.ChildElements.ContainsKey(node.Name) && fields.Element(node.Name) is null)
            {
                fields.Add(new XElement(node.Name, node.DefaultWord));
            }
        }
    }

    /// <summary>Fills required elements and line ids, at every depth, and restores the order of the wire.</summary>
    public void Complete(XElement fields, ElementNode ret) => Complete(fields, ret, PutInLater);

    private void Complete(XElement fields, ElementNode ret, HashSet<string> except)
    {
        var layout = Layout.Of(ret);
        var dialect = new Dialect(QbxmlVersion.Newest, file.Settings.Country);
        foreach (var slot in layout.Needed.Where(s => !except.Contains(s.Node.Name) && s.IsOpenFor(dialect)))
        {
            if (fields.Element(slot.Node.Name) is null)
            {
                fields.Add(new XElement(slot.Node.Name, Value(slot.Node)));
            }
        }

        foreach (var child in fields.Elements())
        {
            if (layout.Find(child.Name.LocalName)?.Node is { IsAggregate: true, IsReference: false } node)
            {
                Complete(child, node, []);
            }
        }

        fields.ReplaceNodes(layout.Sort(fields.Elements()).ToList());
    }

    private string Value(ElementNode node) => node switch
    {
        { Value: ValueKind.Id } => file.Store.NewId(Family.Transactions, file.HostClock.Now),
        { Value: ValueKind.DateTime } => file.HostClock.Text(file.HostClock.Now),
        { Name: "EditSequence" } => file.HostClock.Now.ToString(CultureInfo.InvariantCulture),
        _ => Values.Blank(node, file.HostClock.Today),
    };
}
