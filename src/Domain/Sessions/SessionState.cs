namespace WebConnectorSync.Domain.Sessions;

/// <summary>What a session waits for (QBWC Programmer's Guide, figure 5-1, with the error states).</summary>
public enum SessionState
{
    /// <summary>
    /// Nothing is due yet: the Web Connector was asked to come back later; the next call is closeConnection. One whose clock is switched
    /// off ignores that and calls sendRequestXML.
    /// </summary>
    Postponed,

    /// <summary>The next call is sendRequestXML.</summary>
    WaitForSend,

    /// <summary>A message is out; the next call is receiveResponseXML.</summary>
    WaitForResponse,

    /// <summary>
    /// Everything is done and the session is held open; the next call is getLastError, answered with a pause, and then sendRequestXML.
    /// </summary>
    Holding,

    /// <summary>The Web Connector was told to ask; the next call is getLastError.</summary>
    WaitForError,

    /// <summary>Everything is said; the next call is closeConnection.</summary>
    WaitForClose,

    /// <summary>Over.</summary>
    Closed,
}
