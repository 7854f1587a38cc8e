using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Requests;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Company;

/// <summary>
/// A QuickBooks company file in memory. It answers qbXML by its own reading of the language, as the other side of the wire and
/// not as a mirror of the product. Thread-safe: like QuickBooks it does one thing at a time.
/// </summary>
public sealed partial class CompanyFile
{
    private readonly Dictionary<string, long> served = new(StringComparer.Ordinal);
    private readonly QuickBooksSession ownSession;

    /// <summary>Makes an empty company file.</summary>
    public CompanyFile(CompanySettings? settings = null)
    {
        Settings = settings ?? new CompanySettings();
        HostClock = new HostClock(Settings, Faults);
        (Mapper, Names, Gatekeeper, Payments, Ledger) = (new(this), new(this), new(this), new(this), new(this));
        (Adder, Modifier, Deleter, View) = (new(this), new(this), new(this), new(this));
        (forms, salesForms, defaults) = (new(this), new(this), new(this));
        ownSession = OpenSession("Simulator");
    }

    /// <summary>What kind of QuickBooks and company this is.</summary>
    public CompanySettings Settings { get; }

    /// <summary>How it misbehaves.</summary>
    public Faults Faults { get; } = new();

    /// <summary>How often each request was executed (CustomerQueryRq).</summary>
    public IReadOnlyDictionary<string, long> RequestsServed
    {
        get
        {
            lock (Gate)
            {
                return new Dictionary<string, long>(served, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>How many Adds and Mods were executed.</summary>
    public long Writes { get; private set; }

    /// <summary>Why the last message was refused whole; QuickBooks itself never says.</summary>
    public string? LastParseProblem { get; internal set; }

    /// <summary>Begins a session of an application.</summary>
    public QuickBooksSession OpenSession(string application) => new(this, application);

    /// <summary>Executes a message set in a session of the simulator's own.</summary>
    public Processed ProcessRequest(string qbxml) => ownSession.ProcessRequest(qbxml);

    /// <summary>Fills the file with plausible records, the same for the same plan.</summary>
    public void Seed(SeedPlan plan)
    {
        lock (Gate)
        {
            new Seeder(this, plan).Run();
        }
    }

    /// <summary>
    /// Adds customers and invoices that are computed from their number whenever somebody asks for them, so that a million need no memory.
    /// </summary>
    public void Generate(GeneratedPlan plan)
    {
        lock (Gate)
        {
            new GeneratedBooks(this, plan).Run();
        }
    }

    /// <summary>How many records of that object there are.</summary>
    public int Count(string objectName) => Store.Of(objectName).Count;

    /// <summary>The ids of all records of an object, oldest first.</summary>
    public IReadOnlyList<string> Ids(string objectName)
    {
        lock (Gate)
        {
            return Store.Of(objectName).Select(r => r.Id).ToList();
        }
    }

    /// <summary>All records of an object as full Rets: newest version, all lines, links and custom fields, inactive ones too.</summary>
    public IReadOnlyList<XElement> AllRecords(string objectName)
    {
        lock (Gate)
        {
            return Store.Of(objectName).Select(View.Build).ToList();
        }
    }

    /// <summary>One record as its full Ret; null when there is none.</summary>
    public XElement? Find(string objectName, string id)
    {
        lock (Gate)
        {
            return Store.Find(Family.Of(QbxmlLanguage.Default.Object(objectName)), id) is { } record && record.Definition.Name == objectName
                ? View.Build(record)
                : null;
        }
    }

    /// <summary>Forgets all stored message sets, as a rebuilt file may.</summary>
    public void ForgetMessageSets()
    {
        lock (Gate)
        {
            MessageSets.Clear();
        }
    }
}

/// <summary>A backup of a company file.</summary>
public sealed class Backup
{
    internal Backup(
        RecordStore store, List<Deletion> deletions, MessageSetStore messageSets, List<ExtensionDefinition> definitions,
        List<Extension> companyExtensions, long? condensedAt) =>
        (Store, Deletions, MessageSets, Definitions, CompanyExtensions, CondensedAt) =
        (store, deletions, messageSets, definitions, companyExtensions, condensedAt);

    internal RecordStore Store { get; }

    internal List<Deletion> Deletions { get; }

    internal MessageSetStore MessageSets { get; }

    internal List<ExtensionDefinition> Definitions { get; }

    internal List<Extension> CompanyExtensions { get; }

    internal long? CondensedAt { get; }
}
