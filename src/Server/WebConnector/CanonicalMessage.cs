using System.ServiceModel.Channels;
using System.Text;
using System.Xml;
using SoapCore.Extensibility;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Gives SoapCore the call as an ordinary message over the canonical envelope. A message of SoapCore's own is a document first, and asking
/// it for its body makes code anew at every call.
/// </summary>
internal sealed class CanonicalMessage(IncomingCall call) : ISoapMessageProcessor
{
    /// <summary>What SoapCore reads from the request in place of the call.</summary>
    public static readonly byte[] Placeholder = Encoding.UTF8.GetBytes($"<Envelope xmlns=\"{SoapEnvelope.Namespace}\"><Body/></Envelope>");

    private static readonly XmlDictionaryReaderQuotas Quotas = XmlDictionaryReaderQuotas.Max;

    /// <inheritdoc/>
    public async Task<Message> ProcessMessage(Message message, HttpContext context, Func<Message, Task<Message>> next)
    {
        using var reader = XmlDictionaryReader.CreateTextReader(call.Envelope.ToArray(), Quotas);
        return await next(Message.CreateMessage(reader, int.MaxValue, MessageVersion.Soap11));
    }
}
