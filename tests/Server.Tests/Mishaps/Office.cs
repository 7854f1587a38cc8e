using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Mishaps;

/// <summary>
/// The people on both sides: an app whose records come, change and go, and a bookkeeper who works in QuickBooks. They keep to fields of
/// their own (the app to phones and memos, the bookkeeper to fax and purchase order numbers), so what both must hold in the end is known.
/// </summary>
internal sealed class Office(HttpClient api, SyncedCompany company, Random random)
{
    private readonly List<string> gone = [];
    private readonly Dictionary<string, string> fax = new(StringComparer.Ordinal);
    private int made;

    /// <summary>What the app keeps, by its own ids: the value of the field it manages.</summary>
    public Dictionary<string, string> Customers { get; } = new(StringComparer.Ordinal);

    /// <summary>The app's invoices: the memo by the id, which is the number too.</summary>
    public Dictionary<string, string> Invoices { get; } = new(StringComparer.Ordinal);

    /// <summary>The app's time entries: the notes by the id.</summary>
    public Dictionary<string, string> Times { get; } = new(StringComparer.Ordinal);

    /// <summary>What the bookkeeper wrote last, by QuickBooks' id of the customer.</summary>
    public IReadOnlyDictionary<string, string> Fax => fax;

    /// <summary>One of them does one thing.</summary>
    public Task WorkAsync() => random.Next(60) == 0 ? ResetAsync() : random.Next(13) switch
    {
        0 or 1 => PutCustomerAsync($"c{made++}"),
        2 => Customers.Count == 0 ? PutCustomerAsync($"c{made++}") : PutCustomerAsync(Any(Customers.Keys)),
        3 or 4 => PutInvoiceAsync($"i{made++}"),
        5 => Invoices.Count == 0 ? PutInvoiceAsync($"i{made++}") : PutInvoiceAsync(Any(Invoices.Keys)),
        6 => PutTimeAsync($"t{made++}"),
        7 => Times.Count == 0 ? PutTimeAsync($"t{made++}") : PutTimeAsync(Any(Times.Keys)),
        8 => Bookkeeper(AddInvoice),
        9 => Bookkeeper(DeleteInvoice),
        10 => Invoices.Count == 0 ? PutInvoiceAsync($"i{made++}") : DeleteInvoiceAsync(Any(Invoices.Keys)),
        11 => gone.Count == 0 ? PutInvoiceAsync($"i{made++}") : PutInvoiceAsync(Any(gone)),
        _ => Bookkeeper(ChangeFax),
    };

    // Somebody presses Reset and sync, whatever is under way.
    private Task<JsonNode> ResetAsync() => company.PostAsync("/sync", """{"mode":"reset"}""", 202);

    private string Word() => random.Next(100_000, 999_999).ToString(CultureInfo.InvariantCulture);

    private string Any(IEnumerable<string> of) => of.ElementAt(random.Next(of.Count()));

    private async Task PutCustomerAsync(string id)
    {
        Customers[id] = Word();
        await api.TakenAsync(company.Path, "customers", id, JsonSerializer.Serialize(new { name = $"App {id}", phone = Customers[id] }));
    }

    private async Task PutInvoiceAsync(string id)
    {
        Invoices[id] = Word();
        gone.Remove(id);

        // The customer of an invoice stays who it was.
        object customer = Customers.Count > 0 && made % 2 == 0 && !Invoices.ContainsKey(id)
            ? new { externalId = Any(Customers.Keys) }
            : new { fullName = company.File.AllRecords("Customer")[0].Element("FullName")!.Value };
        var lines = Enumerable.Range(
            0,
            1 + (id.Length % 3)).Select(
                n => new { itemRef = new { fullName = company.File.AllRecords("ItemService")[0].Element("FullName")!.Value },
                quantity = n + 1,
                rate = 10 });
        await api.TakenAsync(
            company.Path,
            "invoices",
            id,
            JsonSerializer.Serialize(new { customerRef = customer, txnDate = "2026-11-20", refNumber = id, memo = Invoices[id], lines }));
    }

    private async Task DeleteInvoiceAsync(string id)
    {
        Invoices.Remove(id);
        gone.Add(id);
        await (await api.DeleteAsync(company.Path, "invoices", id)).JsonAsync(200);
    }

    private async Task PutTimeAsync(string id)
    {
        Times[id] = $"{id} {Word()}";
        var employee = company.File.AllRecords("Employee")[0].Element("Name")!.Value;
        await api.TakenAsync(
            company.Path,
            "timeTracking",
            id,
            JsonSerializer.Serialize(
                new { txnDate = "2026-11-20", entityRef = new { fullName = employee }, duration = "PT2H", notes = Times[id] }));
    }

    private static Task Bookkeeper(Action act)
    {
        act();
        return Task.CompletedTask;
    }

    private void ChangeFax()
    {
        var id = Any(company.File.Ids("Customer"));
        fax[id] = Word();
        company.File.Change("Customer", id, ("Fax", fax[id]));
    }

    private void DeleteInvoice()
    {
        if (company.File.AllRecords("Invoice").FirstOrDefault(i => i.Element("RefNumber")?.Value.StartsWith('Q') == true) is { } own)
        {
            company.File.Delete("Invoice", own.Element("TxnID")!.Value);
        }
    }

    private void AddInvoice() => company.File.Add("Invoice", new XElement(
        "InvoiceAdd",
        new XElement("CustomerRef", new XElement("ListID", Any(company.File.Ids("Customer")))),
        new XElement("RefNumber", $"Q{made++}"),
        new XElement(
            "InvoiceLineAdd",
            new XElement("ItemRef", new XElement("ListID", company.File.Ids("ItemService")[0])),
            new XElement("Quantity", "1"))));
}
