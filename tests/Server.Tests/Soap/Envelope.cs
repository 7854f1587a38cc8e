namespace WebConnectorSync.Server.Tests.Soap;

/// <summary>Requests in the byte form of the Web Connector.</summary>
internal static class Envelope
{
    private const string Head =
        """<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>""";

    /// <summary>A call with its parameters already written.</summary>
    public static string Of(string operation, string parameters = "") => parameters.Length == 0
        ? $"{Head}<{operation} xmlns=\"http://developer.intuit.com/\" /></soap:Body></soap:Envelope>"
        : $"{Head}<{operation} xmlns=\"http://developer.intuit.com/\">{parameters}</{operation}></soap:Body></soap:Envelope>";

    /// <summary>An answer of receiveResponseXML's caller, with the text escaped as the Web Connector does.</summary>
    public static string Response(string text) => Of(
        "receiveResponseXML", $"<ticket>t</ticket><response>{Escape(text)}</response><hresult /><message />");

    /// <summary>The answer that an ASP.NET service gives, with the result element already written.</summary>
    public static string Answer(string operation, string result) =>
        $"{Head}<{operation}Response xmlns=\"http://developer.intuit.com/\">{result}</{operation}Response></soap:Body></soap:Envelope>";

    public static string Fault(string code, string sentence) =>
        $"{Head}<soap:Fault><faultcode>{code}</faultcode><faultstring>{sentence}</faultstring><detail " +
        "/></soap:Fault></soap:Body></soap:Envelope>";

    public static string Escape(string text) => text
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal);
}
