using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Queries;

/// <summary>Which parts of the objects a request wants back: IncludeRetElement, lines, links, custom fields.</summary>
internal sealed class Selection
{
    private readonly HashSet<string>? elements;
    private readonly HashSet<string> owners;
    private readonly bool hasLines;
    private readonly bool hasLinks;

    public Selection(Request request)
    {
        var names = request.Texts("IncludeRetElement").ToHashSet(StringComparer.Ordinal);
        elements = names.Count == 0 ? null : names;
        owners = request.Texts("OwnerID").Select(o => o.Trim().ToUpperInvariant()).ToHashSet(StringComparer.Ordinal);
        hasLines = IsWanted(request, "IncludeLineItems");
        hasLinks = IsWanted(request, "IncludeLinkedTxns");
    }

    /// <summary>Takes away from a full object what was not asked for.</summary>
    public XElement Cut(XElement full)
    {
        var layout = QbxmlLanguage.Default.FindMessage(full.Name.LocalName) is { } message ? Layout.Of(message.Root) : null;
        foreach (var child in full.Elements().ToList())
        {
            if (!Keeps(child, layout?.Find(child.Name.LocalName)))
            {
                child.Remove();
            }
        }

        return full;
    }

    // A query that has no such switch returns the part always.
    private static bool IsWanted(Request request, string name) =>
        !request.Definition.Root.ChildElements.ContainsKey(name) || request.IsTrue(name);

    private bool Keeps(XElement child, Slot? slot)
    {
        var name = child.Name.LocalName;
        if (elements is not null && !elements.Contains(name))
        {
            return false;
        }

        return name switch
        {
            "DataExtRet" => owners.Contains(child.Element("OwnerID")?.Value ?? ""),
            "LinkedTxn" => hasLinks,
            "AppliedToTxnRet" => hasLines,
            _ => slot is not { IsLine: true } || hasLines,
        };
    }
}
