namespace WebConnectorSync.Domain.Sessions;

/// <summary>What can happen to an open session: the calls that carry its ticket (named as in the WSDL), and its end by time.</summary>
public enum SessionEvent
{
    SendRequestXML,
    ReceiveResponseXML,
    ConnectionError,
    GetLastError,
    CloseConnection,

    /// <summary>No call for too long, or another session took its place.</summary>
    Expire,
}
