using System.Xml;
using System.Xml.Linq;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>
/// Reads answers the way the .NET proxy inside the Web Connector does: any prefix, but only the right namespaces; what it does not
/// find is null, and null surfaces later as an exception.
/// </summary>
internal static class SoapAnswer
{
    private static readonly XNamespace Soap = "http://schemas.xmlsoap.org/soap/envelope/";
    private static readonly XNamespace Intuit = "http://developer.intuit.com/";

    /// <summary>The result element of an operation; null when it is absent or in another namespace.</summary>
    /// <exception cref="ConnectorException">The answer is a fault or no SOAP message.</exception>
    public static XElement? Result(string operation, Stream body)
    {
        XElement envelope;
        try
        {
            using var reader = XmlReader.Create(body, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit });
            envelope = XElement.Load(reader);
        }
        catch (XmlException e)
        {
            throw new ConnectorException("Response is not well-formed XML.", e);
        }

        if (envelope.Name != Soap + "Envelope")
        {
            throw new ConnectorException(
                $"Possible SOAP version mismatch: Envelope namespace {envelope.Name.NamespaceName} was unexpected. Expecting {Soap}.");
        }

        var content = envelope.Element(Soap + "Body")?.Elements().FirstOrDefault();
        if (content?.Name == Soap + "Fault")
        {
            throw new ConnectorException(content.Element("faultstring")?.Value ?? "soap:Fault");
        }

        return content?.Name == Intuit + (operation + "Response") ? content.Element(Intuit + (operation + "Result")) : null;
    }

    /// <summary>The strings of an ArrayOfString; those in another namespace do not exist.</summary>
    public static string?[] Strings(XElement? result) =>
        result?.Elements(Intuit + "string").Select(Value).ToArray()
            ?? throw new ConnectorException("Object reference not set to an instance of an object.");

    /// <summary>A string result; null when it is absent or nil.</summary>
    public static string? Value(XElement? element) =>
        element is null || (string?)element.Attribute(
            XNamespace.Get("http://www.w3.org/2001/XMLSchema-instance") + "nil") is "true" or "1" ? null : element.Value;
}
