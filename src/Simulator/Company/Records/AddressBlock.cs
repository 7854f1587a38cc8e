using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Company.Records;

/// <summary>An address as QuickBooks prints it: at most five free lines.</summary>
internal static class AddressBlock
{
    public static XElement? Of(XElement? address, string name)
    {
        if (address is null)
        {
            return null;
        }

        var region = string.Join(" ", new[] { Part("State"), Part("PostalCode") }.Where(p => p.Length > 0));
        var town = string.Join(", ", new[] { Part("City"), region }.Where(p => p.Length > 0));
        var lines = new[] { Part("Addr1"), Part("Addr2"), Part("Addr3"), Part("Addr4"), Part("Addr5"), town, Part("Country") }
            .Where(l => l.Length > 0)
            .Take(5)
            .Select((l, i) => new XElement($"Addr{i + 1}", l.Length > 41 ? l[..41] : l))
            .ToList();
        return lines.Count == 0 ? null : new XElement(name, lines);

        string Part(string part) => address.Element(part)?.Value ?? "";
    }
}
