using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;
using Connector = WebConnectorSync.Simulator.Connector.WebConnector;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>
/// A company of a running server, its company file in a simulated QuickBooks, and the Web Connector between them: everything goes over
/// HTTP.
/// </summary>
internal sealed class SyncedCompany
{
    private readonly HttpClient api;
    private readonly JsonNode created;
    private readonly Func<HttpMessageHandler>? handler;

    private SyncedCompany(HttpClient api, JsonNode created, CompanyFile file, Func<HttpMessageHandler>? handler)
    {
        (this.api, this.created, File, this.handler) = (api, created, file, handler);
        Desktop = new QuickBooksDesktop(file);
    }

    /// <summary>The company file.</summary>
    public CompanyFile File { get; }

    /// <summary>The QuickBooks it is open in.</summary>
    public QuickBooksDesktop Desktop { get; }

    /// <summary>The Web Connector that has the company's .qwc.</summary>
    public Connector Connector { get; private set; } = null!;

    /// <summary>What happens in a pause of the Web Connector; null: it passes at once.</summary>
    public Func<TimeSpan, Task>? OnPause { get; set; }

    /// <summary>The clock of the computer with the Web Connector; null: it is right.</summary>
    public TimeProvider? ComputerClock { get; set; }

    /// <summary>What was answered once, when the company was created.</summary>
    public string Password => created["webConnector"]!["password"]!.GetValue<string>();

    public Guid Id => created["id"]!.GetValue<Guid>();

    /// <summary>What the log says of a section, newest first.</summary>
    public async Task<List<string>> LogAsync(string section) =>
        [.. (await GetAsync($"/log?section={section}")).Items().Select(l => l["text"]!.GetValue<string>())];

    public string Path => $"{ApiCalls.Companies}/{Id}";

    /// <summary>Creates a company by the API, downloads its .qwc, adds it to a Web Connector.</summary>
    public static async Task<SyncedCompany> ConnectAsync(
        HttpClient api, string name, SeedPlan seed, CompanySettings? settings = null, Func<HttpMessageHandler>? handler = null,
        GeneratedPlan? generate = null)
    {
        var answer = await api.PostAsJsonAsync(ApiCalls.Companies, new { name });
        var told = await answer.JsonAsync(201);
        settings ??= new CompanySettings();
        settings.CompanyName = name;
        settings.Path = $@"C:\QuickBooks\{name}.qbw";
        var file = new CompanyFile(settings);
        file.Seed(seed);
        file.Generate(generate ?? new GeneratedPlan());
        var company = new SyncedCompany(api, told, file, handler);
        company.Connector = await company.NewConnectorAsync();
        Assert.Null(await company.Connector.RegisterAsync(CancellationToken.None));
        return company;
    }

    /// <summary>A further Web Connector with the same .qwc.</summary>
    /// <param name="desktop">The QuickBooks beside it; null for the company's.</param>
    /// <param name="address">From where it calls, as a proxy passes it on; null for here.</param>
    public async Task<Connector> NewConnectorAsync(QuickBooksDesktop? desktop = null, string? address = null)
    {
        var text = (await api.GetStringAsync($"{Path}/qwc"))
            .Replace("http://localhost:5080", api.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal);
        var qwc = QwcFile.Parse(text, out var problem);
        Assert.Null(problem);
        return new Connector(
            qwc! with
            {
                AppUrl = qwc.AppUrl.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
                AppSupport = qwc.AppSupport.Replace("127.0.0.1", "localhost", StringComparison.Ordinal),
            },
            Password,
            desktop ?? Desktop,
            new ConnectorOptions
            {
                Delay = (time, _) => OnPause?.Invoke(time) ?? Task.CompletedTask,
                Handler = address is null ? handler : () => new Forwarded(address),
                Clock = ComputerClock ?? RunningServer.ClockOf(api),
            });
    }

    /// <summary>Presses Update Selected.</summary>
    public Task<SessionReport> SyncAsync() => Connector.RunSessionAsync(TestContext.Current.CancellationToken);

    /// <summary>Somebody in QuickBooks enters an invoice for a customer.</summary>
    public string Invoice(string customer) => File.Add("Invoice", new XElement(
        "InvoiceAdd",
        new XElement("CustomerRef", new XElement("ListID", customer)),
        new XElement(
            "InvoiceLineAdd",
            new XElement("ItemRef", new XElement("ListID", File.Ids("ItemService")[0])),
            new XElement("Amount", "7.50"))));

    /// <summary>Everything the API has of a section, page by page.</summary>
    public async Task<List<JsonNode>> RecordsAsync(string section)
    {
        var all = new List<JsonNode>();
        string? cursor = null;
        do
        {
            var page = await GetAsync($"/records/{section}?limit=500{(cursor is null ? "" : "&cursor=" + cursor)}");
            all.AddRange(page.Items());
            cursor = page["cursor"]?.GetValue<string>();
        }
        while (cursor is not null);
        return all;
    }

    /// <summary>One section as the API shows it.</summary>
    public async Task<JsonNode> SectionAsync(string section) => (await SectionsAsync())[section];

    /// <summary>All sections as the API shows them.</summary>
    public async Task<Dictionary<string, JsonNode>> SectionsAsync() =>
        (await GetAsync("/sections")).Items().ToDictionary(i => i["section"]!.GetValue<string>());

    /// <summary>The cursor behind everything the change feed has now.</summary>
    public async Task<string> EndOfFeedAsync()
    {
        var page = await GetAsync("/changes?limit=500");
        while (page.Items().Any())
        {
            page = await GetAsync($"/changes?limit=500&cursor={page["cursor"]}");
        }

        return page["cursor"]!.GetValue<string>();
    }

    /// <summary>Posts to a part of the company.</summary>
    public async Task<JsonNode> PostAsync(string path, string body, int status) =>
        await (await api.PostAsync(Path + path, new StringContent(body, null, "application/json"))).JsonAsync(status);

    /// <summary>A part of the company from the API.</summary>
    public async Task<JsonNode> GetAsync(string path) => await (await api.GetAsync(Path + path)).JsonAsync(200);

    private sealed class Forwarded(string address)
        : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Add("X-Forwarded-For", address);
            return base.SendAsync(request, cancellationToken);
        }
    }
}
