using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;
using WebConnectorSync.Simulator.Company.Writes;

namespace WebConnectorSync.Simulator.Company;

/// <summary>The inside: what the runners share.</summary>
public sealed partial class CompanyFile
{
    private static readonly string[] OnRecord =
        ["ListID", "TxnID", "EditSequence", "Name", "IsActive", "ParentRef", "RefNumber", "FullName", "Sublevel"];
    private static readonly string[] Entities = ["CustomerRef", "VendorRef", "PayeeEntityRef", "EntityRef"];

    private readonly Forms forms;
    private readonly SalesForms salesForms;
    private readonly Defaults defaults;
    private int lastTxnNumber;

    internal Lock Gate { get; } = new();

    internal RecordStore Store { get; private set; } = new();

    internal HostClock HostClock { get; }

    internal RetView View { get; }

    internal FieldMapper Mapper { get; }

    internal Names Names { get; }

    internal Gatekeeper Gatekeeper { get; }

    internal Payments Payments { get; }

    internal Ledger Ledger { get; }

    internal AddRunner Adder { get; }

    internal ModRunner Modifier { get; }

    internal DeleteRunner Deleter { get; }

    internal MessageSetStore MessageSets { get; private set; } = new();

    internal List<Deletion> Deletions { get; private set; } = [];

    internal List<ExtensionDefinition> ExtensionDefinitions { get; private set; } = [];

    internal List<Extension> CompanyExtensions { get; private set; } = [];

    internal void CountRequest(string requestName) => served[requestName] = served.GetValueOrDefault(requestName) + 1;

    internal void CountWrite() => Writes++;

    /// <summary>Puts a new record in: ids, line ids, defaults and sums are made here. The fields are completed in place.</summary>
    internal Record Insert(ObjectDef definition, XElement fields, string name, Record? parent, long createdAt, long? modifiedAt = null)
    {
        if (parent is not null)
        {
            Store.Keep(parent);
        }

        var record = new Record(definition, Store.NewId(Family.Of(definition), createdAt), fields)
        {
            Name = name,
            Parent = parent,
            IsActive = fields.Element("IsActive")?.Value != "false",
            CreatedAt = createdAt,
            ModifiedAt = modifiedAt ?? createdAt,
            EditSequence = modifiedAt ?? createdAt,
            TxnNumber = definition.Kind == ObjectKind.Txn ? ++lastTxnNumber : 0,
        };
        fields.Elements().Where(e => OnRecord.Contains(e.Name.LocalName)).Remove();
        if (record.IsTransaction)
        {
            salesForms.Fill(fields, definition.Ret!.Root);
        }

        Finish(record, fields);
        Store.Add(record);
        return record;
    }

    /// <summary>After new fields: sums, required elements, order, and what queries look at.</summary>
    internal void Finish(Record record, XElement fields)
    {
        Complete(record.Definition, fields);
        record.TxnDate = DateOnly.TryParse(fields.Element("TxnDate")?.Value, out var day) ? day : default;
        record.Entity = Entities
            .Select(e => fields.Element(e)?.Element("ListID")?.Value)
            .OfType<string>()
            .Select(id => Store.Find(Family.Names, id))
            .FirstOrDefault();
        record.SetFields(fields);
        Ledger.Apply(record, fields);
    }

    /// <summary>Sums, required elements and the order of the wire.</summary>
    internal void Complete(ObjectDef definition, XElement fields)
    {
        var ret = definition.Ret!.Root;
        if (definition.Kind == ObjectKind.Txn)
        {
            forms.Compute(fields, ret);
            salesForms.SetDueDate(fields, ret);
        }

        defaults.Complete(fields, ret);
    }

    /// <summary>A change happened now. Without strictness two changes within one second share an EditSequence.</summary>
    internal void Stamp(Record record)
    {
        record.ModifiedAt = HostClock.Now;
        record.EditSequence = Settings.IsEditSequenceStrict ? Math.Max(record.EditSequence + 1, record.ModifiedAt) : record.ModifiedAt;
        Store.Keep(record);
    }

    /// <summary>What faults do to a returned object.</summary>
    internal XElement Disguise(XElement ret)
    {
        if (Faults.IsPersonalDataWithheld)
        {
            ret.Descendants().Where(e => QbxmlLanguage.Default.SecretElements.Contains(e.Name.LocalName)).ToList().ForEach(e => e.Remove());
        }

        if (Faults.WritesOddValues)
        {
            ret.Element("PreferredDeliveryMethod")?.SetValue("Mail");
            foreach (var percent in ret.Descendants().Where(
                e => e.Name.LocalName is "PricePercent" or "RatePercent" or "DiscountPct" or "SalesTaxPercentage" or "TaxRate"))
            {
                percent.Value = percent.Value.Replace(".00", ".0", StringComparison.Ordinal) + "%";
            }
        }

        if (Faults.AddsUnknownElements)
        {
            ret.Add(
                new XElement("FuturePolicy", "Unheard of"),
                new XElement("FutureInfo", new XElement("FutureCode", "7"), new XElement("FutureNote", "A & B")));
        }

        Faults.Distorts?.Invoke(ret);
        return ret;
    }
}
