using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>
/// The QuickBooks Web Connector with one application in its list: it reads a .qwc file, registers itself in the company file,
/// and runs update sessions against the service over HTTP.
/// </summary>
public sealed class WebConnector
{
    private readonly ConnectorLog log;

    /// <summary>A Web Connector on a machine with QuickBooks, with the password its user typed.</summary>
    public WebConnector(QwcFile qwc, string password, QuickBooksDesktop desktop, ConnectorOptions? options = null)
    {
        Qwc = qwc;
        Password = password;
        Desktop = desktop;
        Options = options ?? new ConnectorOptions();
        log = new ConnectorLog(Options);
    }

    /// <summary>The application.</summary>
    public QwcFile Qwc { get; }

    /// <summary>The password in the Password column; may be changed between sessions.</summary>
    public string Password { get; set; }

    /// <summary>How it misbehaves.</summary>
    public ConnectorFaults Faults { get; } = new();

    /// <summary>Whether the application was added to the list (its FileID is in the company file).</summary>
    public bool IsRegistered { get; internal set; }

    internal QuickBooksDesktop Desktop { get; }

    internal ConnectorOptions Options { get; }

    internal CompanyLink? Link { get; set; }

    internal string CurrentOperation { get; set; } = "";

    /// <summary>Adds the application: checks the file, probes the addresses, writes the FileID into the company that is open.</summary>
    /// <returns>Why it was not added, or null.</returns>
    public Task<QwcProblem?> RegisterAsync(CancellationToken ct) => new Registration(this).RunAsync(ct);

    /// <summary>Removes the application: its FileID is taken out of the company file.</summary>
    public void Unregister()
    {
        Desktop.OpenFile?.SetCompanyData(Qwc.OwnerId, "FileID", null);
        IsRegistered = false;
    }

    /// <summary>Runs one update session ("Update Selected").</summary>
    /// <param name="ct">Breaks it off where it is.</param>
    /// <param name="isAutoRun">Whether the scheduler started it; only then does a postponement of authenticate's third element
    /// count.</param>
    public async Task<SessionReport> RunSessionAsync(CancellationToken ct, bool isAutoRun = false)
    {
        var report = new SessionReport();
        log.UpdateLock(isLocked: true);
        log.Service("instantiateWebService", "Initiated connection to the following application.");
        log.Service("instantiateWebService", $"AppName: {Qwc.AppName}");
        log.Service("instantiateWebService", $"AppUniqueName (if available): {Qwc.AppUniqueName ?? Qwc.AppName}");
        log.Service("instantiateWebService", $"AppURL: {Qwc.AppUrl}");
        using var channel = new SoapChannel(Qwc.AppUrl, Faults, Options, report);
        try
        {
            await new UpdateSession(this, channel, report, log).RunAsync(isAutoRun, ct);
        }
        catch (VanishedException e)
        {
            report.Exception = e.Message;
            Link?.Abandon();
            Link = null;
            return report;
        }
        catch (ConnectorException e)
        {
            Fail(report, e);
        }
        finally
        {
            Link?.Release();
            Link = null;
        }

        log.UpdateLock(isLocked: false);
        return report;
    }

    /// <summary>
    /// Runs sessions one after the other ("Auto-Run"). The interval is raised to the limit the application asks for
    /// (authenticate's fourth element); a postponement (third element) sets the next run. Update Selected begins one at once.
    /// </summary>
    public async Task RunEvery(
        TimeSpan interval, CancellationToken ct, Action<SessionReport>? onReport = null, Func<CancellationToken, Task>? selected = null)
    {
        var isAutoRun = true;
        while (!ct.IsCancellationRequested)
        {
            log.Line("UpdateThisScheduledApp()", $"Performing SCHEDULED UPDATE for application = {Qwc.AppName}");
            var report = await RunSessionAsync(ct, isAutoRun);
            onReport?.Invoke(report);
            interval = report.MinimumInterval > interval ? report.MinimumInterval.Value : interval;
            isAutoRun = await PauseAsync(report.Postponed ?? interval, selected, ct);
        }
    }

    // False when somebody pressed Update Selected.
    private async Task<bool> PauseAsync(TimeSpan pause, Func<CancellationToken, Task>? selected, CancellationToken ct)
    {
        if (selected is null)
        {
            await Options.Delay(pause, ct);
            return true;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var pressed = selected(over.Token);
        var first = await Task.WhenAny(Options.Delay(pause, over.Token), pressed);
        await over.CancelAsync();
        ct.ThrowIfCancellationRequested();
        return first != pressed;
    }

    private void Fail(SessionReport report, ConnectorException e)
    {
        var (code, what) = CurrentOperation switch
        {
            "authenticate" => (1012, "Authentication"),
            "clientVersion" => (1036, "Version check"),
            "receiveResponseXML" => (1042, "receiveResponseXML"),
            "getLastError" => (1043, "getLastError"),
            "closeConnection" => (1044, "closeConnection"),
            "connectionError" => (1045, "connectionError"),
            _ => (1041, "sendRequestXML"),
        };
        (report.Code, report.Exception, report.Result) = (code, e.Message, $"{what} failed: {e.Message}");
        log.Problem(code, what, e.Message);
    }
}
