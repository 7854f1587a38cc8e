using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Lines in a Mod: those sent replace the list; a stored line keeps what was not sent, -1 is a new line.</summary>
internal static class LineMerge
{
    private static readonly string[] Priced = ["Quantity", "Rate", "RatePercent", "Cost"];

    /// <summary>Replaces a line list, or says which line is unknown or out of order.</summary>
    public static Status? Replace(XElement fields, HashSet<string> names, IReadOnlyList<XElement> sent)
    {
        var stored = fields.Elements().Where(e => names.Contains(e.Name.LocalName)).ToList();
        var result = new List<XElement>();
        var last = -1;
        foreach (var line in sent)
        {
            var id = line.Element("TxnLineID")?.Value ?? "-1";
            if (id == "-1")
            {
                line.Element("TxnLineID")?.Remove();
                result.Add(WithoutEmpty(line));
                continue;
            }

            var position = stored.FindIndex(s => s.Element("TxnLineID")?.Value == id);
            if (position < 0)
            {
                return Status.NotFound(id);
            }

            if (position < last)
            {
                return new Status(3290, $"The line \"{id}\" is not in the order of the stored lines.");
            }

            last = position;
            result.Add(Merged(stored[position], line));
        }

        stored.ForEach(s => s.Remove());
        fields.Add(result);
        return null;
    }

    /// <summary>Puts the children of a patch over the stored ones; empty ones clear.</summary>
    public static void Merge(XElement stored, XElement patch)
    {
        foreach (var group in patch.Elements().GroupBy(e => e.Name).ToList())
        {
            stored.Elements(group.Key).Remove();
            stored.Add(group.Where(e => e.HasElements || e.Value.Length > 0));
        }
    }

    // A new quantity or price makes a new amount, a new amount makes a new price.
    private static XElement Merged(XElement stored, XElement patch)
    {
        var line = new XElement(stored);
        var nested = patch.Elements().Where(e => e.Element("TxnLineID") is not null).ToList();
        if (nested.Count > 0)
        {
            nested.ForEach(n => n.Remove());
            Replace(line, nested.Select(n => n.Name.LocalName).ToHashSet(StringComparer.Ordinal), nested);
        }

        if (patch.Element("Amount") is null && Priced.Any(p => patch.Element(p) is not null))
        {
            line.Element("Amount")?.Remove();
        }
        else if (patch.Element("Amount") is not null && patch.Element("Rate") is null && patch.Element("Cost") is null)
        {
            line.Element("Rate")?.Remove();
            line.Element("Cost")?.Remove();
        }

        Merge(line, patch);
        return line;
    }

    private static XElement WithoutEmpty(XElement line)
    {
        line.Elements().Where(e => !e.HasElements && e.Value.Length == 0).Remove();
        return line;
    }
}
