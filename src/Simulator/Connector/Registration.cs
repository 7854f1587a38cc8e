namespace WebConnectorSync.Simulator.Connector;

/// <summary>Adding an application, step by step as the Web Connector does it.</summary>
internal sealed class Registration(WebConnector connector)
{
    private readonly QwcFile qwc = connector.Qwc;

    public async Task<QwcProblem?> RunAsync(CancellationToken ct) => QwcRules.Check(qwc) ?? await ProbeAsync(ct) ?? Stamp();

    private async Task<QwcProblem?> ProbeAsync(CancellationToken ct)
    {
        using var client = SoapChannel.NewClient(connector.Options);
        client.Timeout = connector.Options.CallTimeout;
        try
        {
            using var support = await client.GetAsync(new Uri(qwc.AppSupport), ct);
            if ((int)support.StatusCode is not (200 or 202))
            {
                return new QwcProblem(1003, $"The AppSupport page answered {(int)support.StatusCode}.");
            }
        }
        catch (HttpRequestException e)
        {
            return new QwcProblem(1004, $"The AppSupport page cannot be reached. {e.Message}");
        }

        try
        {
            using var service = await client.GetAsync(new Uri(qwc.CertUrl ?? qwc.AppUrl), ct);
            return (int)service.StatusCode == 200 ? null : new QwcProblem(
                1048, $"The certificate could not be verified: the address answered {(int)service.StatusCode}.");
        }
        catch (HttpRequestException e)
        {
            return new QwcProblem(1048, $"The certificate could not be verified. {e.Message}");
        }
    }

    // The pair of OwnerID and FileID may be in one Web Connector's list only.
    private QwcProblem? Stamp()
    {
        using var session = connector.Desktop.Open(qwc.AppName, "", out var error, out var file);
        if (session is null || file is null)
        {
            return new QwcProblem(1008, $"QuickBooks cannot be reached. {error}");
        }

        if (file.Faults.IsReadOnly)
        {
            return new QwcProblem(1039, "The FileID could not be written: the application has read-only access (3263).");
        }

        if (!connector.IsRegistered
            && string.Equals(file.CompanyData(qwc.OwnerId, "FileID"), qwc.FileId, StringComparison.OrdinalIgnoreCase))
        {
            return new QwcProblem(1039, "Unique OwnerID/FileID pair value required.");
        }

        file.SetCompanyData(qwc.OwnerId, "FileID", qwc.FileId);
        file.SetCompanyData(qwc.OwnerId, "AppLock", file.CompanyData(qwc.OwnerId, "AppLock") ?? "UNLOCKED");
        connector.IsRegistered = true;
        return null;
    }
}
