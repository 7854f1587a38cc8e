using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company.Records;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>Vendors, employees, customers and their jobs; no two of them share a name.</summary>
internal sealed class People(Seeder seeder, SeedPlan plan)
{
    private RecordStore Store => seeder.File.Store;

    public void Vendors()
    {
        for (var i = 0; i < plan.Vendors; i++)
        {
            var name = Free($"{seeder.Pick(Words.Last)} {seeder.Pick(Words.Trades)} Supply");
            seeder.Insert(
                "Vendor", name, i, plan.Vendors, seeder.Activity(i), new XElement("CompanyName", name), seeder.Address(
                    "VendorAddress", name), new XElement("Phone", seeder.Phone()),
                new XElement("IsVendorEligibleFor1099", i % 5 == 0 ? "true" : "false"), Seeder.Reference("TermsRef", Any("StandardTerms")));
        }
    }

    public void Employees()
    {
        for (var i = 0; i < plan.Employees; i++)
        {
            var (first, last) = (seeder.Pick(Words.First), seeder.Pick(Words.Last));
            var name = Free($"{first} {last}");
            seeder.Insert(
                "Employee", name, i, plan.Employees, seeder.Activity(i), new XElement("FirstName", first), new XElement(
                    "LastName", last + name[(first.Length + 1 + last.Length)..]),
                new XElement("JobTitle", i % 3 == 0 ? "Manager" : "Technician"), new XElement("Phone", seeder.Phone()), new XElement(
                    "Email", $"{Mail(first)}.{Mail(last)}@services.example"),
                new XElement("SSN", string.Create(CultureInfo.InvariantCulture, $"900-{10 + (i % 80)}-{1000 + i}")), new XElement(
                    "EmployeeType", "Regular"), new XElement("HiredDate", "2021-03-01"));
        }
    }

    public void Customers()
    {
        if (plan.Customers > 0)
        {
            seeder.File.ExtensionDefinitions.Add(
                new ExtensionDefinition(seeder.File.ExtensionDefinitions.Count + 1, "0", "Contract No.", "STR255TYPE", ["Customer"]));
        }

        for (var i = 0; i < plan.Customers; i++)
        {
            var (first, last) = (seeder.Pick(Words.First), seeder.Pick(Words.Last));
            var isFirm = i % 3 != 0;
            var name = Free(isFirm ? $"{last} {seeder.Pick(Words.Trades)}" : $"{last}, {first}");
            var record = seeder.Insert("Customer", name, i, plan.Customers, seeder.Activity(i), Details(i, name, isFirm, first, last));
            if (i % 10 == 0)
            {
                record.Extensions = [new Extension("0", "Contract No.", string.Create(CultureInfo.InvariantCulture, $"C-{1000 + i}"))];
            }
        }
    }

    public void Jobs()
    {
        var customers = Store.Of("Customer").ToList();
        var definition = QbxmlLanguage.Default.Object("Customer");
        for (var i = 0; i < plan.Jobs && customers.Count > 0; i++)
        {
            var jobs = Store.Of("Customer").Count - customers.Count;
            var parent = i % 10 == 9 && jobs > 0 ? Store.Of("Customer")[
                customers.Count + seeder.Random.Next(jobs)] : customers[seeder.Random.Next(customers.Count)];
            parent = RecordStore.Sublevel(parent) >= RecordStore.MaximumDepth - 1 ? customers[0] : parent;
            var name = Free(seeder.Pick(Words.Work), parent);
            var created = Math.Max(parent.CreatedAt + 1, seeder.Clock.Created(i, plan.Jobs));
            var fields = new XElement(
                "R",
                new XElement("JobStatus", i % 4 == 0 ? "Closed" : "InProgress"),
                new XElement("PreferredDeliveryMethod", "None"),
                seeder.Activity(i));
            seeder.File.Insert(definition, fields, name, parent, created, seeder.Clock.Modified(created));
        }
    }

    private object?[] Details(int i, string name, bool isFirm, string first, string last) =>
    [
        isFirm ? new XElement("CompanyName", name) : null,
        new XElement("FirstName", first),
        new XElement("LastName", last),
        seeder.Address("BillAddress", name),
        i % 5 == 0 ? seeder.Address("ShipAddress", name) : null,
        new XElement("Phone", seeder.Phone()),
        new XElement("Email", $"{Mail(first)}.{Mail(last)}@customer.example"),
        new XElement("Contact", $"{first} {last}"),
        Seeder.Reference("TermsRef", Any("StandardTerms")),
        Seeder.Reference(
            "SalesTaxCodeRef", i % 6 == 0 ? Store.FindByFullName("SalesTaxCode", "Non") : Store.FindByFullName("SalesTaxCode", "Tax")),
        Seeder.Reference("ItemSalesTaxRef", Store.FindByFullName(Family.Items, "County Tax")),
        i % 7 == 0 ? new XElement("AccountNumber", string.Create(CultureInfo.InvariantCulture, $"K{10000 + i}")) : null,
        new XElement("JobStatus", "None"),
        i % 11 == 0 ? new XElement("Notes", "Calls before noon only.\nAsk for <Reception> & mention \"QB\".") : null,
        new XElement("PreferredDeliveryMethod", i % 2 == 0 ? "Email" : "None"),
    ];

    private static string Mail(string name) => new([.. name.ToLowerInvariant().Where(char.IsAsciiLetter)]);

    private Record? Any(string objectName) => Store.Of(objectName).Count == 0 ? null : seeder.Pick(Store.Of(objectName));

    private string Free(string name, Record? parent = null)
    {
        var free = name;
        for (var n = 2; Store.FindChild(Family.Names, parent, free) is not null; n++)
        {
            free = string.Create(CultureInfo.InvariantCulture, $"{name} {n}");
        }

        return free;
    }
}
