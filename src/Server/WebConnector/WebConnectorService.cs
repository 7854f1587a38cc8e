using System.Reflection;
using System.ServiceModel;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.RuleChanges;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>Answers the calls of Web Connectors by handing each to its handler.</summary>
internal sealed partial class WebConnectorService(
    IncomingCall call, CallPipeline pipeline, SessionHandlers handlers, RuleApplication rules, ConcurrencyGauge gauge,
    KnownTickets tickets, ILogger<WebConnectorService> logger)
    : IWebConnectorService
{
    private const string UnknownTicket = "This update is not known here any more. Start the update again; it goes on where it ended.";
    private const string Closed = "OK";
    private const long MaxUnread = 64 * 1024 * 1024;

    private static readonly Task<string> Nothing = Task.FromResult("");

    private static readonly Task<string> Version = Task.FromResult("WebConnectorSync "
        + typeof(WebConnectorService).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);

    /// <inheritdoc/>
    public Task<string> ServerVersionAsync() => Version;

    /// <summary>Never a dialog: an automatic run would wait for a person.</summary>
    public Task<string> ClientVersionAsync(string strVersion) => Nothing;

    /// <inheritdoc/>
    public async Task<string[]> AuthenticateAsync(string strUserName, string strPassword)
    {
        var connector = Connector(call.Http);
        var answer = await pipeline.RunAsync(
            async ct =>
            {
                if (gauge.IsHigh)
                {
                    LogTooMany();
                    return AuthenticateHandler.Later(Soon());
                }

                return await handlers.Authenticate.AnswerAsync(strUserName, strPassword, connector, ct);
            },
            AuthenticateHandler.Later(Soon()),

            // The database is away, or a newer version of the program is changing it just now.
            failed: () => AuthenticateHandler.Later(Soon()),
            looksAgain: true);
        if (AuthenticateHandler.Begins(answer))
        {
            tickets.Add(answer[0]);
            return answer;
        }

        // Behind the pipeline: who waits for a refusal is no call that keeps the server busy.
        return await handlers.Authenticate.HoldAsync(connector, call.Cancellation) ? answer : AuthenticateHandler.Later(Soon());
    }

    /// <inheritdoc/>
    public Task<string> SendRequestXmlAsync(
        string ticket, string? strHCPResponse, string strCompanyFileName, string qbXMLCountry, int qbXMLMajorVers, int qbXMLMinorVers)
    {
        var open = new OpenQuickBooks(call.HcpResponse, strCompanyFileName, qbXMLCountry, qbXMLMajorVers, qbXMLMinorVers);
        return InSessionAsync(ticket, "", async (session, ct) =>
        {
            // Changed rules are applied first, so that what they release is posted in this session.
            await rules.RunAsync(session.CompanyId, ct);
            return await handlers.SendRequest.AnswerAsync(session, open, ct);
        });
    }

    /// <inheritdoc/>
    public async Task<int> ReceiveResponseXmlAsync(string ticket, string? response, string hresult, string message)
    {
        var result = await pipeline.RunAsync(ct => ReceiveAsync(ticket, ct), ReceiveResult.Failed, ticket, isOnce: true);
        return result.Fault is { } sentence ? throw new FaultException(sentence) : result.Percent;
    }

    /// <inheritdoc/>
    public Task<string> ConnectionErrorAsync(string ticket, string hresult, string message) => pipeline.RunAsync(
        ct => pipeline.InSessionAsync(
            ticket,
            ConnectionErrorHandler.Done,
            session => handlers.ConnectionError.AnswerAsync(session, hresult, message, ct),
            ct),
        ConnectionErrorHandler.Done);

    /// <inheritdoc/>
    public Task<string> GetLastErrorAsync(string ticket) => InSessionAsync(ticket, UnknownTicket, handlers.GetLastError.AnswerAsync);

    /// <inheritdoc/>
    public Task<string> CloseConnectionAsync(string ticket) => pipeline.RunAsync(
        ct => pipeline.InSessionAsync(ticket, Closed, session => handlers.CloseConnection.AnswerAsync(session, ct), ct),
        Closed,
        ticket,

        // A session whose end could not be stored is ended by the next one; the person at the Web Connector can do nothing about it.
        failed: () => Closed,
        looksAgain: true);

    /// <summary>Interactive mode is never asked for, so this does not come; if it does, nothing happens.</summary>
    public Task<string> GetInteractiveUrlAsync(string wcTicket, string sessionID) => Nothing;

    /// <summary>As <see cref="GetInteractiveUrlAsync"/>.</summary>
    public Task<string> InteractiveRejectedAsync(string wcTicket, string reason) => Nothing;

    /// <summary>As <see cref="GetInteractiveUrlAsync"/>.</summary>
    public Task<string> InteractiveDoneAsync(string wcTicket) => Nothing;

    // Random, so that Web Connectors that were sent away together do not come back together.
    private static TimeSpan Soon() => TimeSpan.FromSeconds(Random.Shared.Next(60, 180));

    private Task<string> InSessionAsync(string ticket, string unknown, Func<Session, CancellationToken, Task<string>> answer) =>
        pipeline.RunAsync(
            ct => pipeline.InSessionAsync(ticket, unknown, session => answer(session, ct), ct), unknown, ticket, looksAgain: true);

    private async Task<ReceiveResult> ReceiveAsync(string ticket, CancellationToken ct)
    {
        var result = await pipeline.InSessionAsync(ticket, ReceiveResult.Failed, async session =>
        {
            var result = await handlers.ReceiveResponse.AnswerAsync(session, call.Response, ct);

            // The new records may change what the rules say of stored ones.
            await rules.RunAsync(session.CompanyId, ct);
            return result;
        }, ct);

        // What a stranger still sends is not read. A refused answer is read to its end, within reason, so that the Web Connector gets to
        // see the refusal.
        if (!call.IsFromStranger)
        {
            await call.Response.SkipAsync(MaxUnread, ct);
        }

        return result;
    }

    private static CallingConnector Connector(HttpContext http) => new(http.Connection.RemoteIpAddress is { } address
        ? (address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address).ToString()
        : null);

    [LoggerMessage(EventIds.WebConnector + 62, LogLevel.Warning, "Too many calls at once; a Web Connector was asked to come back later")]
    private partial void LogTooMany();
}
