using System.Net;
using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.AppRecords;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>
/// A company that syncs and an app that adds to it, while something takes the database away: in the end everything is there once.
/// </summary>
internal sealed class InterruptedWork
{
    private const int Additions = 3;

    private static readonly SeedPlan Books = new() { Customers = 12, Jobs = 3, Invoices = 6, Items = 2, Employees = 1, InactiveEvery = 0 };

    private readonly HttpClient api;
    private readonly SyncedCompany company;

    private InterruptedWork(HttpClient api, SyncedCompany company) => (this.api, this.company) = (api, company);

    public static async Task<InterruptedWork> ConnectAsync(RunningServer server, string name) =>
        new(server.Api, await SyncedCompany.ConnectAsync(server.Api, name, Books));

    /// <summary>The company.</summary>
    public Guid CompanyId => company.Id;

    /// <summary>Asks for everything to be read again.</summary>
    public Task ResetAsync() => company.PostAsync("/sync", """{"mode": "reset"}""", 202);

    /// <summary>A session, which goes on to its end.</summary>
    public async Task SyncAsync()
    {
        var report = await company.SyncAsync();
        Assert.True(
            report is { Exception: null, LastError: null, IsClosed: true, Progress: 100 },
            $"{report.Result}, {report.Progress}, {report.LastError} {report.Exception}: {string.Join(' ', report.Operations)}");
    }

    /// <summary>The app puts new customers.</summary>
    /// <param name="attempts">How often it puts each at most, as it is told to when the database cannot be reached.</param>
    public async Task AddAsync(int attempts = 1)
    {
        for (var i = 0; i < Additions; i++)
        {
            for (var attempt = 1; ; attempt++)
            {
                using var put = await api.PutAsync(company.Path, "customers", $"new-{i}", $$"""{"name": "New {{i}}", "phone": "555-{{i}}"}""");
                if (put.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == attempts)
                {
                    Assert.True(put.IsSuccessStatusCode, await put.Content.ReadAsStringAsync());
                    break;
                }
            }
        }
    }

    /// <summary>What is stored is what QuickBooks has, and QuickBooks has what the app added, once.</summary>
    public async Task AssertStoredAndWrittenOnceAsync(int sessions)
    {
        await AssertSameAsync("customers", "Customer");
        await AssertSameAsync("invoices", "Invoice");
        var added = (await company.RecordsAsync("customers")).Where(r => r["externalId"] is not null).ToList();
        Assert.Equal(Additions, added.Count);
        Assert.All(added, r => Assert.Equal("linked", Text(r, "state")));
        Assert.Equal(
            Additions,
            company.File.AllRecords("Customer").Count(c => c.Element("Name")!.Value.StartsWith("New ", StringComparison.Ordinal)));
        Assert.All(
            (await company.GetAsync("/posts?limit=500")).Items(),
            p => Assert.Equal(("posted", 1), (Text(p, "status"), p["attempts"]!.GetValue<int>())));
        Assert.Equal(sessions, (await company.GetAsync("/sessions")).Items().Count());
    }

    // The records, their number, and what the feed told of them.
    private async Task AssertSameAsync(string section, string objectName)
    {
        var theirs = company.File.Ids(objectName).Order(StringComparer.Ordinal).ToList();
        var ours = (await company.RecordsAsync(section)).ConvertAll(r => Text(r, "quickBooksId")!);
        Assert.Equal(theirs, ours.Order(StringComparer.Ordinal));
        Assert.Equal(theirs.Count, (await company.SectionAsync(section))["counts"]!["quickBooks"]!.GetValue<int>());

        var feed = (await company.GetAsync("/changes?limit=500")).Items().Where(
            c => Text(c, "section") == section && Text(c, "type") == "created").Select(c => Text(c, "quickBooksId")!);
        Assert.Equal(theirs, feed.Order(StringComparer.Ordinal));
    }

    private static string? Text(JsonNode node, string name) => node[name]?.GetValue<string>();
}
