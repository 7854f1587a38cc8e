using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Simulator.Company.Requests;

/// <summary>One ...Rq of a message set, structurally sound.</summary>
internal sealed record Request(XElement Element, MessageDef Definition)
{
    public string Name => Definition.Name;

    public string? RequestId => Element.Attribute("requestID")?.Value;

    public string ResponseName => Name[..^1] + "s";

    public IEnumerable<string> Texts(string name) => Element.Elements(name).Select(e => e.Value);

    public string? Text(string name) => Element.Element(name)?.Value.Trim();

    public bool IsTrue(string name) => Text(name) is "true" or "1";
}
