using System.ServiceModel;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// What the Web Connector calls: the eleven operations of Intuit's WSDL, and two second names. Names of operations and parameters are those
/// on the wire. Strings that were missing are empty, numbers 0. The two parameters that are qbXML do not go through SoapCore, whose reader
/// has no measure: they are in <see cref="IncomingCall"/>, with all else that belongs to a call. A <see cref="FaultException"/> is answered
/// with its sentence, any other exception with a sentence that tells nothing of it.
/// </summary>
[ServiceContract(Name = "QBWebConnectorSvcSoap", Namespace = Namespace)]
internal interface IWebConnectorService
{
    /// <summary>Of every element in a body; with the operation's name behind it, the SOAPAction.</summary>
    const string Namespace = "http://developer.intuit.com/";

    /// <summary>Asks for the server's version, before anything else.</summary>
    [OperationContract(Name = "serverVersion", Action = Namespace + "serverVersion")]
    Task<string> ServerVersionAsync();

    /// <summary>The name that Intuit's guide has for <see cref="ServerVersionAsync"/>.</summary>
    [OperationContract(Name = "getServerVersion", Action = Namespace + "getServerVersion")]
    Task<string> GetServerVersionAsync() => ServerVersionAsync();

    /// <summary>Tells the Web Connector's version, such as 2.3.0.215.</summary>
    [OperationContract(Name = "clientVersion", Action = Namespace + "clientVersion")]
    Task<string> ClientVersionAsync(string strVersion);

    /// <summary>Begins a session.</summary>
    [OperationContract(Name = "authenticate", Action = Namespace + "authenticate")]
    Task<string[]> AuthenticateAsync(string strUserName, string strPassword);

    /// <summary>Asks for the next qbXML message.</summary>
    /// <param name="ticket">The session's ticket.</param>
    /// <param name="strHCPResponse">Not here: <see cref="IncomingCall.HcpResponse"/>.</param>
    /// <param name="strCompanyFileName">Full path of the open company file.</param>
    /// <param name="qbXMLCountry">QuickBooks' edition: US, CA, UK.</param>
    /// <param name="qbXMLMajorVers">Highest qbXML version of the request processor.</param>
    /// <param name="qbXMLMinorVers">Its part after the dot.</param>
    [OperationContract(Name = "sendRequestXML", Action = Namespace + "sendRequestXML")]
    Task<string> SendRequestXmlAsync(
        string ticket, string? strHCPResponse, string strCompanyFileName, string qbXMLCountry, int qbXMLMajorVers, int qbXMLMinorVers);

    /// <summary>Brings QuickBooks' answer.</summary>
    /// <param name="ticket">The session's ticket.</param>
    /// <param name="response">Not here: <see cref="IncomingCall.Response"/>, as the text is still on its way.</param>
    /// <param name="hresult">Empty where it comes behind the text; <see cref="ResponseText.HResult"/> has it either way.</param>
    /// <param name="message">As the hresult: <see cref="ResponseText.Message"/>.</param>
    [OperationContract(Name = SoapOperation.ReceiveResponseXml, Action = Namespace + SoapOperation.ReceiveResponseXml)]
    Task<int> ReceiveResponseXmlAsync(string ticket, string? response, string hresult, string message);

    /// <summary>Says that QuickBooks or its company file could not be opened.</summary>
    [OperationContract(Name = "connectionError", Action = Namespace + "connectionError")]
    Task<string> ConnectionErrorAsync(string ticket, string hresult, string message);

    /// <summary>Asks why there was nothing to do.</summary>
    [OperationContract(Name = "getLastError", Action = Namespace + "getLastError")]
    Task<string> GetLastErrorAsync(string ticket);

    /// <summary>Ends a session.</summary>
    [OperationContract(Name = "closeConnection", Action = Namespace + "closeConnection")]
    Task<string> CloseConnectionAsync(string ticket);

    /// <summary>Asks where the interactive page is.</summary>
    [OperationContract(Name = "getInteractiveURL", Action = Namespace + "getInteractiveURL")]
    Task<string> GetInteractiveUrlAsync(string wcTicket, string sessionID);

    /// <summary>Says that the user did not want to interact.</summary>
    [OperationContract(Name = "interactiveRejected", Action = Namespace + "interactiveRejected")]
    Task<string> InteractiveRejectedAsync(string wcTicket, string reason);

    /// <summary>Asks whether the user has finished.</summary>
    [OperationContract(Name = "interactiveDone", Action = Namespace + "interactiveDone")]
    Task<string> InteractiveDoneAsync(string wcTicket);

    /// <summary>The name that one of Intuit's samples has for <see cref="InteractiveDoneAsync"/>.</summary>
    [OperationContract(Name = "isInteractiveDone", Action = Namespace + "isInteractiveDone")]
    Task<string> IsInteractiveDoneAsync(string wcTicket) => InteractiveDoneAsync(wcTicket);
}
