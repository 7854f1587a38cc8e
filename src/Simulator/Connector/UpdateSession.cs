using System.Globalization;
using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>One update session, from serverVersion to closeConnection, in the order the logs of real ones show.</summary>
internal sealed class UpdateSession(WebConnector connector, SoapChannel channel, SessionReport report, ConnectorLog log)
{
    private readonly ConnectorOptions options = connector.Options;
    private readonly QwcFile qwc = connector.Qwc;
    private string ticket = "";

    /// <summary>Runs it; what happens is in the report.</summary>
    public async Task RunAsync(bool isAutoRun, CancellationToken ct)
    {
        if (await IsVersionFineAsync(ct) && await AuthenticateAsync(isAutoRun, ct) is { } path && await OpenAsync(path, ct) is { } link)
        {
            await WorkAsync(link, ct);
        }
    }

    private async Task<bool> IsVersionFineAsync(CancellationToken ct)
    {
        log.Service("do_serverVersion", "*** Calling serverVersion().");
        try
        {
            log.Service(
                "do_serverVersion",
                "Received from serverVersion() following " +
                $"parameter:<serverVersionRet=\"{SoapAnswer.Value(await CallAsync("serverVersion", ct))}\">");
        }
        catch (ConnectorException e)
        {
            log.Service("do_serverVersion", $"Actual error received from web service for serverVersion call: <{e.Message}>");
        }

        log.Service(
            "do_clientVersion", $"*** Calling clientVersion() with following parameter:<productVersion=\"{options.ProductVersion}\">");
        var answer = SoapAnswer.Value(await CallAsync("clientVersion", ct, ("strVersion", options.ProductVersion))) ?? "";
        log.Service("do_clientVersion", $"Received from clientVersion() following parameter:<clientVersionRet=\"{answer}\">");
        if (answer.Length == 0 || (answer.StartsWith("W:", StringComparison.Ordinal) && options.AcceptsWarnings))
        {
            log.Service(
                "do_clientVersion", "This application agrees with the current version of QBWebConnector. Allowing update operation.");
            return true;
        }

        var isKnown = answer.Length > 1 && answer[1] == ':' && answer[0] is 'W' or 'E' or 'O';
        (report.Code, report.Result) =
            isKnown ? (1037, answer[2..]) : (1046, "The application's answer to clientVersion has a wrong form.");
        if (isKnown && answer[0] != 'W')
        {
            await CloseAsync(report.Result, ct);
        }

        return false;
    }

    // Null: the session is over. Otherwise the company file wanted, empty for the one that is open.
    private async Task<string?> AuthenticateAsync(bool isAutoRun, CancellationToken ct)
    {
        log.Service("do_authenticate", $"Authenticating to application '{qwc.AppName}', username = '{qwc.UserName}'");
        log.Service(
            "do_authenticate",
            $"*** Calling authenticate() with following parameters:<userName=\"{qwc.UserName}\"><password=<MaskedForSecurity>");
        var answer = SoapAnswer.Strings(
            await CallAsync(
                "authenticate", ct, ("strUserName", qwc.UserName), ("strPassword", connector.Faults.WrongPassword ?? connector.Password)));
        log.Service(
            "do_authenticate",
            $"Received from authenticate() following parameters:{string.Concat(answer.Select((a, i) => $"<authRet[{i}]=\"{a}\">"))}");
        if (answer.Length < 2)
        {
            throw new ConnectorException("Index was outside the bounds of the array.");
        }

        report.Ticket = answer[0] ?? "";
        ticket = connector.Faults.WrongTicket ?? report.Ticket;
        report.Postponed = Seconds(answer, 2);
        report.MinimumInterval = Seconds(answer, 3);
        var refusal = (answer[1] ?? "").ToUpperInvariant() switch
        {
            _ when isAutoRun && report.Postponed is not null => "Update postponed by application",
            "NONE" => "No data exchange",
            "NVU" => "Invalid password for username",
            "BUSY" => "Application busy",
            _ => null,
        };
        if (refusal is null)
        {
            return answer[1] ?? "";
        }

        report.Code = refusal.StartsWith("Invalid", StringComparison.Ordinal) ? 1040 : null;
        await CloseAsync(refusal, ct);
        return null;
    }

    private static TimeSpan? Seconds(string?[] answer, int index) =>
        answer.Length > index && int.TryParse(
            answer[index],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var seconds) && seconds > 0 ? TimeSpan.FromSeconds(seconds) : null;

    private async Task<CompanyLink?> OpenAsync(string path, CancellationToken ct)
    {
        const int MostRetries = 20;
        for (var attempt = 0; attempt < MostRetries; attempt++)
        {
            var session = connector.Desktop.Open(qwc.AppName, path, out var error, out var file);
            if (session is not null)
            {
                return connector.Link = new CompanyLink(file!, session, qwc);
            }

            log.Problem(1013, "Connecting to QuickBooks", error!.ToString());
            var answer = SoapAnswer.Value(
                await CallAsync("connectionError", ct, ("ticket", ticket), ("hresult", error.Code), ("message", error.Message))) ?? "";
            (report.Code, report.Result) = (1013, error.Message);
            if (answer.Equals("done", StringComparison.OrdinalIgnoreCase))
            {
                break;
            }

            path = answer;
            report.Code = null;
        }

        report.Code = 1013;
        if (connector.Faults.ClosesAfterConnectionError)
        {
            await CloseAsync(report.Result, ct);
        }

        return null;
    }

    private async Task WorkAsync(CompanyLink link, CancellationToken ct)
    {
        log.Line("QBWebConnector.CompanyFileLock.getLock()", $"Got Lock = {link.Lock(options.MachineName, options.Clock.GetUtcNow())}");
        var hcp = link.HostCompanyPreferences();
        if (hcp.Answer is null)
        {
            (report.Code, report.Result) = (1014, hcp.Error!.Message);
            return;
        }

        var result = await new Exchange(connector, CallAsync, report, log, link, ticket).RunAsync(hcp.Answer, ct);
        link.Release();
        connector.Link = null;
        log.Line("QBWebConnector.CompanyFileLock.unsetLock()", $"Company file has been unlocked for ownerID = <{qwc.OwnerId}>");
        log.Service("update", "Company file has been unlocked.");
        log.Service("update", "Ending session to QuickBooks.");
        await CloseAsync(result, ct);
    }

    private async Task CloseAsync(string? result, CancellationToken ct)
    {
        log.Service("do_closeConnection", $"*** Calling closeConnection() with following parameter:<wcTicket=\"{ticket}\">");
        var answer = SoapAnswer.Value(await CallAsync("closeConnection", ct, ("ticket", ticket))) ?? "";
        log.Service("do_closeConnection", $"Received from closeConnection() following parameter:<closeConnectionRet=\"{answer}\">");
        report.IsClosed = true;
        report.Result = result ?? (answer.Length == 0 ? "Ok" : answer);
    }

    private async Task<XElement?> CallAsync(string operation, CancellationToken ct, params (string Name, string Value)[] parameters)
    {
        if (connector.Faults.VanishBeforeCall == report.Calls.Count + 1)
        {
            throw new VanishedException(operation);
        }

        connector.CurrentOperation = operation;
        var result = await channel.CallAsync(operation, ct, parameters);
        return connector.Faults.VanishAfterCall == report.Calls.Count ? throw new VanishedException(operation) : result;
    }
}
