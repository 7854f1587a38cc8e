namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// What the Web Connector calls, with its parameters: strings that were missing are empty, numbers 0.
/// The names are those of Intuit's WSDL. The text form is the operation's name only, as most parameters are secrets.
/// </summary>
internal abstract record SoapCall
{
    private SoapCall(string operation) => Operation = operation;

    /// <summary>The operation's name as it was called; the answer's elements are named after it.</summary>
    public string Operation { get; init; }

    /// <inheritdoc/>
    public sealed override string ToString() => Operation;

    /// <summary>Asks for the server's version, before anything else.</summary>
    public sealed record ServerVersion() : SoapCall("serverVersion");

    /// <summary>Tells the Web Connector's version, such as 2.3.0.215.</summary>
    public sealed record ClientVersion(string Version) : SoapCall("clientVersion");

    /// <summary>Begins a session.</summary>
    public sealed record Authenticate(string UserName, string Password) : SoapCall("authenticate");

    /// <summary>Asks for the next qbXML message.</summary>
    /// <param name="Ticket">The session's ticket.</param>
    /// <param name="HcpResponse">Answers to the host, company and preferences queries; filled in a session's first call only.</param>
    /// <param name="CompanyFileName">Full path of the open company file.</param>
    /// <param name="Country">QuickBooks' edition: US, CA, UK.</param>
    /// <param name="MajorVersion">Highest qbXML version of the request processor.</param>
    /// <param name="MinorVersion">Its part after the dot.</param>
    public sealed record SendRequestXml(
        string Ticket, string HcpResponse, string CompanyFileName, string Country, int MajorVersion, int MinorVersion)
        : SoapCall("sendRequestXML");

    /// <summary>Brings QuickBooks' answer, whose text is still on its way.</summary>
    public sealed record ReceiveResponseXml(string Ticket, ResponseText Response) : SoapCall("receiveResponseXML");

    /// <summary>Says that QuickBooks or its company file could not be opened.</summary>
    public sealed record ConnectionError(string Ticket, string HResult, string Message) : SoapCall("connectionError");

    /// <summary>Asks why there was nothing to do.</summary>
    public sealed record GetLastError(string Ticket) : SoapCall("getLastError");

    /// <summary>Ends a session.</summary>
    public sealed record CloseConnection(string Ticket) : SoapCall("closeConnection");

    /// <summary>Asks where the interactive page is.</summary>
    public sealed record GetInteractiveUrl(string Ticket, string SessionId) : SoapCall("getInteractiveURL");

    /// <summary>Says that the user did not want to interact.</summary>
    public sealed record InteractiveRejected(string Ticket, string Reason) : SoapCall("interactiveRejected");

    /// <summary>Asks whether the user has finished.</summary>
    public sealed record InteractiveDone(string Ticket) : SoapCall("interactiveDone");
}
