using System.Globalization;
using System.Xml.Linq;
using WebConnectorSync.Simulator.Company;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>Calls an operation of the service.</summary>
internal delegate Task<XElement?> ServiceCall(string operation, CancellationToken ct, params (string Name, string Value)[] parameters);

/// <summary>The loop of an update session: fetch a request, let QuickBooks execute it, bring the answer back.</summary>
internal sealed class Exchange(
    WebConnector connector, ServiceCall call, SessionReport report, ConnectorLog log, CompanyLink link, string ticket)
{
    private int messages;
    private bool wasOutOfOrder;

    /// <summary>Runs until the service has nothing more.</summary>
    /// <returns>The text for the status column; null when closeConnection's own text is to be shown.</returns>
    public async Task<string?> RunAsync(string hostCompanyPreferences, CancellationToken ct)
    {
        var hcp = hostCompanyPreferences;
        while (true)
        {
            var request = await SendRequestAsync(hcp, ct);
            hcp = "";
            if (request.Length == 0)
            {
                var error = await LastErrorAsync(ct);
                if (error != "NoOp")
                {
                    return error.Length == 0 ? null : error;
                }

                await connector.Options.Delay(connector.Options.NoOpPause, ct);
                continue;
            }

            var progress = await ExecuteAsync(request, ct);
            if (progress is < 0 or 100)
            {
                return progress < 0 ? await LastErrorAsync(ct) : null;
            }
        }
    }

    private async Task<string> SendRequestAsync(string hcp, CancellationToken ct)
    {
        var settings = link.File.Settings;
        var version = settings.HighestVersion;
        log.Service("do_sendRequestXML", "HCPResponseXML=");
        log.Xml("do_sendRequestXML", hcp);
        log.Service("do_sendRequestXML", $"cfn=\"{settings.Path}\"");
        log.Service("do_sendRequestXML", $"qbNationality=\"{settings.Country}\"");
        log.Service("do_sendRequestXML", $"qbXMLMajorVers=\"{version.Major}\"");
        log.Service("do_sendRequestXML", $"qbXMLMinorVers=\"{version.Minor}\"");
        (string, string)[] parameters =
        [
            ("ticket", ticket), ("strHCPResponse", hcp), ("strCompanyFileName", settings.Path),
            ("qbXMLCountry", settings.Country.ToString()),
            ("qbXMLMajorVers", version.Major.ToString(CultureInfo.InvariantCulture)),
            ("qbXMLMinorVers", version.Minor.ToString(CultureInfo.InvariantCulture)),
        ];
        var request = SoapAnswer.Value(await call("sendRequestXML", ct, parameters))
            ?? throw new ConnectorException("Object reference not set to an instance of an object.");
        log.Service("do_sendRequestXML", "Received from sendRequestXML() following parameter:");
        log.Xml("do_sendRequestXML", request);
        if (connector.Faults.SendsRequestOutOfOrder && request.Length > 0 && !wasOutOfOrder)
        {
            wasOutOfOrder = true;
            var second = SoapAnswer.Value(
                await call("sendRequestXML", ct, [.. parameters.Select(p => p.Item1 == "strHCPResponse" ? (p.Item1, "") : p)]));
            request = second is { Length: > 0 } ? second : request;
        }

        return request;
    }

    private async Task<int> ExecuteAsync(string request, CancellationToken ct)
    {
        report.RoundTrips++;
        messages++;
        log.Service("ProcessRequestXML", $"Processing request #{messages}");
        log.Service(
            "ProcessRequestXML", $"REQUEST: received from application: size (bytes) = {System.Text.Encoding.UTF8.GetByteCount(request)}");
        log.Service("ProcessRequestXML", "Sending request to QuickBooks.");
        var processed =
            connector.Faults.HResults.TryGetValue(messages, out var hresult) ? new Processed(null, hresult) : link.Process(request);
        if (link.File.Faults.Slowness > TimeSpan.Zero)
        {
            await connector.Options.Delay(link.File.Faults.Slowness, ct);
        }

        if (connector.Faults.LoseAnswerOfMessage == messages)
        {
            throw new VanishedException("receiveResponseXML");
        }

        if (processed.Error is not null)
        {
            log.Service("ProcessRequestXML", "Sending error message back to application:");
            log.Service("ProcessRequestXML", $"HRESULT = {processed.Error.Code}");
            log.Service("ProcessRequestXML", $"Message: {processed.Error.Message}");
        }

        return await ReceiveResponseAsync(processed, ct);
    }

    private async Task<int> ReceiveResponseAsync(Processed processed, CancellationToken ct)
    {
        log.Service("do_receiveResponseXML", $"wcTicket=\"{ticket}\"");
        log.Xml("do_receiveResponseXML", processed.Answer ?? "");
        (string, string)[] parameters =
        [
            ("ticket", ticket), ("response", processed.Answer ?? ""), ("hresult", processed.Error?.Code ?? ""),
            ("message", processed.Error?.Message ?? ""),
        ];
        var text = SoapAnswer.Value(await call("receiveResponseXML", ct, parameters));
        if (connector.Faults.RepeatsReceiveResponse)
        {
            text = SoapAnswer.Value(await call("receiveResponseXML", ct, parameters));
        }

        if (!int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var progress))
        {
            throw new ConnectorException("Input string was not in a correct format.");
        }

        log.Service(
            "do_receiveResponseXML", $"Received from receiveResponseXML() following parameter:<receiveResponseXMLRet=\"{progress}\">");
        report.Progress = progress;
        return progress;
    }

    private async Task<string> LastErrorAsync(CancellationToken ct)
    {
        log.Service("do_getLastError", $"*** Calling getLastError() with following parameter:<wcTicket=\"{ticket}\">");
        var error = SoapAnswer.Value(await call("getLastError", ct, ("ticket", ticket))) ?? "";
        log.Service("do_getLastError", $"Error message received from application via getLastError(): {error}");
        report.LastError = error;
        return error;
    }
}
