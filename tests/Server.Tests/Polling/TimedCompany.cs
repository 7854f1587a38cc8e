using System.Net.Http.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Polling;

/// <summary>A company whose Web Connector runs by the tests' clock: Auto-Run is on, and each call comes when the one before said.</summary>
internal sealed class TimedCompany
{
    public static readonly SeedPlan Seed = new() { Customers = 5, Jobs = 0, Invoices = 2, Employees = 2, Vendors = 2 };

    private static int names;

    private int changes;

    private TimedCompany(TimedServer server, SyncedCompany company) => (Clock, Server, Company) = (server.Clock, server.Server, company);

    public RunningServer Server { get; }

    public Clock Clock { get; }

    public SyncedCompany Company { get; }

    /// <summary>The interval in the Web Connector's own column; lower limits raise it.</summary>
    public TimeSpan EveryMin { get; private set; }

    /// <summary>A company with these settings, its .qwc downloaded after they were made.</summary>
    public static async Task<TimedCompany> StartAsync(TimedServer server, object? settings = null, DateTime? at = null)
    {
        // Whatever the time was for the company before: each has only its own.
        server.Clock.Set(at ?? Clock.Beginning);
        var company = await SyncedCompany.ConnectAsync(
            server.Server.Api, $"Timed {Interlocked.Increment(ref names)}", Seed, new CompanySettings { Clock = server.Clock });
        var timed = new TimedCompany(server, company);
        if (settings is not null)
        {
            await timed.ChangeAsync(settings);
        }

        timed.EveryMin = (await company.NewConnectorAsync()).Qwc.RunEvery!.Value;
        return timed;
    }

    /// <summary>One that was read a while ago.</summary>
    public static async Task<TimedCompany> StartSyncedAsync(TimedServer server)
    {
        var timed = await StartAsync(server);
        Assert.Equal(100, (await timed.Company.SyncAsync()).Progress);
        timed.Clock.Advance(TimeSpan.FromMinutes(5));
        return timed;
    }

    /// <summary>Patches the company.</summary>
    public async Task<JsonNode> ChangeAsync(object settings) =>
        await (await Server.Api.PatchAsJsonAsync(Company.Path, settings)).JsonAsync(200);

    /// <summary>Posts to a call below the company.</summary>
    public async Task<HttpResponseMessage> PostAsync(string path, object? body = null) =>
        await Server.Api.PostAsJsonAsync(Company.Path + path, body);

    public Task<JsonNode> ReadAsync() => Company.GetAsync("");

    /// <summary>Somebody changes a customer in QuickBooks.</summary>
    public void Change() => Company.File.Change("Customer", Company.File.Ids("Customer")[0], ("Phone", $"603-555-{++changes:0000}"));

    /// <summary>Lets Auto-Run make its next call, and moves the clock to the one after.</summary>
    public async Task<SessionReport> TurnAsync()
    {
        var report = await Company.Connector.RunSessionAsync(TestContext.Current.CancellationToken, isAutoRun: true);
        EveryMin = report.MinimumInterval > EveryMin ? report.MinimumInterval.Value : EveryMin;
        Clock.Advance(report.Postponed ?? EveryMin);
        return report;
    }

    /// <summary>Lets Auto-Run call until a session really runs.</summary>
    /// <returns>The minutes from <paramref name="since"/> until it ran.</returns>
    public async Task<double> MinutesToNextSessionAsync(DateTime since)
    {
        for (var turn = 0; turn < 10; turn++)
        {
            var now = Clock.Now;
            if ((await TurnAsync()).RoundTrips > 0)
            {
                return (now - since).TotalMinutes;
            }
        }

        throw new InvalidOperationException("No session in ten turns.");
    }
}
