using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>Somebody works in QuickBooks: now and then a phone number changes, a customer or job is added, an invoice written.</summary>
public sealed class OfficeLife(CompanyFile file, int seed = 1)
{
    private readonly Random random = new(seed);
    private int done;

    /// <summary>Does one thing and says what, in a sentence.</summary>
    public string DoSomething()
    {
        done++;
        var customers = file.Ids("Customer");
        if (customers.Count == 0 || done % 4 == 2)
        {
            return AddCustomer();
        }

        var id = customers[random.Next(customers.Count)];
        return (done % 4) switch
        {
            3 when file.Ids("ItemService").Count > 0 => AddInvoice(id),
            0 => AddJob(id),
            _ => ChangePhone(id),
        };
    }

    private string ChangePhone(string id)
    {
        var phone = string.Create(CultureInfo.InvariantCulture, $"415-555-{random.Next(1000, 9999)}");
        file.Change("Customer", id, ("Phone", phone));
        return $"{Name(id)} has a new phone number, {phone}.";
    }

    private string AddCustomer()
    {
        var (city, state, _) = Words.Towns[random.Next(Words.Towns.Length)];
        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Last[random.Next(Words.Last.Length)]} {Words.Trades[random.Next(Words.Trades.Length)]} " +
            $"{DateTimeOffset.FromUnixTimeSeconds(file.HostClock.Now):MMdd-HHmmss}-{done}");
        file.Add("Customer", new XElement(
            "CustomerAdd",
            new XElement("Name", name),
            new XElement("CompanyName", name),
            new XElement("BillAddress", new XElement("Addr1", name), new XElement("City", city), new XElement("State", state)),
            new XElement("Phone", string.Create(CultureInfo.InvariantCulture, $"510-555-{random.Next(1000, 9999)}"))));
        return $"{name} is a new customer.";
    }

    private string AddJob(string customer)
    {
        if (file.Find("Customer", customer)!.Element("Sublevel")!.Value != "0")
        {
            return ChangePhone(customer);
        }

        var name = string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Work[random.Next(Words.Work.Length)]} {DateTimeOffset.FromUnixTimeSeconds(file.HostClock.Now):MMdd-HHmmss}-{done}");
        file.Add(
            "Customer",
            new XElement(
                "CustomerAdd",
                new XElement("Name", name),
                new XElement("ParentRef", new XElement("ListID", customer)),
                new XElement("JobStatus", "InProgress")));
        return $"{Name(customer)} has a new job, {name}.";
    }

    private string AddInvoice(string customer)
    {
        var items = file.Ids("ItemService");
        var id = file.Add("Invoice", new XElement(
            "InvoiceAdd",
            new XElement("CustomerRef", new XElement("ListID", customer)),
            new XElement("Memo", "Entered in QuickBooks"),
            new XElement(
                "InvoiceLineAdd",
                new XElement("ItemRef", new XElement("ListID", items[random.Next(items.Count)])),
                new XElement("Quantity", random.Next(1, 20).ToString(CultureInfo.InvariantCulture)))));
        var invoice = file.Find("Invoice", id)!;
        return $"Invoice {invoice.Element("RefNumber")!.Value} over {invoice.Element("BalanceRemaining")!.Value} went to {Name(customer)}.";
    }

    private string Name(string id) => file.Find("Customer", id)!.Element("FullName")!.Value;
}
