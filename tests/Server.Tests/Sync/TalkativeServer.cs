using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>
/// A server that logs all it can, after a sync of personal data and everything that makes it speak of what it did not like.
/// </summary>
public sealed class TalkativeServer : IAsyncLifetime
{
    private const string CompanySsn = "123-45-6789";
    private const string BankNumber = "DE-7700-4455-1122";
    private const string WrongPassword = "WRONG-GUESS-OF-A-PASSWORD";

    /// <summary>The server.</summary>
    public RunningServer Server { get; private set; } = null!;

    /// <summary>What lets somebody in: the API key, the passwords that were right and wrong, the tickets.</summary>
    public IReadOnlyList<string> Keys { get; private set; } = [];

    /// <summary>Numbers of the company, its bank account and its employees.</summary>
    public IReadOnlyList<string> Personal { get; private set; } = [];

    /// <summary>Whose they are.</summary>
    internal SyncedCompany Company { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await RunningServer.StartAsync(
            null,
            ["--Serilog:MinimumLevel:Default=Verbose", .. Loud(
                "Microsoft", "Microsoft.Hosting.Lifetime", "Hangfire", "SoapCore", "System.Net.Http")]);
        Company = await SyncedCompany.ConnectAsync(
            Server.Api, "Secrets", new SeedPlan { Customers = 20, Employees = 12, Vendors = 5, Invoices = 5 });
        var added = Company.File.ProcessRequest(
            "<?xml version=\"1.0\"?><?qbxml version=\"16.0\"?>" +
            "<QBXML><QBXMLMsgsRq onError=\"stopOnError\">" +
            "<AccountAddRq><AccountAdd><Name>House bank</Name><AccountType>Bank</AccountType>" +
            $"<BankNumber>{BankNumber}</BankNumber></AccountAdd></AccountAddRq></QBXMLMsgsRq></QBXML>");
        Assert.Contains(BankNumber, added.Answer);

        var first = await Company.SyncAsync();
        Assert.Equal(100, first.Progress);
        Keys = [RunningServer.ApiKey, Company.Password, WrongPassword, .. await ThingsGoWrongAsync(), first.Ticket!];
        Personal = [CompanySsn, BankNumber, .. Company.File.AllRecords("Employee").Select(e => e.Element("SSN")!.Value)];
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();

    // Everything that makes the server speak of what it did not like. Gives the tickets of these sessions.
    private async Task<List<string>> ThingsGoWrongAsync()
    {
        List<Action> troubles =
        [
            () => Company.Connector.Faults.WrongPassword = WrongPassword,
            () => Company.Connector.Faults.SendsRequestOutOfOrder = true,
            () => Company.Connector.Faults.TruncateCall = 6,
            () => Company.File.Faults.FailMessage(1, HResult.ParseError, isExecuted: false),
            () => Company.Desktop.HasModalDialog = true,
        ];
        var tickets = new List<string>();
        foreach (var trouble in troubles)
        {
            trouble();
            var report = await Company.SyncAsync();
            tickets.AddRange(report.Ticket is { } ticket ? [ticket] : []);
            Company.Connector.Faults.WrongPassword = null;
            Company.Connector.Faults.SendsRequestOutOfOrder = false;
            Company.Connector.Faults.TruncateCall = null;
            await Server.ForgetSessionsAsync(Company);
        }

        // An app's mistakes: a key that is none, and a body in which a password stands where it does not belong.
        using var stranger =
            new HttpRequestMessage(HttpMethod.Get, Company.Path) { Headers = { Authorization = new("Bearer", WrongPassword) } };
        Assert.Equal(401, (int)(await Server.Anonymous.SendAsync(stranger)).StatusCode);
        Assert.Equal(400, (int)(await Server.PostTextAsync(ApiCalls.Companies, $$"""{"name": "X", "password": "{{WrongPassword}}" """)).StatusCode);
        return tickets;
    }

    private static string[] Loud(params string[] sources) => [.. sources.Select(s => $"--Serilog:MinimumLevel:Override:{s}=Verbose")];
}
