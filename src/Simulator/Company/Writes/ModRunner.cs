using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Language;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Company.Writes;

/// <summary>Changes a record of any kind by a ...Mod aggregate: left out stays, empty clears, a line list replaces the line list.</summary>
internal sealed class ModRunner(CompanyFile file)
{
    private static readonly HashSet<string> OnRecord =
        new(["ListID", "TxnID", "EditSequence", "Name", "IsActive", "ParentRef", "RefNumber"], StringComparer.Ordinal);

    public Status Run(ObjectDef definition, XElement input, ElementNode inputDefinition, out Record? record)
    {
        var id = input.Element(definition.IdElement!)!.Value.Trim();
        record = file.Store.Find(Family.Of(definition), id);
        if (record is null || record.Definition != definition)
        {
            return Status.NotFound(id);
        }

        var patch = file.Mapper.Map(input, inputDefinition, definition.Ret!.Root);
        var parent = input.Element("ParentRef") is not { } reference ? record.Parent : reference.HasElements ? file.Store.Resolve(
            [definition.Name], reference) : null;
        var fields = record.Fields();
        var problem =
            Check(record, input, inputDefinition, patch) ?? CheckName(record, input, parent) ?? Lines(fields, patch, definition.Ret.Root)
            ?? (record.IsTransaction && patch.Any(e => Layout.Of(definition.Ret.Root).Find(e.Name.LocalName) is { IsLine: true })
                ? Entries.Check(definition.Name, fields)
                : null);
        if (problem is not null)
        {
            return problem;
        }

        file.Ledger.Reverse(record, record.Fields());
        SetHead(record, input, parent);
        Apply(fields, patch, input, definition.Ret.Root);
        file.Finish(record, fields);
        if (definition.Name == "ReceivePayment" && input.Elements("AppliedToTxnMod").Any())
        {
            file.Payments.Unapply(record, fields);
            file.Payments.Apply(record, fields, input);
            record.SetFields(fields);
        }

        file.Stamp(record);
        return Status.Ok;
    }

    private Status? Check(Record record, XElement input, ElementNode inputDefinition, IReadOnlyList<XElement> patch)
    {
        var sent = input.Element("EditSequence")!.Value.Trim();
        var cleared = patch.FirstOrDefault(
            e => e.IsEmpty && !e.HasElements && record.Definition.Ret!.Root.ChildElements[e.Name.LocalName] is { Occurs: Occurs.One });
        return file.Gatekeeper.Lock(record)
            ?? (sent != record.EditSequence.ToString(CultureInfo.InvariantCulture) ? Status.OutOfDate(sent) : null)
            ?? new ReferenceCheck(file, record.Definition.Name).Check(input, inputDefinition, record.Definition.Name)
            ?? (cleared is not null ? new Status(3190, $"The \"{cleared.Name}\" field cannot be cleared.") : null)
            ?? (!record.IsTransaction ? null : CheckTransaction(record, input));
    }

    private Status? CheckTransaction(Record record, XElement input) =>
        file.Gatekeeper.Books(record.Definition.Name, record.TxnDate, 3171)
        ?? file.Gatekeeper.Books(record.Definition.Name, file.Gatekeeper.Day(input, record), 3171)
        ?? Entries.Repeated(input)
        ?? (record.Definition.Name == "ReceivePayment" ? file.Payments.Check(input, record) : null);

    private Status? CheckName(Record record, XElement input, Record? parent)
    {
        var name = input.Element("Name") ?? input.Element("Initial");
        return record.IsTransaction ? null : file.Names.Check(
            record.Definition, name is null ? record.Name : Names.Of(input), parent, record);
    }

    private void SetHead(Record record, XElement input, Record? parent)
    {
        if (record.IsTransaction)
        {
            record.Name = input.Element("RefNumber") is { } number ? Values.Kept(number.Value) : record.Name;
            return;
        }

        var name = input.Element("Name") ?? input.Element("Initial");
        var isPersonRenamed =
            name is null && record.Definition.Name == "Employee" && (input.Element("FirstName") ?? input.Element("LastName")) is not null;
        if (isPersonRenamed)
        {
            var person = record.Fields();
            foreach (var part in new[] { "FirstName", "MiddleName", "LastName" }.Where(p => input.Element(p) is not null))
            {
                person.SetElementValue(part, input.Element(part)!.Value);
            }

            name = new XElement("Name", Names.Of(person));
        }

        var balance = record.TotalBalance;
        MoveBalance(record.Parent, -balance);
        MoveBalance(parent, balance);
        file.Store.Rename(record, name is null ? record.Name : Values.Kept(name.Value.Trim()), parent);
        record.IsActive = input.Element("IsActive")?.Value.Trim() is { Length: > 0 } active ? active is "true" or "1" : record.IsActive;
    }

    private static void MoveBalance(Record? from, decimal amount)
    {
        for (var record = from; record is not null; record = record.Parent)
        {
            record.TotalBalance += amount;
        }
    }

    // Members of a merged aggregate (SalesOrPurchaseMod) that were not sent stay; an address is replaced as one thing.
    private static void Apply(XElement fields, IReadOnlyList<XElement> patch, XElement input, ElementNode ret)
    {
        foreach (var group in patch.GroupBy(e => e.Name.LocalName).Where(g => !OnRecord.Contains(g.Key)))
        {
            if (Layout.Of(ret).Find(group.Key) is { IsLine: true })
            {
                continue;
            }

            if (input.Element(group.Key + "Mod") is not null
                && fields.Element(group.Key) is { HasElements: true } stored
                && !ret.ChildElements[group.Key].IsRepeated)
            {
                LineMerge.Merge(stored, group.First());
                continue;
            }

            fields.Elements(group.Key).Remove();
            fields.Add(group.Where(e => e.HasElements || e.Value.Length > 0));
        }
    }

    private static Status? Lines(XElement fields, IReadOnlyList<XElement> patch, ElementNode ret)
    {
        foreach (var list in patch.GroupBy(e => Layout.Of(ret).Find(e.Name.LocalName)!).Where(g => g.Key.IsLine).GroupBy(g => g.Key.Order))
        {
            var names = Layout.Of(ret).Slots.Where(s => s.Order == list.Key).Select(s => s.Node.Name).ToHashSet(StringComparer.Ordinal);
            var sent = patch.Where(e => names.Contains(e.Name.LocalName)).ToList();
            if (LineMerge.Replace(fields, names, sent) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }
}
