using System.Text.Json.Nodes;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Bench;

/// <summary>A company of the server with a simulated QuickBooks and Web Connector, which kills the server when it is told to.</summary>
internal sealed class SimulatedFile
{
    private readonly KillableServer server;
    private WebConnector connector = null!;
    private int calls;

    private SimulatedFile(KillableServer server) => this.server = server;

    /// <summary>The call of the next session on which the server dies; 0 for none.</summary>
    public int KillAt { get; set; }

    /// <summary>How long after the call's beginning.</summary>
    public TimeSpan KillAfter { get; set; }

    public static async Task<SimulatedFile> ConnectAsync(KillableServer server, string name, GeneratedPlan plan, TimeProvider? clock = null)
    {
        using var answer = await server.Api.PostAsJsonAsync("/api/v1/companies", new { name });
        var made = (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
        var text = await server.Api.GetStringAsync($"/api/v1/companies/{made["id"]}/qwc");
        var qwc = QwcFile.Parse(
            text.Replace("http://localhost:5080", server.Api.BaseAddress!.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal),
            out _)
            ?? throw new InvalidOperationException("The .qwc cannot be read.");
        var file = new CompanyFile(
            new CompanySettings { CompanyName = name, Path = $@"C:\QuickBooks\{name}.qbw", Clock = clock ?? TimeProvider.System });
        file.Seed(new SeedPlan { Vendors = 10, Employees = 5 });
        file.Generate(plan);
        var simulated = new SimulatedFile(server) { Path = $"/api/v1/companies/{made["id"]}", File = file };
        simulated.connector = new WebConnector(
            qwc, made["webConnector"]!["password"]!.GetValue<string>(), new QuickBooksDesktop(file), new ConnectorOptions
        {
            Delay = (_, _) => Task.CompletedTask,
            Handler = () => new Counting(simulated),
        });
        var refused = await simulated.connector.RegisterAsync(CancellationToken.None);
        return refused is null ? simulated : throw new InvalidOperationException(refused.ToString());
    }

    /// <summary>The company's address in the API.</summary>
    public string Path { get; private set; } = "";

    /// <summary>The company file.</summary>
    public CompanyFile File { get; private set; } = null!;

    public Task<SessionReport> SyncAsync()
    {
        calls = 0;
        return connector.RunSessionAsync(CancellationToken.None);
    }

    private sealed class Counting(SimulatedFile file) : DelegatingHandler(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(1) })
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            if (++file.calls != file.KillAt)
            {
                return await base.SendAsync(request, cancellationToken);
            }

            var answer = base.SendAsync(request, cancellationToken);
            await Task.Delay(file.KillAfter, cancellationToken);
            file.server.Kill();
            using var lost = await answer;
            throw new HttpRequestException("The server was killed before its answer arrived.");
        }
    }
}
