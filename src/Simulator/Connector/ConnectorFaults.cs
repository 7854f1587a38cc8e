namespace WebConnectorSync.Simulator.Connector;

/// <summary>The ways a Web Connector, or the line it speaks over, can misbehave. All off at first.</summary>
public sealed class ConnectorFaults
{
    /// <summary>The connector vanishes before the call with this number (1 is serverVersion): no further call, locks stay.</summary>
    public int? VanishBeforeCall { get; set; }

    /// <summary>The connector vanishes after the call with this number was answered.</summary>
    public int? VanishAfterCall { get; set; }

    /// <summary>QuickBooks executes the n-th message of a session (1 is the first), and the line drops before its answer is sent.</summary>
    public int? LoseAnswerOfMessage { get; set; }

    /// <summary>The n-th message is not given to QuickBooks: this HRESULT is reported in its place.</summary>
    public Dictionary<int, Company.HResult> HResults { get; } = [];

    /// <summary>receiveResponseXML is sent twice.</summary>
    public bool RepeatsReceiveResponse { get; set; }

    /// <summary>A second sendRequestXML is sent before the answer to the first.</summary>
    public bool SendsRequestOutOfOrder { get; set; }

    /// <summary>The password sent in place of the right one.</summary>
    public string? WrongPassword { get; set; }

    /// <summary>The ticket sent in place of the one authenticate gave.</summary>
    public string? WrongTicket { get; set; }

    /// <summary>Bodies are sent one byte at a time, each flushed.</summary>
    public bool SendsByteByByte { get; set; }

    /// <summary>Waited between bytes.</summary>
    public TimeSpan PauseBetweenBytes { get; set; }

    /// <summary>The body of the call with this number breaks off in the middle.</summary>
    public int? TruncateCall { get; set; }

    /// <summary>Whether closeConnection follows a connectionError that was answered with done; sources disagree.</summary>
    public bool ClosesAfterConnectionError { get; set; }
}
