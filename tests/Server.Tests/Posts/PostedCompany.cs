using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>A company that was read once, with an app that posts to it.</summary>
internal sealed class PostedCompany
{
    private static readonly SeedPlan Books = new() { Customers = 5, Jobs = 0, Invoices = 0, Items = 2, InactiveEvery = 0 };

    private PostedCompany(RunningServer server, SyncedCompany company) => (Server, Synced) = (server, company);

    public RunningServer Server { get; }

    public SyncedCompany Synced { get; }

    public CompanyFile File => Synced.File;

    public Guid Id => Synced.Id;

    /// <summary>A customer and an item of QuickBooks' own, to write invoices with.</summary>
    public string Customer => File.AllRecords("Customer")[0].Element("FullName")!.Value;

    public string Item => File.AllRecords("ItemService")[0].Element("FullName")!.Value;

    // What is entered stands in QuickBooks before it is read.
    public static async Task<PostedCompany> ConnectAsync(
        RunningServer server, string name, CompanySettings? settings = null, Action<CompanyFile>? enter = null)
    {
        var company = await SyncedCompany.ConnectAsync(server.Api, name, Books, settings);
        enter?.Invoke(company.File);
        Assert.Equal(100, (await company.SyncAsync()).Progress);
        return new PostedCompany(server, company);
    }

    /// <summary>Runs a session and expects it to end well.</summary>
    public async Task<string?> SyncAsync()
    {
        var report = await Synced.SyncAsync();
        Assert.Null(report.Exception);
        Assert.Null(report.LastError);
        return report.Result;
    }

    public Task<Guid> PutAsync(string section, string externalId, object fields, bool? post = null) =>
        Server.PutAsync(Id, section, externalId, JsonSerializer.Serialize(fields), Name(fields), post);

    /// <summary>An invoice of the app with one line.</summary>
    public Task<Guid> PutInvoiceAsync(
        string externalId, decimal rate = 10m, object? customer = null, string? memo = null) => PutAsync("invoices", externalId, new
    {
        customerRef = customer ?? new { fullName = Customer },
        txnDate = "2026-11-20",
        refNumber = externalId,
        memo = memo ?? "from the app",
        lines = new[] { new { itemRef = new { fullName = Item }, quantity = 2, rate } },
    });

    public async Task<List<JsonNode>> PostsAsync(string query = "") => [.. (await Synced.GetAsync($"/posts?limit=500{query}")).Items()];

    /// <summary>The newest post of a record.</summary>
    public async Task<JsonNode> PostAsync(Guid record) => (await PostsAsync($"&recordId={record}"))[0];

    public async Task<JsonNode> RecordAsync(string section, string externalId) =>
        await Synced.GetAsync($"/records/{section}/by-external-id/{externalId}");

    /// <summary>The transactions or list entries with that number or name.</summary>
    public List<XElement> InQuickBooks(string objectName, string name) =>
        [.. File.AllRecords(objectName).Where(r => (r.Element("RefNumber") ?? r.Element("FullName") ?? r.Element("Name"))?.Value == name)];

    public Task RuleAsync(string section, string key, string value) =>
        SetRulesAsync(new JsonObject { ["sections"] = new JsonObject { [section] = new JsonObject { [key] = value } } });

    public async Task SetRulesAsync(JsonObject changes)
    {
        var rules = (JsonObject)await Synced.GetAsync("/rules");
        foreach (var (key, value) in changes.ToList())
        {
            rules[key] = value?.DeepClone();
        }

        var answer = await Server.Api.PutAsync(
            $"{Synced.Path}/rules", new StringContent(rules.ToJsonString(), System.Text.Encoding.UTF8, "application/json"));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async Task<JsonNode> ActAsync(Guid record, string action) =>
        await (await Server.Api.PostAsync($"{Synced.Path}/posts/{(await PostAsync(record))["id"]}/{action}", null)).JsonAsync(200);

    private static string? Name(object fields) =>
        JsonSerializer.SerializeToElement(fields) is var json && json.TryGetProperty("name", out var name) ? name.GetString() : null;
}
