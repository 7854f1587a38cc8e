using System.Text;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Demo;

/// <summary>
/// Plays QuickBooks and the Web Connector against this server, over HTTP like any other: a newcomer watches a first sync and what
/// happens afterwards on a machine without Windows.
/// </summary>
internal sealed class DemoRunner(
    IServiceScopeFactory scopes, Installation installation, ServerOptions options, DemoAccount account, IHostApplicationLifetime lifetime, TimeProvider clock) : BackgroundService
{
    private const string CompanyName = "Nordwind Traders";

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!await StartedAsync(stoppingToken))
        {
            return;
        }

        var (company, password, key) = await CreateAsync(stoppingToken);
        var file = new CompanyFile(new CompanySettings { CompanyName = CompanyName, Path = @"C:\QuickBooks\Nordwind.qbw", Clock = clock });
        file.Seed(SeedPlan.Demo);
        var text = Encoding.UTF8.GetString(Companies.QwcFile.Write(company, await installation.OwnerIdAsync(stoppingToken), options.PublicUrl));
        var qwc = Simulator.Connector.QwcFile.Parse(text, out var problem)
            ?? throw new InvalidOperationException($"The demo's .qwc file was refused: {problem}");
        var connector = new Simulator.Connector.WebConnector(qwc, password, new QuickBooksDesktop(file));
        Say(company, key);
        if (await connector.RegisterAsync(stoppingToken) is { } refused)
        {
            Tell($"The simulated Web Connector refused the .qwc file: {refused}");
            return;
        }

        Tell($"The simulated company file has {file.Count("Customer"):N0} customers and jobs and {file.Count("Invoice"):N0} invoices. The first sync begins.");
        var life = new OfficeLife(file);
        await connector.RunEvery(Pause, stoppingToken, report => Report(report, life));
    }

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
        if (await scope.ServiceProvider.GetRequiredService<CompanyCreation>().CreateAsync(CompanyName, ct) is not CompanyCreated.Done done)
        {
            throw new InvalidOperationException("A fresh demo has no company yet.");
        }

        // So that the page expects the next contact soon, as it does come soon.
        done.Company.EveryMinutes = 1;
        await scope.ServiceProvider.GetRequiredService<ServerDb>().SaveChangesAsync(ct);
        return (done.Company, done.Password, await scope.ServiceProvider.GetRequiredService<ApiKeyCreation>().CreateAsync("demo", ApiKeyScope.Everything, ct));
    }

    private void Say(Company company, string key)
    {
        var home = options.PublicUrl;
        Console.WriteLine($"""

            Demo: {CompanyName} is connected by a simulated QuickBooks and Web Connector.
              Look:     {home}
              Sign in:  {account.Email}, password {account.Password}   (or press "Look around" on the page)
              API key:  {key}   (works for this demo only)
              Records:  curl -H "Authorization: Bearer {key}" "{home}/api/v1/companies/{company.Id}/records/customers?limit=2"
              Changes:  curl -H "Authorization: Bearer {key}" "{home}/api/v1/companies/{company.Id}/changes?limit=5"
              API:      {home}/openapi/v1.json
            Every {Pause.TotalSeconds:N0} seconds the Web Connector calls. Ctrl+C ends the demo.

            """);
    }

    private void Report(SessionReport report, OfficeLife life)
    {
        Tell($"Session: {report.Result} ({report.RoundTrips} {(report.RoundTrips == 1 ? "round trip" : "round trips")})");
        Tell($"In QuickBooks: {life.DoSomething()}");
    }

    private void Tell(string sentence) => Console.WriteLine($"{clock.GetLocalNow():HH:mm:ss}  {sentence}");
}
