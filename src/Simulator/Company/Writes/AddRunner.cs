using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Makes a new record of any kind from an ...Add aggregate.</summary>
internal sealed class AddRunner(CompanyFile file)
{
    /// <summary>The new record, or why there is none.</summary>
    public Status Run(ObjectDef definition, XElement input, ElementNode inputDefinition, out Record? record)
    {
        record = null;
        var ret = definition.Ret!.Root;
        var parent =
            input.Element("ParentRef") is { HasElements: true } reference ? file.Store.Resolve([definition.Name], reference) : null;
        var problem = new ReferenceCheck(file, definition.Name).Check(input, inputDefinition, definition.Name)
            ?? (definition.Kind == ObjectKind.Txn
                ? CheckTransaction(definition, input)
                : file.Names.Check(definition, Names.Of(input), parent, existing: null));
        if (problem is not null)
        {
            return problem;
        }

        var fields = new XElement("R", file.Mapper.Map(input, inputDefinition, ret).Where(e => e.HasElements || e.Value.Length > 0));
        Defaults.Words(fields, inputDefinition, ret);
        var refNumber = definition.Kind == ObjectKind.Txn && ret.ChildElements.ContainsKey("RefNumber")
            ? input.Element("RefNumber")?.Value ?? NextRefNumber(definition)
            : "";
        record =
            file.Insert(definition, fields, definition.Kind == ObjectKind.Txn ? refNumber : Names.Of(input), parent, file.HostClock.Now);
        if (definition.Name == "ReceivePayment")
        {
            file.Payments.Apply(record, fields, input);
            record.SetFields(fields);
        }

        return Status.Ok;
    }

    private Status? CheckTransaction(ObjectDef definition, XElement input) =>
        file.Gatekeeper.Books(definition.Name, file.Gatekeeper.Day(input, stored: null), 3171)
        ?? Entries.Repeated(input)
        ?? Entries.Check(definition.Name, input)
        ?? (definition.Name == "ReceivePayment" ? file.Payments.Check(input, existing: null) : null);

    // Left out means the next number; sent empty means none.
    private string NextRefNumber(ObjectDef definition)
    {
        var highest = file.Store.Of(definition.Name)
            .Select(r => int.TryParse(r.Name, NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : 0)
            .DefaultIfEmpty(0)
            .Max();
        return (highest + 1).ToString(CultureInfo.InvariantCulture);
    }
}
