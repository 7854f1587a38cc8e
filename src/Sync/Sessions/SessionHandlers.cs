namespace WebConnectorSync.Sync.Sessions;

/// <summary>The handlers of the Web Connector's calls, one per call.</summary>
internal sealed record SessionHandlers(
    AuthenticateHandler Authenticate,
    SendRequestHandler SendRequest,
    ReceiveResponseHandler ReceiveResponse,
    GetLastErrorHandler GetLastError,
    ConnectionErrorHandler ConnectionError,
    CloseConnectionHandler CloseConnection);
