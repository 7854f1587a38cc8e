using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Extensions;

/// <summary>DataExtDefQuery, Add, Mod and Del: which custom fields and private data there are.</summary>
internal sealed class DefinitionRunner(CompanyFile file)
{
    public Answer Run(Request request) => request.Name switch
    {
        "DataExtDefQueryRq" => Query(request),
        "DataExtDefAddRq" => Add(request.Element.Element("DataExtDefAdd")!),
        "DataExtDefModRq" => Mod(request.Element.Element("DataExtDefMod")!),
        _ => Delete(request.Element),
    };

    private static XElement Ret(ExtensionDefinition definition) => new(
        "DataExtDefRet",
        new XElement("OwnerID", definition.Owner),
        new XElement("DataExtID", definition.Number.ToString(CultureInfo.InvariantCulture)),
        new XElement("DataExtName", definition.Name),
        new XElement("DataExtType", definition.Type),
        definition.AssignedTo.Select(a => new XElement("AssignToObject", a)),
        new XElement("DataExtListRequire", "false"),
        new XElement("DataExtTxnRequire", "false"),
        new XElement("DataExtFormatString", ""));

    private static string Owner(XElement input) => input.Element("OwnerID")!.Value.Trim().ToUpperInvariant();

    private Answer Query(Request request)
    {
        var owners = request.Texts("OwnerID").Select(o => o.Trim().ToUpperInvariant()).ToList();
        var objects = request.Texts("AssignToObject").ToList();
        var found = file.ExtensionDefinitions
            .Where(d => (owners.Count == 0 || owners.Contains(d.Owner)) && (objects.Count == 0 || d.AssignedTo.Any(objects.Contains)))
            .ToList();
        return found.Count == 0 ? new Answer(Status.NoMatch) : new Answer(Status.Ok, found.Select(Ret));
    }

    private Answer Add(XElement input)
    {
        var owner = Owner(input);
        var name = input.Element("DataExtName")!.Value;
        if (Find(owner, name) is not null)
        {
            return new Answer(Status.NameInUse(name));
        }

        var definition = new ExtensionDefinition(
            file.ExtensionDefinitions.Count + 1, owner, name, input.Element("DataExtType")!.Value,
            input.Elements("AssignToObject").Select(a => a.Value).ToList());
        file.ExtensionDefinitions.Add(definition);
        return new Answer(Status.Ok, [Ret(definition)]);
    }

    private Answer Mod(XElement input)
    {
        var name = input.Element("DataExtName")!.Value;
        if (Find(Owner(input), name) is not { } definition)
        {
            return new Answer(Status.NotFound(name));
        }

        var removed = input.Elements("RemoveFromObject").Select(r => r.Value).ToList();
        var changed = definition with
        {
            Name = input.Element("DataExtNewName")?.Value is { Length: > 0 } renamed ? renamed : definition.Name,
            AssignedTo = definition.AssignedTo.Union(input.Elements("AssignToObject").Select(a => a.Value)).Except(removed).ToList(),
        };
        file.ExtensionDefinitions[file.ExtensionDefinitions.IndexOf(definition)] = changed;
        return new Answer(Status.Ok, [Ret(changed)]);
    }

    private Answer Delete(XElement input)
    {
        var name = input.Element("DataExtName")!.Value;
        if (Find(Owner(input), name) is not { } definition)
        {
            return new Answer(Status.NotFound(name));
        }

        file.ExtensionDefinitions.Remove(definition);
        return new Answer(Status.Ok,
        [
            new XElement(
                "DataExtDefDelRet",
                new XElement("OwnerID", definition.Owner),
                new XElement("DataExtName", definition.Name),
                new XElement("TimeDeleted", file.HostClock.Text(file.HostClock.Now))),
        ]);
    }

    private ExtensionDefinition? Find(string owner, string name) =>
        file.ExtensionDefinitions.Find(d => d.Owner == owner && d.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
}
