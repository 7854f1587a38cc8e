using System.Collections.Concurrent;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Language;

/// <summary>The children an element may have, by name, with their order on the wire.</summary>
internal sealed class Layout
{
    private static readonly ConcurrentDictionary<ElementNode, Layout> Known = new();

    private readonly Dictionary<string, Slot> slots = new(StringComparer.Ordinal);
    private int next;

    private Layout(ElementNode element)
    {
        Collect(element.Children, [], null, isChoice: false);
        Slots = [.. slots.Values.OrderBy(s => s.Order)];
        Needed = [.. Slots.Where(s => s.IsNeeded)];
    }

    /// <summary>All slots, in order.</summary>
    public IReadOnlyList<Slot> Slots { get; }

    /// <summary>The values a returned object cannot do without.</summary>
    public IReadOnlyList<Slot> Needed { get; }

    public static Layout Of(ElementNode element) => Known.GetOrAdd(element, e => new Layout(e));

    public Slot? Find(string name) => slots.GetValueOrDefault(name);

    /// <summary>Brings elements into the order of the wire; lines of one list keep their order, strangers come last.</summary>
    public IEnumerable<XElement> Sort(IEnumerable<XElement> elements) =>
        elements.OrderBy(e => Find(e.Name.LocalName)?.Order ?? int.MaxValue);

    // A repeated choice holds lines of several kinds mixed: they share one rank, so that sorting keeps their order.
    private void Collect(IReadOnlyList<SchemaNode> nodes, IReadOnlyList<Gate> outer, int? shared, bool isChoice)
    {
        foreach (var node in nodes)
        {
            IReadOnlyList<Gate> gates = node.Gate == Gate.Open ? outer : [.. outer, node.Gate];
            if (node is ElementNode element)
            {
                slots.TryAdd(element.Name, new Slot(element, shared ?? next++, gates, isChoice));
                continue;
            }

            var choice = (ChoiceNode)node;
            var rank = shared ?? (choice.IsRepeated ? next++ : null);
            foreach (var alternative in choice.Alternatives)
            {
                Collect(alternative, gates, rank, isChoice: true);
            }
        }
    }
}
