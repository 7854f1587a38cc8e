namespace WebConnectorSync.Domain.Sessions;

/// <summary>What a session waits for (QBWC Programmer's Guide, figure 5-1, with the error states).</summary>
public enum SessionState
{
    /// <summary>The next call is sendRequestXML.</summary>
    WaitForSend,

    /// <summary>A message is out; the next call is receiveResponseXML.</summary>
    WaitForResponse,

    /// <summary>The Web Connector was told to ask; the next call is getLastError.</summary>
    WaitForError,

    /// <summary>Everything is said; the next call is closeConnection.</summary>
    WaitForClose,

    /// <summary>Over.</summary>
    Closed,
}
