using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Simulator.Tests;

/// <summary>A company file, a Web Connector, and a scripted service between them.</summary>
internal sealed class Connected : IAsyncDisposable
{
    private Connected(ScriptedService service, Books books)
    {
        (Service, Books) = (service, books);
        Desktop = new QuickBooksDesktop(books.File);
        Options = new ConnectorOptions
        {
            Clock = books.Clock,
            Log = Log,
            Delay = (pause, _) =>
            {
                Pauses.Add(pause);
                return Task.CompletedTask;
            },
        };
        Connector = NewConnector();
    }

    public ScriptedService Service { get; }

    public Books Books { get; }

    public QuickBooksDesktop Desktop { get; }

    public ConnectorOptions Options { get; }

    public WebConnector Connector { get; }

    public StringWriter Log { get; } = new();

    public List<TimeSpan> Pauses { get; } = [];

    public static async Task<Connected> WithAsync(params string[] requests) => new(
        await ScriptedService.StartAsync([.. requests.Select(r => Books.Message(r))]),
        new Books(new SeedPlan { Customers = 10 }));

    public static string Qwc(string url, string changes = "")
    {
        var text = $"""
            <?xml version="1.0"?>
            <QBWCXML>
            <AppName>Demo</AppName>
            <AppID></AppID>
            <AppURL>{url}/qbwc</AppURL>
            <AppDescription>Synchronises customers</AppDescription>
            <AppSupport>{url}/support</AppSupport>
            <UserName>demo</UserName>
            <OwnerID>{'{'}6f0f2c4e-0d6e-4a7b-9a34-0d7f1b7f0a01{'}'}</OwnerID>
            <FileID>{'{'}c2b7c7c2-3a9d-4b31-8f5b-2f4f5c1f2b02{'}'}</FileID>
            <QBType>QBFS</QBType>
            <IsReadOnly>false</IsReadOnly>
            <Scheduler><RunEveryNMinutes>30</RunEveryNMinutes></Scheduler>
            </QBWCXML>
            """;
        foreach (var change in changes.Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var (from, to) = (change.Split("=>")[0], change.Split("=>")[1]);
            Assert.Contains(from, text, StringComparison.Ordinal);
            text = text.Replace(from, to, StringComparison.Ordinal);
        }

        return text;
    }

    public WebConnector NewConnector(string changes = "")
    {
        var qwc = QwcFile.Parse(Qwc(Service.Url, changes), out var problem);
        Assert.Null(problem);
        return new WebConnector(qwc!, "secret", Desktop, Options);
    }

    public Task<SessionReport> RunAsync() => Connector.RunSessionAsync(TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => Service.DisposeAsync();
}
