using System.Text;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Demo;

/// <summary>
/// A computer with QuickBooks and the Web Connector, played by the simulator against this server's own endpoint, over HTTP like any other.
/// </summary>
internal sealed class SimulatedOffice(Company company, string password, TimeProvider clock)
{
    /// <summary>How long the Web Connector waits between two calls.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromSeconds(20);

    /// <summary>The company file that is open.</summary>
    public CompanyFile File { get; } = new(
        new CompanySettings { CompanyName = company.Name, Path = $@"C:\QuickBooks\{CompanyName.Slug(company.Name)}.qbw", Clock = clock });

    /// <summary>How long QuickBooks takes over each answer of the first session, so that a person sees the first sync arrive.</summary>
    public TimeSpan FirstPace { get; init; }

    /// <summary>What happens to the file as a whole, before which session.</summary>
    public IReadOnlyList<FileEvent> Events { get; init; } = [];

    /// <summary>Told what of that has happened.</summary>
    public Action<string>? OnEvent { get; init; }

    /// <summary>Adds the company's .qwc file to the Web Connector and lets it call until stopped.</summary>
    /// <param name="ownerId">The installation's OwnerID.</param>
    /// <param name="address">Where this server is reached from this machine.</param>
    /// <param name="onReady">Called when the file is seeded and added.</param>
    /// <param name="onSession">Called after each session; the office may then change something.</param>
    /// <param name="ct">Closes the office.</param>
    /// <returns>Why the .qwc file was refused; null when it was not.</returns>
    public async Task<string?> RunAsync(
        Guid ownerId, OwnAddress address, Action onReady, Action<SessionReport, OfficeLife> onSession, CancellationToken ct)
    {
        File.Seed(SeedPlan.Demo);
        var qwc = Simulator.Connector.QwcFile.Parse(
            Encoding.UTF8.GetString(Sync.Companies.QwcFile.Write(company, ownerId, address.Named)), out var problem);
        if (qwc is null)
        {
            return $"{problem}";
        }

        var desktop = new QuickBooksDesktop(File);
        var connector = new Simulator.Connector.WebConnector(qwc, password, desktop, new() { Handler = address.Handler });
        if (await connector.RegisterAsync(ct) is { } refused)
        {
            return $"{refused}";
        }

        onReady();
        File.Faults.Slowness = FirstPace;
        var life = new OfficeLife(File);
        var (events, sessions) = (new FileEvents(desktop, File, Events), 0);
        await connector.RunEvery(Pause, ct, report =>
        {
            onSession(report, life);
            if (events.BeforeSession(++sessions + 1) is { } happened)
            {
                OnEvent?.Invoke(happened);
            }
        });
        return null;
    }
}
