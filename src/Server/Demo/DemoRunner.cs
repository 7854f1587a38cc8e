using Microsoft.AspNetCore.Hosting.Server;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Statistics;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Demo;

/// <summary>
/// Plays QuickBooks and the Web Connector against this server, over HTTP like any other: a newcomer watches a first sync and what
/// happens afterwards on a machine without Windows.
/// </summary>
internal sealed class DemoRunner(
    IServiceScopeFactory scopes, Installation installation, IServer server, DemoAccount account, IHostApplicationLifetime lifetime,
    ServerOptions options, TimeProvider clock) : BackgroundService
{
    private const string CompanyName = "Nordwind Traders";

    // So that a first sync of a few thousand records takes about half a minute.
    private static readonly TimeSpan FirstPace = TimeSpan.FromSeconds(2);

    // How often somebody changes something in QuickBooks.
    private static readonly TimeSpan LifePause = TimeSpan.FromSeconds(50);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken))
        {
            return;
        }

        var (company, password, key) = await CreateAsync(stoppingToken);
        var office = new SimulatedOffice(company, password, clock)
        {
            FirstPace = FirstPace,
            Events = FileEvents.Parse(options.DemoFileEvents),
            OnEvent = happened => Tell($"In QuickBooks: {happened}"),
        };
        var address = OwnAddress.Of(server);
        Say(address.Home, company, key);
        using var app = new DemoApp(address, key, company.Id, office.File, clock);
        using var over = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        var playing = PlayAsync(app, office.File, over.Token);
        var owner = await installation.OwnerIdAsync(stoppingToken);
        if (await office.RunAsync(owner, address, () => Welcome(office.File), (report, _) => Report(report), stoppingToken) is { } refused)
        {
            Tell(
                $"The simulated Web Connector cannot reach this server at {address.Home}, so nothing will sync in this demo. {refused} " +
                "Start it with --Urls=http://localhost:5080.");
        }

        await over.CancelAsync();
        await playing;
    }

    // The app is no part of the server: when a call of it fails, that is told and the demo goes on.
    private async Task PlayAsync(DemoApp app, CompanyFile file, CancellationToken ct)
    {
        try
        {
            Tell(await app.AfterFirstSyncAsync(ct));
            file.Faults.Slowness = TimeSpan.Zero;
            Tell($"In the app: {await app.BeginAsync(ct)}");
            var life = new OfficeLife(file);
            using var timer = new PeriodicTimer(LifePause, clock);
            while (await timer.WaitForNextTickAsync(ct))
            {
                Tell($"In QuickBooks: {life.DoSomething()}");
            }
        }
        catch (HttpRequestException e)
        {
            Tell($"The simulated app stopped: {e.Message}");
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            // The demo ends.
        }
    }

    private void Welcome(CompanyFile file) =>
        Tell(
            $"The simulated company file has {file.Count("Customer"):N0} customers and jobs and {file.Count("Invoice"):N0} invoices. The " +
            "first sync begins.");

    private async Task<bool> StartedAsync(CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var onStarted = lifetime.ApplicationStarted.Register(started.SetResult);
        await using var onStopped = ct.Register(() => started.TrySetCanceled(ct));
        try
        {
            await started.Task;
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task<(Company Company, string Password, string Key)> CreateAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<UserActions>().EnsureAdministratorAsync(account.Email, account.Password, ct);
        if (await scope.ServiceProvider.GetRequiredService<CompanyCreation>().CreateAsync(
            new CreateCompanyBody(CompanyName), ct) is not CompanyCreated.Done done)
        {
            throw new InvalidOperationException("A fresh demo has no company yet.");
        }

        // So that the page expects the next contact soon, as it does come soon. The connection is held, unless the file is to be changed
        // between two sessions.
        (done.Company.EveryMinutes, done.Company.IsSimulated) = (1, true);
        done.Company.StaysConnected = options.DemoFileEvents.Length == 0;
        var db = scope.ServiceProvider.GetRequiredService<ServerDb>();
        db.CompanyDays.AddRange(DemoHistory.Of(done.Company.Id, done.Company.Today(clock)));
        await db.SaveChangesAsync(ct);
        var key = (ApiKeyCreated.Done)await scope.ServiceProvider.GetRequiredService<ApiKeyCreation>()
            .CreateAsync(new NewKey("demo", IsReadOnly: false, Companies: null), ct);
        return (done.Company, done.Password, key.Key);
    }

    private void Say(string home, Company company, string key) =>
        Console.WriteLine($"""

            Demo: {CompanyName} is connected by a simulated QuickBooks and Web Connector.
              Look:     {home}
              Sign in:  {account.Email}, password {account.Password}   (or press "Look around" on the page)
              API key:  {key}   (works for this demo only)
              Records:  curl -H "Authorization: Bearer {key}" "{home}/api/v1/companies/{company.Id}/records/customers?limit=2"
              Changes:  curl -H "Authorization: Bearer {key}" "{home}/api/v1/companies/{company.Id}/changes?limit=5"
              API:      {home}/openapi/v1.json
            The Web Connector stays connected: "Sync now" acts within seconds. Ctrl+C ends the demo.

            """);

    private void Report(SessionReport report) =>
        Tell($"Session: {report.Result} ({report.RoundTrips} {(report.RoundTrips == 1 ? "round trip" : "round trips")})");

    private void Tell(string sentence) => Console.WriteLine($"{clock.GetLocalNow():HH:mm:ss}  {sentence}");
}
