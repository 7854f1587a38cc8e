using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.WebConnector;
using WebConnectorSync.Sync.Companies;

namespace WebConnectorSync.Server.Connect;

/// <summary>
/// Looks at this server's public address as the Web Connector will when a .qwc is added, and says which code would follow.
/// </summary>
internal sealed class AddressProbe(ServerOptions options, TimeProvider clock)
{
    private static readonly TimeSpan RenewSoon = TimeSpan.FromDays(14);

    /// <summary>How long an answer is waited for; whoever asked looks at a page meanwhile.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>Every check with its outcome, in the order in which the Web Connector makes them.</summary>
    public async Task<IReadOnlyList<AddressCheck>> RunAsync(CancellationToken ct)
    {
        var checks = new List<AddressCheck>();
        var problems = PublicUrlCheck.Problems(options.PublicUrl);
        checks.AddRange(problems.Select(p => new AddressCheck(CheckResult.Bad, p)));
        if (problems.Count > 0)
        {
            return checks;
        }

        var uri = new Uri(options.PublicUrl);
        checks.Add(uri.Host == "localhost"
            ? new(
                CheckResult.Warning,
                "The address is localhost: only a Web Connector on this same computer reaches it. For any other set PublicUrl to an " +
                "https address with a name.")
            : new(CheckResult.Good, "The address begins with https and has a name, not a number."));
        checks.Add(new(CheckResult.Good, $"The support page is on the same host, {uri.Authority}."));
        using var handler = new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ConnectTimeout = Patience };
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, errors) =>
        {
            // Each connection shows it; it is said once.
            var check = Check(certificate as X509Certificate2, errors);
            if (!checks.Contains(check))
            {
                checks.Add(check);
            }

            return errors == SslPolicyErrors.None;
        };
        using var client = new HttpClient(handler) { Timeout = Patience };
        checks.Add(await AskAsync(client, options.PublicUrl + QwcFile.EndpointPath, WebConnectorEndpoint.Title, "QBWC1012", ct));
        checks.Add(
            await AskAsync(client, options.PublicUrl + QwcFile.SupportPath, WebConnectorEndpoint.SupportTitle, "QBWC1003 or QBWC1004", ct));
        return checks;
    }

    private static async Task<AddressCheck> AskAsync(HttpClient client, string address, string title, string code, CancellationToken ct)
    {
        try
        {
            using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, ct);
            return answer.StatusCode != HttpStatusCode.OK ? Refused(answer, address, code)
                : (await BeginningAsync(answer, ct)).Contains($"<title>{title}</title>", StringComparison.Ordinal)
                    ? new(CheckResult.Good, $"{address} answers.")
                : new(
                    CheckResult.Bad,
                    $"{address} answers with a page that is not this server's. Let PublicUrl and the proxy lead here, without a sign-in " +
                    "in between.");
        }
        catch (HttpRequestException e) when (e.InnerException is AuthenticationException)
        {
            return new(
                CheckResult.Bad,
                $"{address} could not be asked, because there is no certificate that is trusted; the Web Connector would show QBWC1048.");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
        {
            return new(
                CheckResult.Warning,
                $"{address} did not answer to this server itself. If it answers in a browser on the computer with QuickBooks, all is " +
                $"well; if not, the Web Connector would show {code}.");
        }
    }

    private static AddressCheck Refused(HttpResponseMessage answer, string address, string code) => answer.Headers.Location is { } there
        ? new(
            CheckResult.Bad,
            $"{address} sends its visitors on to {there}; the Web Connector does not follow and would show {code}. Let PublicUrl be the " +
            "address that answers itself.")
        : new(
            CheckResult.Bad,
            $"{address} answers {(int)answer.StatusCode} instead of 200; the Web Connector would show {code}. A proxy or a sign-in in " +
            "front of the server is the usual reason.");

    // Our page is a few hundred bytes; of another's no more than that is of interest.
    private static async Task<string> BeginningAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        await using var body = await answer.Content.ReadAsStreamAsync(ct);
        var bytes = new byte[1024];
        return Encoding.UTF8.GetString(bytes, 0, await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, ct));
    }

    private AddressCheck Check(X509Certificate2? certificate, SslPolicyErrors errors) => errors switch
    {
        SslPolicyErrors.None when certificate is not null
            && certificate.NotAfter.ToUniversalTime() - clock.GetUtcNow().UtcDateTime < RenewSoon =>
            new(
                CheckResult.Warning,
                $"The certificate is valid, but only until {certificate.NotAfter:d MMMM yyyy}. See that it is renewed."),
        SslPolicyErrors.None =>
            new(CheckResult.Good, $"The certificate is valid{(certificate is null ? "" : $" until {certificate.NotAfter:d MMMM yyyy}")}."),
        _ when certificate is not null && certificate.NotAfter.ToUniversalTime() < clock.GetUtcNow().UtcDateTime =>
            new(
                CheckResult.Bad,
                $"The certificate expired on {certificate.NotAfter:d MMMM yyyy}; the Web Connector would show QBWC1048. Renew it."),
        _ when errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) =>
            new(
                CheckResult.Bad,
                $"The certificate is for another name, {certificate?.GetNameInfo(X509NameType.DnsName, forIssuer: false)}; the Web " +
                "Connector would show QBWC1048. Get one for the name in PublicUrl."),
        _ => new(
            CheckResult.Bad,
            "The authority of the certificate is not known to this machine; the Web Connector would show QBWC1048. Use one of a public " +
            "authority, with its whole chain."),
    };
}

/// <summary>One thing that was looked at.</summary>
/// <param name="Result">How it is.</param>
/// <param name="Sentence">In words, with the code that would follow.</param>
internal sealed record AddressCheck(CheckResult Result, string Sentence);

/// <summary>How a check went.</summary>
internal enum CheckResult
{
    Good,
    Warning,
    Bad,
}
