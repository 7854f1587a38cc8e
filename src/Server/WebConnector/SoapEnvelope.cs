using System.Text;
using System.Xml;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Writes a call in the one canonical form that SoapCore gets, whatever form it came in. So it does not matter what SoapCore would do with
/// a large, broken or hostile body.
/// </summary>
internal static class SoapEnvelope
{
    /// <summary>The namespace of SOAP 1.1.</summary>
    public const string Namespace = "http://schemas.xmlsoap.org/soap/envelope/";

    // A carriage return must be a reference, or a reader makes a line feed of it. A character that XML does not know is an exception here.
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(false), OmitXmlDeclaration = true, NewLineHandling = NewLineHandling.Entitize,
    };

    /// <summary>The call with its parameters but those that are qbXML.</summary>
    public static ReadOnlyMemory<byte> Write(SoapReadOutcome.Call call)
    {
        var envelope = new MemoryStream(1024);
        using (var xml = XmlWriter.Create(envelope, Settings))
        {
            xml.WriteStartElement("soap", "Envelope", Namespace);

            // Else a parameter of nothing but white space would be lost.
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteStartElement("soap", "Body", Namespace);
            xml.WriteStartElement(call.Operation.Name, IWebConnectorService.Namespace);
            foreach (var (name, value) in call.Operation.Parameters.Zip(call.Values))
            {
                if (name != SoapOperation.HcpResponse)
                {
                    xml.WriteElementString(name, IWebConnectorService.Namespace, value);
                }
            }

            xml.WriteEndDocument();
        }

        return envelope.GetBuffer().AsMemory(0, (int)envelope.Length);
    }
}
