using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Language;

/// <summary>
/// The place of one element inside another: its definition, its rank in the order of the wire, the gates in front of it, and whether it is
/// part of a choice (and so optional whatever its own mark).
/// </summary>
internal sealed record Slot(ElementNode Node, int Order, IReadOnlyList<Gate> Gates, bool IsChoice)
{
    /// <summary>Whether it is a line of a form (it has a TxnLineID).</summary>
    public bool IsLine { get; } = Node.ChildElements.ContainsKey("TxnLineID");

    /// <summary>
    /// Whether a returned object cannot do without this value; a line has its id even where the schema calls it optional.
    /// </summary>
    public bool IsNeeded { get; } = !Node.IsAggregate && ((Node.Occurs == Occurs.One && !IsChoice) || Node.Name == "TxnLineID");

    public bool IsOpenFor(Dialect dialect)
    {
        for (var i = 0; i < Gates.Count; i++)
        {
            if (!Gates[i].IsOpenFor(dialect))
            {
                return false;
            }
        }

        return true;
    }
}
