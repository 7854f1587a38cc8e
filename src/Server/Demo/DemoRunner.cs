using System.Threading.Channels;
using Microsoft.AspNetCore.Hosting.Server;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
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

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken))
        {
            return;
        }

        var (company, password, key) = await CreateAsync(stoppingToken);
        var office = new SimulatedOffice(company, password, clock)
        {
            Events = FileEvents.Parse(options.DemoFileEvents),
            OnEvent = happened => Tell($"In QuickBooks: {happened}"),
        };
        var address = OwnAddress.Of(server);
        Say(address, company, key);
        var sessions = Channel.CreateUnbounded<int>();
        using var app = new DemoApp(address, key, company.Id, office.File, clock);
        var playing = PlayAsync(app, sessions.Reader, stoppingToken);
        var count = 0;
        void OnSession(SessionReport report, OfficeLife life)
        {
            Report(report, life);
            sessions.Writer.TryWrite(++count);
        }

        if (await office.RunAsync(
            await installation.OwnerIdAsync(stoppingToken), address, () => Welcome(office.File), OnSession, stoppingToken) is { } refused)
        {
            Tell($"The simulated Web Connector refused the .qwc file: {refused}");
        }

        sessions.Writer.Complete();
        await playing;
    }

    // The app is no part of the server: when a call of it fails, that is told and the demo goes on.
    private async Task PlayAsync(DemoApp app, ChannelReader<int> sessions, CancellationToken ct)
    {
        try
        {
            await foreach (var session in sessions.ReadAllAsync(ct))
            {
                if (await app.AfterSessionAsync(session, ct) is { } sentence)
                {
                    Tell($"In the app: {sentence}");
                }
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

        // So that the page expects the next contact soon, as it does come soon.
        (done.Company.EveryMinutes, done.Company.IsSimulated) = (1, true);
        await scope.ServiceProvider.GetRequiredService<ServerDb>().SaveChangesAsync(ct);
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
            The Web Connector syncs about once a minute, and within {SimulatedOffice.Pause.TotalSeconds:N0} seconds after "Sync now". Ctrl+C ends the demo.

            """);

    private void Report(SessionReport report, OfficeLife life)
    {
        Tell($"Session: {report.Result} ({report.RoundTrips} {(report.RoundTrips == 1 ? "round trip" : "round trips")})");
        Tell($"In QuickBooks: {life.DoSomething()}");
    }

    private void Tell(string sentence) => Console.WriteLine($"{clock.GetLocalNow():HH:mm:ss}  {sentence}");
}
