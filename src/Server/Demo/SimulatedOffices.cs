using Microsoft.AspNetCore.Hosting.Server;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Demo;

/// <summary>The simulated offices that people opened on the pages; all close with the server.</summary>
internal sealed partial class SimulatedOffices(
    IServiceScopeFactory scopes, Installation installation, IServer server, IHostApplicationLifetime lifetime, TimeProvider clock,
    ILogger<SimulatedOffices> logger)
{
    private const string Name = "Simulated company";

    /// <summary>More would only slow the real ones down.</summary>
    private const int Most = 3;

    private int open;

    /// <summary>Makes a company and opens an office that connects to it.</summary>
    /// <returns>The company's id; null when there is no room.</returns>
    public async Task<Guid?> OpenAsync(Caller caller, CancellationToken ct)
    {
        caller.Require(Role.Administrator);
        if (Interlocked.Increment(ref open) > Most)
        {
            Interlocked.Decrement(ref open);
            return null;
        }

        await using var scope = scopes.CreateAsyncScope();
        var (company, password) = await MakeAsync(scope.ServiceProvider, ct);
        _ = RunAsync(new(company, password, clock), company, lifetime.ApplicationStopping);
        return company.Id;
    }

    private static async Task<(Company Company, string Password)> MakeAsync(IServiceProvider services, CancellationToken ct)
    {
        var creation = services.GetRequiredService<CompanyCreation>();
        for (var number = 1; ; number++)
        {
            if (await creation.CreateAsync(new CreateCompanyBody(number == 1 ? Name : $"{Name} {number}"), ct) is CompanyCreated.Done done)
            {
                (done.Company.IsSimulated, done.Company.EveryMinutes) = (true, 1);
                await services.GetRequiredService<ServerDb>().SaveChangesAsync(ct);
                return (done.Company, done.Password);
            }
        }
    }

    private async Task RunAsync(SimulatedOffice office, Company company, CancellationToken ct)
    {
        try
        {
            if (await office.RunAsync(
                await installation.OwnerIdAsync(ct), OwnAddress.Of(server), () => { }, (_, life) => life.DoSomething(), ct) is { } refused)
            {
                LogRefused(logger, company.Name, refused);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops, and the office with it.
        }
#pragma warning disable CA1031 // Whatever the simulator trips over must not take the server down.
        catch (Exception e)
#pragma warning restore CA1031
        {
            LogEnded(logger, company.Name, e);
        }
        finally
        {
            Interlocked.Decrement(ref open);
        }
    }

    [LoggerMessage(EventIds.Demo, LogLevel.Warning, "The simulated Web Connector of {Company} refused the .qwc file: {Refused}")]
    private static partial void LogRefused(ILogger logger, string company, string refused);

    [LoggerMessage(EventIds.Demo + 1, LogLevel.Error, "The simulated office of {Company} closed because of a fault")]
    private static partial void LogEnded(ILogger logger, string company, Exception exception);
}
