using System.Xml.Linq;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;

namespace WebConnectorSync.Simulator.Company.Extensions;

/// <summary>DataExtAdd, DataExtMod and DataExtDel: values of custom fields (owner 0) and private data on records and the company.</summary>
internal sealed class ExtensionRunner(CompanyFile file)
{
    public Answer Run(Request request)
    {
        var input = request.Element.Elements().First();
        var owner = input.Element("OwnerID")!.Value.Trim().ToUpperInvariant();
        var name = input.Element("DataExtName")!.Value;
        if (Holder(input, out var record, out var assignedTo) is { } problem)
        {
            return new Answer(problem);
        }

        var definition =
            file.ExtensionDefinitions.FirstOrDefault(d => d.Owner == owner && d.Name.Equals(name, StringComparison.OrdinalIgnoreCase));
        if (definition is null || !definition.AssignedTo.Contains(assignedTo))
        {
            return new Answer(new Status(3121, $"The data extension \"{name}\" is not defined for {assignedTo}."));
        }

        var extensions = record is null ? file.CompanyExtensions : record.Extensions ??= [];
        var existing = extensions.Find(e => e.Owner == owner && e.Name == definition.Name);
        if (Refusal(request.Name, definition, existing) is { } refusal)
        {
            return new Answer(refusal);
        }

        return Write(request, new Extension(owner, definition.Name, input.Element("DataExtValue")?.Value ?? ""), extensions, record, input);
    }

    // A custom field always exists, empty: Mod works at once and Add only while it is empty. Private data is added first.
    private static Status? Refusal(string request, ExtensionDefinition definition, Extension? existing) => request switch
    {
        "DataExtAddRq" when existing is not null => new Status(
            3180,
            $"There was an error when saving a data extension named \"{definition.Name}\".  QuickBooks error message: It already exists."),
        "DataExtModRq" when existing is null && definition.Owner != "0" => Status.NotFound(definition.Name),
        "DataExtDelRq" when existing is null => Status.NotFound(definition.Name),
        _ => null,
    };

    private Answer Write(Request request, Extension changed, List<Extension> extensions, Record? record, XElement input)
    {
        extensions.RemoveAll(e => e.Owner == changed.Owner && e.Name == changed.Name);
        if (record is not null && changed.Owner == "0")
        {
            file.Stamp(record);
        }

        if (request.Name == "DataExtDelRq")
        {
            return new Answer(
                Status.Ok,
                [new XElement("DataExtDelRet", input.Elements(), new XElement("TimeDeleted", file.HostClock.Text(file.HostClock.Now)))]);
        }

        extensions.Add(changed);
        return new Answer(Status.Ok, file.View.Extensions([changed]));
    }

    private Status? Holder(XElement input, out Record? record, out string assignedTo)
    {
        record = null;
        assignedTo = input.Element("OtherDataExtType")?.Value ?? "";
        if (assignedTo.Length > 0)
        {
            return null;
        }

        if (input.Element("TxnDataExtType") is { } transaction)
        {
            assignedTo = transaction.Value;
            var id = input.Element("TxnID")!.Value.Trim();
            record = file.Store.Find(Family.Transactions, id);
            return record?.Definition.Name != assignedTo ? Status.NotFound(id) : file.Gatekeeper.Lock(record!);
        }

        assignedTo = input.Element("ListDataExtType")!.Value;
        var reference = input.Element("ListObjRef")!;
        record = file.Store.Resolve([assignedTo], reference);
        return record is null
            ? Status.BadReference(assignedTo, (reference.Element("ListID") ?? reference.Element("FullName"))?.Value ?? "", "data extension")
            : file.Gatekeeper.Lock(record);
    }
}
