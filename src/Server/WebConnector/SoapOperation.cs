using System.Globalization;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>One operation on the wire: its name, its parameters' names in the WSDL's order, and the call they make.</summary>
/// <param name="Name">Local name of the first element in the SOAP body.</param>
/// <param name="Parameters">Local names of its children.</param>
/// <param name="Build">Makes the call of the values, which are in the order of the names.</param>
internal sealed record SoapOperation(string Name, string[] Parameters, Func<string[], SoapCall> Build)
{
    /// <summary>Unescaped bytes that an ordinary string may have.</summary>
    public const int MaxStringBytes = 64 * 1024;

    /// <summary>Unescaped bytes that strHCPResponse may have; 12 KB is usual, the preferences of a large company more.</summary>
    public const int MaxHcpBytes = 4 * 1024 * 1024;

    /// <summary>The operation whose response parameter is handed out as a stream, so this makes a call only where it is absent.</summary>
    public const string ReceiveResponseXml = "receiveResponseXML";

    /// <summary>
    /// The eleven operations and two second names: Intuit's guide says getServerVersion where the wire has serverVersion,
    /// and one of its samples isInteractiveDone where another has interactiveDone.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, SoapOperation> All = new SoapOperation[]
    {
        new("serverVersion", [], _ => new SoapCall.ServerVersion()),
        new("getServerVersion", [], _ => new SoapCall.ServerVersion { Operation = "getServerVersion" }),
        new("clientVersion", ["strVersion"], p => new SoapCall.ClientVersion(p[0])),
        new("authenticate", ["strUserName", "strPassword"], p => new SoapCall.Authenticate(p[0], p[1])),
        new(
            "sendRequestXML",
            ["ticket", "strHCPResponse", "strCompanyFileName", "qbXMLCountry", "qbXMLMajorVers", "qbXMLMinorVers"],
            p => new SoapCall.SendRequestXml(p[0], p[1], p[2], p[3], Number(p[4]), Number(p[5]))),
        new(
            ReceiveResponseXml,
            ["ticket", "hresult", "message"],
            p => new SoapCall.ReceiveResponseXml(p[0], ResponseText.Absent(p[1], p[2]))),
        new("connectionError", ["ticket", "hresult", "message"], p => new SoapCall.ConnectionError(p[0], p[1], p[2])),
        new("getLastError", ["ticket"], p => new SoapCall.GetLastError(p[0])),
        new("closeConnection", ["ticket"], p => new SoapCall.CloseConnection(p[0])),
        new("getInteractiveURL", ["wcTicket", "sessionID"], p => new SoapCall.GetInteractiveUrl(p[0], p[1])),
        new("interactiveRejected", ["wcTicket", "reason"], p => new SoapCall.InteractiveRejected(p[0], p[1])),
        new("interactiveDone", ["wcTicket"], p => new SoapCall.InteractiveDone(p[0])),
        new("isInteractiveDone", ["wcTicket"], p => new SoapCall.InteractiveDone(p[0]) { Operation = "isInteractiveDone" }),
    }.ToDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>How many un-escaped bytes a parameter may have.</summary>
    public static int LimitOf(string parameter) => parameter == "strHCPResponse" ? MaxHcpBytes : MaxStringBytes;

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out int number) ? number : 0;
}
