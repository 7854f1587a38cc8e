using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>Fills a company file with the books of a services firm: the small lists first, then names, then forms.</summary>
internal sealed class Seeder
{
    private readonly CompanyFile file;
    private readonly SeedPlan plan;
    private readonly Random random = new(4711);
    private readonly SeedClock clock;

    public Seeder(CompanyFile file, SeedPlan plan)
    {
        (this.file, this.plan) = (file, plan);
        clock = new SeedClock(file.HostClock.Now, plan.Years, random);
    }

    public void Run()
    {
        new SmallLists(this, plan).Run();
        var people = new People(this, plan);
        people.Vendors();
        new TaxAndItems(this, plan).Run();
        people.Employees();
        people.Customers();
        people.Jobs();
        new SeedForms(this, plan).Run();
        new SeedDeletions(file).Run();
    }

    public CompanyFile File => file;

    public Random Random => random;

    public SeedClock Clock => clock;

    /// <summary>Makes one record; its fields are given in the form of the Ret.</summary>
    public Record Insert(string objectName, string name, int index, int count, params object?[] fields)
    {
        var created = clock.Created(index, count);
        var record =
            file.Insert(QbxmlLanguage.Default.Object(objectName), new XElement("R", fields), name, null, created, clock.Modified(created));
        return record;
    }

    /// <summary>Whether the n-th list entry is one of the inactive ones.</summary>
    public XElement Activity(int index) =>
        new("IsActive", plan.InactiveEvery > 0 && index % plan.InactiveEvery == plan.InactiveEvery - 1 ? "false" : "true");

    public T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];

    /// <summary>A reference to a record; nothing when there is none.</summary>
    public static XElement? Reference(string name, Record? target) =>
        target is null ? null : new XElement(name, new XElement("ListID", target.Id));

    /// <summary>A name of the list, numbered when the words run out.</summary>
    public static string Numbered(string name, int round) =>
        round == 0 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {round + 1}");

    public XElement Address(string name, string first)
    {
        var (city, state, zip) = Pick(Words.Towns);
        return new XElement(
            name,
            new XElement("Addr1", first.Length > 41 ? first[..41] : first),
            new XElement("Addr2", string.Create(CultureInfo.InvariantCulture, $"{random.Next(1, 9999)} {Pick(Words.Streets)}")),
            new XElement("City", city),
            new XElement("State", state),
            new XElement("PostalCode", zip));
    }

    public string Phone() => string.Create(CultureInfo.InvariantCulture, $"{random.Next(201, 989)}-555-{random.Next(100, 9999):0000}");
}
