using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Company.Records;
using WebConnectorSync.Simulator.Company.Writes;

namespace WebConnectorSync.Simulator.Seeding;

/// <summary>
/// Customers and invoices computed from their number. They belong together as others do, but leave no trace in what is kept: balances
/// do not follow invoices, and a customer can be deleted whatever invoices name it.
/// </summary>
internal sealed class GeneratedBooks
{
    private const uint FirstCustomer = 0x90000000;
    private const uint FirstInvoice = 0x10000000;
    private const int FirstNumber = 100_001;
    private const int LinesOfAnInvoice = 2;
    private const long Day = SeedClock.Day;

    private readonly CompanyFile file;
    private readonly GeneratedPlan plan;
    private readonly long now;
    private readonly long start;
    private readonly ObjectDef customer = QbxmlLanguage.Default.Object("Customer");
    private readonly ObjectDef invoice = QbxmlLanguage.Default.Object("Invoice");
    private readonly List<string> items;
    private readonly string? receivables;

    public GeneratedBooks(CompanyFile file, GeneratedPlan plan)
    {
        (this.file, this.plan) = (file, plan);
        now = file.HostClock.Now - Day;
        start = now - (plan.Years * 365 * Day);
        items = file.Store.Of("ItemService").Select(i => i.Id).ToList();
        receivables = file.Store.Of("Account").FirstOrDefault(a => a.Fields().Element("AccountType")?.Value == "AccountsReceivable")?.Id;
    }

    public void Run()
    {
        if (plan.Customers > 0)
        {
            file.Store.Generate(new GeneratedRecords(customer, plan.Customers, FirstCustomer, Customer));
        }

        if (plan.Customers > 0 && plan.Invoices > 0)
        {
            file.Store.Generate(new GeneratedRecords(invoice, plan.Invoices, FirstInvoice, Invoice));
        }
    }

    private Record Customer(int number)
    {
        var made = Made(number, plan.Customers);
        var changed = Changed(number, made);
        return new Record(customer, Id(FirstCustomer, number, made), CustomerFields)
        {
            Name = Name(number),
            IsActive = number % 20 != 19,
            CreatedAt = made,
            ModifiedAt = changed,
            EditSequence = changed,
        };
    }

    private Record Invoice(int number)
    {
        var made = Made(number, plan.Invoices);
        var changed = Changed(number, made);
        return new Record(invoice, Id(FirstInvoice, number, made), InvoiceFields)
        {
            Name = (FirstNumber + number).ToString(CultureInfo.InvariantCulture),
            CreatedAt = made,
            ModifiedAt = changed,
            EditSequence = changed,
            TxnDate = DateOnly.FromDateTime(file.HostClock.Local(made)),
            TxnNumber = FirstNumber + number,
        };
    }

    private XElement CustomerFields(Record record)
    {
        var number = Number(record, FirstCustomer);
        var (city, state, zip) = Words.Towns[Mix(number) % Words.Towns.Length];
        var (first, last) = (Words.First[Mix(number + 1) % Words.First.Length], Words.Last[Mix(number + 2) % Words.Last.Length]);
        var fields = new XElement(
            "R",
            new XElement("CompanyName", record.Name),
            new XElement("FirstName", first),
            new XElement("LastName", last),
            new XElement(
                "BillAddress",
                new XElement("Addr1", record.Name),
                new XElement(
                    "Addr2",
                    string.Create(CultureInfo.InvariantCulture, $"{1 + (number % 9998)} {Words.Streets[number % Words.Streets.Length]}")),
                new XElement("City", city),
                new XElement("State", state),
                new XElement("PostalCode", zip)),
            new XElement("Phone", string.Create(CultureInfo.InvariantCulture, $"{201 + (number % 788)}-555-{number % 10_000:0000}")),
            new XElement("Email", $"office{number}@customer.example"),
            new XElement("Contact", $"{first} {last}"),
            new XElement("JobStatus", "None"),
            new XElement("PreferredDeliveryMethod", "None"));
        file.Complete(customer, fields);
        return fields;
    }

    private XElement InvoiceFields(Record record)
    {
        var number = Number(record, FirstInvoice);
        var fields = new XElement(
            "R",
            Reference("CustomerRef", Customer(Mix(number) % plan.Customers).Id),
            Reference("ARAccountRef", receivables),
            new XElement("TxnDate", Forms.Date(record.TxnDate)),
            new XElement("IsPending", "false"),
            Enumerable.Range(0, LinesOfAnInvoice).Select(line => new XElement(
                "InvoiceLineRet",
                new XElement("TxnLineID", Id(FirstInvoice, (number * LinesOfAnInvoice) + line, record.CreatedAt)),
                Reference("ItemRef", items.Count == 0 ? null : items[(number + line) % items.Count]),
                new XElement("Desc", "Work done as agreed"),
                new XElement("Quantity", Values.Quantity((1 + ((number + line) % 39)) / 4m)),
                new XElement("Rate", Values.Amount(20 + (number % 80))))));
        file.Complete(invoice, fields);
        return fields;
    }

    private static XElement? Reference(string name, string? id) => id is null ? null : new XElement(name, new XElement("ListID", id));

    private static string Name(int number) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Words.Last[Mix(number + 2) % Words.Last.Length]} {Words.Trades[number % Words.Trades.Length]} {number:000000}");

    private static string Id(uint first, int number, long madeAt) =>
        string.Create(CultureInfo.InvariantCulture, $"{first + (uint)number:X}-{madeAt}");

    private static int Number(Record record, uint first)
    {
        var number = record.Id.AsSpan(0, record.Id.IndexOf('-', StringComparison.Ordinal));
        return (int)(uint.Parse(number, NumberStyles.HexNumber, CultureInfo.InvariantCulture) - first);
    }

    // One after the other over the years, and changed at some time since; every third never was.
    private long Made(int number, int count) => start + (long)((now - start) * ((double)number / count));

    private static long Span(long from, long to) => Math.Max(1, to - from);

    private long Changed(int number, long made) =>
        number % 3 == 0 ? made : made + (long)(Span(made, now) * (Mix(number + 3) / (double)int.MaxValue));

    // Spreads numbers evenly and always the same way.
    private static int Mix(int number)
    {
        var x = unchecked((uint)number * 2654435761u);
        x ^= x >> 15;
        x = unchecked(x * 2246822519u);
        x ^= x >> 13;
        return (int)(x & int.MaxValue);
    }
}
