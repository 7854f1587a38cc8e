using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Looks whether everything a request refers to is in the lists (3140 otherwise).</summary>
internal sealed class ReferenceCheck(CompanyFile file, string objectName)
{
    public Status? Check(XElement input, ElementNode definition, string place)
    {
        foreach (var child in input.Elements())
        {
            if (Layout.Of(definition).Find(child.Name.LocalName)?.Node is not { IsAggregate: true } node)
            {
                continue;
            }

            var problem = node.IsReference ? Reference(child, node, place) : Check(
                child, node, node.ChildElements.ContainsKey("ItemRef") ? objectName + " line" : place);
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    private Status? Reference(XElement reference, ElementNode node, string place)
    {
        var named =
            reference.Element("ListID")?.Value.Trim() is { Length: > 0 } id ? id : reference.Element("FullName")?.Value.Trim() ?? "";
        if (named.Length == 0)
        {
            return null;
        }

        var found = file.Store.Resolve(node.Targets, reference);
        return found is null || (file.Settings.RefusesInactiveReferences && !found.IsActive)
            ? Status.BadReference(node.Targets[0], named, place)
            : null;
    }
}
