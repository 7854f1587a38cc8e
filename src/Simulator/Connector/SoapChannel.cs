using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>One HTTP conversation with the service, with the headers of the .NET proxy; counts and times every call.</summary>
internal sealed class SoapChannel : IDisposable
{
    private const string UserAgent = "Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 4.0.30319.42000)";

    private readonly string address;
    private readonly ConnectorFaults faults;
    private readonly ConnectorOptions options;
    private readonly SessionReport report;
    private readonly HttpClient client;

    public SoapChannel(string address, ConnectorFaults faults, ConnectorOptions options, SessionReport report)
    {
        (this.address, this.faults, this.options, this.report) = (address, faults, options, report);
        client = NewClient(options);
    }

    public static HttpClient NewClient(ConnectorOptions options) => new(options.Handler?.Invoke()
        ?? new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None, UseCookies = true })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Calls an operation; the result element, or null when the answer has none that the proxy would find.</summary>
    /// <exception cref="ConnectorException">No usable answer came.</exception>
    public async Task<XElement?> CallAsync(string operation, CancellationToken ct, params (string Name, string Value)[] parameters)
    {
        var body = Encoding.UTF8.GetBytes(SoapRequest.Write(operation, parameters));
        var started = options.Clock.GetTimestamp();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(options.CallTimeout);
        XElement? result = null;
        try
        {
            result = await SendAsync(operation, body, limit.Token);
            return result;
        }
        catch (HttpRequestException e)
        {
            throw new ConnectorException(
                e.InnerException is ConnectorException inner ? inner.Message : $"Unable to connect to the remote server. {e.Message}", e);
        }
        catch (IOException e)
        {
            throw new ConnectorException("The request was aborted: The connection was closed unexpectedly.", e);
        }
        catch (OperationCanceledException e) when (!ct.IsCancellationRequested)
        {
            throw new ConnectorException("The operation has timed out.", e);
        }
        finally
        {
            report.Add(new CallReport(operation, options.Clock.GetElapsedTime(started), body.Length, Text(result)));
        }
    }

    public void Dispose() => client.Dispose();

    private static string? Text(XElement? result) =>
        result is { HasElements: true } ? string.Join('\n', result.Elements().Select(e => e.Value)) : result?.Value;

    private async Task<XElement?> SendAsync(string operation, byte[] body, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Version = HttpVersion.Version11 };
        request.Headers.TryAddWithoutValidation("User-Agent", UserAgent);
        request.Headers.TryAddWithoutValidation("SOAPAction", $"\"http://developer.intuit.com/{operation}\"");
        request.Headers.ExpectContinue = true;
        request.Content = new FaultyContent(body, faults, faults.TruncateCall == report.Calls.Count + 1, options.Delay);
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
        var type = response.Content.Headers.ContentType?.MediaType;
        if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.InternalServerError)
            || (response.StatusCode != HttpStatusCode.OK && type != "text/xml"))
        {
            throw new ConnectorException($"The request failed with HTTP status {(int)response.StatusCode}: {response.ReasonPhrase}.");
        }

        if (type != "text/xml")
        {
            throw new ConnectorException($"Client found response content type of '{type}', but expected 'text/xml'.");
        }

        await using var stream = await response.Content.ReadAsStreamAsync(ct);
        using var buffered = new MemoryStream();
        await stream.CopyToAsync(buffered, ct);
        buffered.Position = 0;
        return SoapAnswer.Result(operation, buffered);
    }
}
