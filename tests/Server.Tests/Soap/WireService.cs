using WebConnectorSync.Server.WebConnector;

namespace WebConnectorSync.Server.Tests.Soap;

/// <summary>A service that answers as it is told.</summary>
internal sealed class WireService(IncomingCall call, Func<WireCall, CancellationToken, Task<object>> answer) : IWebConnectorService
{
    public Task<string> ServerVersionAsync() => AnswerAsync<string>();

    public Task<string> ClientVersionAsync(string strVersion) => AnswerAsync<string>((nameof(strVersion), strVersion));

    public Task<string[]> AuthenticateAsync(string strUserName, string strPassword) =>
        AnswerAsync<string[]>((nameof(strUserName), strUserName), (nameof(strPassword), strPassword));

    public Task<string> SendRequestXmlAsync(
        string ticket, string? strHCPResponse, string strCompanyFileName, string qbXMLCountry, int qbXMLMajorVers, int qbXMLMinorVers) =>
        AnswerAsync<string>(
        (nameof(ticket), ticket),
        (nameof(strHCPResponse), call.HcpResponse),
        (nameof(strCompanyFileName), strCompanyFileName),
        (nameof(qbXMLCountry), qbXMLCountry),
        (nameof(qbXMLMajorVers), qbXMLMajorVers),
        (nameof(qbXMLMinorVers), qbXMLMinorVers));

    public async Task<int> ReceiveResponseXmlAsync(string ticket, string? response, string hresult, string message) =>
        (int)await answer(new WireCall(call.Operation, [(nameof(ticket), ticket)], call.Response), call.Cancellation);

    public Task<string> ConnectionErrorAsync(string ticket, string hresult, string message) =>
        AnswerAsync<string>((nameof(ticket), ticket), (nameof(hresult), hresult), (nameof(message), message));

    public Task<string> GetLastErrorAsync(string ticket) => AnswerAsync<string>((nameof(ticket), ticket));

    public Task<string> CloseConnectionAsync(string ticket) => AnswerAsync<string>((nameof(ticket), ticket));

    public Task<string> GetInteractiveUrlAsync(string wcTicket, string sessionID) =>
        AnswerAsync<string>((nameof(wcTicket), wcTicket), (nameof(sessionID), sessionID));

    public Task<string> InteractiveRejectedAsync(string wcTicket, string reason) =>
        AnswerAsync<string>((nameof(wcTicket), wcTicket), (nameof(reason), reason));

    public Task<string> InteractiveDoneAsync(string wcTicket) => AnswerAsync<string>((nameof(wcTicket), wcTicket));

    private async Task<T> AnswerAsync<T>(params (string Name, object Value)[] parameters) =>
        (T)await answer(new WireCall(call.Operation, parameters), call.Cancellation);
}
