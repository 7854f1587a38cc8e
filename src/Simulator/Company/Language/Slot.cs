using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Language;

/// <summary>The place of one element inside another: its definition, its rank in the order of the wire, and the gates in front of it.</summary>
internal sealed record Slot(ElementNode Node, int Order, IReadOnlyList<Gate> Gates)
{
    /// <summary>Whether it is a line of a form (it has a TxnLineID).</summary>
    public bool IsLine { get; } = Node.ChildElements.ContainsKey("TxnLineID");

    public bool IsOpenFor(Dialect dialect) => Gates.All(g => g.IsOpenFor(dialect));
}
