using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Json;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Server.Demo;

/// <summary>
/// Plays the app of a demo over the API: invoices that are posted, time that waits to be posted, a customer whose name QuickBooks
/// gives to somebody else meanwhile, a vendor that both sides have with another phone number.
/// </summary>
internal sealed class DemoApp(OwnAddress address, string key, Guid company, CompanyFile file, TimeProvider clock) : IDisposable
{
    private const string Taken = "Harbor Lights Catering";
    private const int Invoices = 6;
    private const int Times = 12;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly HttpClient api = new(address.Handler())
    {
        BaseAddress = new(address.Named),
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) },
    };

    /// <summary>Waits until everything was read for the first time, and says what that brought.</summary>
    public async Task<string> AfterFirstSyncAsync(CancellationToken ct)
    {
        while (true)
        {
            var state = await api.GetFromJsonAsync<JsonElement>($"/api/v1/companies/{company}", ct);
            if (state.GetProperty("lastSyncAt").ValueKind != JsonValueKind.Null)
            {
                return "The first sync is done.";
            }

            await Task.Delay(Look, clock, ct);
        }
    }

    /// <summary>Sends what the app has and says it.</summary>
    public async Task<string> BeginAsync(CancellationToken ct)
    {
        var shared = await SendAsync(ct);
        return $"{Invoices} invoices go to QuickBooks, {Times} time entries wait until somebody posts them, {Taken} is a new customer, " +
            $"and {shared} has another phone number than in QuickBooks.";
    }

    public void Dispose() => api.Dispose();

    private async Task<string> SendAsync(CancellationToken ct)
    {
        var rules = new { version = 0, sections = new { timeTracking = new { post = "onRequest" }, vendors = new { conflict = "ask" } } };
        (await api.PutAsJsonAsync($"/api/v1/companies/{company}/rules", rules, ct)).EnsureSuccessStatusCode();
        var (customers, items, employees) = (Active("Customer"), Active("ItemService"), Active("Employee"));
        var today = DateOnly.FromDateTime(clock.GetLocalNow().DateTime);
        for (var i = 0; i < Invoices; i++)
        {
            await PutAsync("invoices", $"invoice-{i + 1}", new
            {
                customerRef = new { fullName = Name(customers[i * 7]) },
                txnDate = Day(today),
                refNumber = $"A-{1001 + i}",
                lines = new[] { new { itemRef = new { fullName = Name(items[i]) }, desc = "Work in November", quantity = 2 + i } },
            }, ct);
        }

        for (var i = 0; i < Times; i++)
        {
            await PutAsync("timeTracking", $"time-{i + 1}", new
            {
                txnDate = Day(today.AddDays(-i / 4)),
                entityRef = new { fullName = employees[i % 4].Element("Name")!.Value },
                customerRef = new { fullName = Name(customers[i * 5]) },
                itemServiceRef = new { fullName = Name(items[i % 5]) },
                duration = $"PT{1 + (i % 5)}H30M0S",
                notes = "Work on site",
            }, ct);
        }

        await PutAsync("customers", "customer-2", new { name = Taken, companyName = Taken, phone = "415-555-0190" }, ct);
        file.Add("Vendor", new XElement("VendorAdd", new XElement("Name", Taken)));
        var shared = Active("Vendor")[0].Element("Name")!.Value;
        await PutAsync("vendors", "vendor-1", new { name = shared, phone = "415-555-0100" }, ct);
        return shared;
    }

    private List<XElement> Active(string name) => [.. file.AllRecords(name).Where(r => r.Element("IsActive")?.Value == "true")];

    private async Task PutAsync(string section, string id, object fields, CancellationToken ct) =>
        (await api.PutAsJsonAsync($"/api/v1/companies/{company}/records/{section}/by-external-id/{id}", fields, ct))
            .EnsureSuccessStatusCode();

    private static string Name(XElement record) => record.Element("FullName")!.Value;

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
