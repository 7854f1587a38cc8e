using System.Reflection;
using System.ServiceModel;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>One operation on the wire, as <see cref="IWebConnectorService"/> declares it.</summary>
/// <param name="Name">Local name of the first element in the SOAP body.</param>
/// <param name="Parameters">Local names of its children that are read as strings, in the WSDL's order.</param>
internal sealed record SoapOperation(string Name, string[] Parameters)
{
    /// <summary>Unescaped bytes that an ordinary string may have.</summary>
    public const int MaxStringBytes = 64 * 1024;

    /// <summary>Unescaped bytes that strHCPResponse may have; 12 KB is usual, the preferences of a large company more.</summary>
    public const int MaxHcpBytes = 4 * 1024 * 1024;

    /// <summary>The operation whose <see cref="Response"/> parameter is handed out as a stream.</summary>
    public const string ReceiveResponseXml = "receiveResponseXML";

    /// <summary>The parameter that is never held as a string.</summary>
    public const string Response = "response";

    /// <summary>The parameter of sendRequestXML that is qbXML: a string, but nothing to carry through a second XML reader.</summary>
    public const string HcpResponse = "strHCPResponse";

    /// <summary>Whether its first parameter is a session's ticket, which says whether the rest is of interest.</summary>
    public bool HasTicket => Parameters is ["ticket" or "wcTicket", ..];

    /// <summary>The operations of the contract by name.</summary>
    public static readonly IReadOnlyDictionary<string, SoapOperation> All =
        typeof(IWebConnectorService).GetMethods().Select(Of).ToDictionary(o => o.Name, StringComparer.Ordinal);

    /// <summary>How many un-escaped bytes a parameter may have.</summary>
    public static int LimitOf(string parameter) => parameter == HcpResponse ? MaxHcpBytes : MaxStringBytes;

    private static SoapOperation Of(MethodInfo method) => new(
        method.GetCustomAttribute<OperationContractAttribute>()!.Name,
        [.. method.GetParameters().Select(p => p.Name!).Where(name => name != Response)]);
}
