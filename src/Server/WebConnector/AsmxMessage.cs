using System.ServiceModel.Channels;
using System.Xml;
using SoapCore;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// An answer or a fault, written byte for byte as an ASP.NET .asmx service does: it is the shape the Web Connector was made against.
/// No white space between elements, UTF-8 without a byte order mark, empty strings as real empty elements.
/// </summary>
internal sealed class AsmxMessage : CustomMessage
{
    /// <summary>SoapCore fills it.</summary>
    public AsmxMessage()
    {
    }

    /// <summary>Around a body.</summary>
    public AsmxMessage(Message message)
        : base(message)
    {
    }

    /// <inheritdoc/>
    protected override void OnWriteStartEnvelope(XmlDictionaryWriter writer)
    {
        writer.WriteStartDocument();
        writer.WriteStartElement("soap", "Envelope", SoapEnvelope.Namespace);
        writer.WriteXmlnsAttribute("soap", SoapEnvelope.Namespace);
        writer.WriteXmlnsAttribute("xsi", "http://www.w3.org/2001/XMLSchema-instance");
        writer.WriteXmlnsAttribute("xsd", "http://www.w3.org/2001/XMLSchema");
    }

    /// <inheritdoc/>
    protected override void OnWriteStartBody(XmlDictionaryWriter writer) =>
        writer.WriteStartElement("soap", "Body", SoapEnvelope.Namespace);

    /// <inheritdoc/>
    protected override void OnWriteBodyContents(XmlDictionaryWriter writer)
    {
        // Not disposed of: that would end the document before the envelope is closed.
#pragma warning disable CA2000
        base.OnWriteBodyContents(new AsmxWriter(writer));
#pragma warning restore CA2000
    }
}
