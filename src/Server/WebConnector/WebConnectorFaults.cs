using System.Net;
using System.ServiceModel;
using System.ServiceModel.Channels;
using System.Xml;
using SoapCore;
using SoapCore.Extensibility;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>What is said of a call that ended in an exception, in the log and to the sender.</summary>
internal sealed class WebConnectorFaults(IncomingCall call, ILogger<WebConnectorFaults> logger) : IFaultExceptionTransformer
{
    /// <summary>A SOAP 1.1 fault.</summary>
    /// <param name="code"><c>Client</c>, <c>Server</c> or <c>VersionMismatch</c>.</param>
    /// <param name="sentence">What a person reads in the Web Connector's log.</param>
    public static Message Fault(string code, string sentence)
    {
        var message = Message.CreateMessage(MessageVersion.Soap11, null, new Body(code, sentence));
        message.Properties.Add(
            HttpResponseMessageProperty.Name, new HttpResponseMessageProperty { StatusCode = HttpStatusCode.InternalServerError });
        return new AsmxMessage(message);
    }

    /// <summary>The fault for an exception, which is logged unless it is one that was meant for the sender.</summary>
    public Message Of(Exception exception)
    {
        switch (exception)
        {
            case FaultException meant:
                return Fault("Server", meant.Message);
            case OperationCanceledException when call.Http.RequestAborted.IsCancellationRequested:
                return Fault("Client", "The client is gone, so that nobody reads this.");
            case OperationCanceledException when call.IsLate:
                WebConnectorLog.TookTooLong(logger, SoapExchange.Limit);
                return Fault("Client", "The call took too long to arrive.");
            default:
                WebConnectorLog.Failed(logger, exception, call.Operation);
                return Fault("Server", "The server could not answer because of an error of its own; its log says more.");
        }
    }

    /// <inheritdoc/>
    public Message ProvideFault(
        Exception exception, MessageVersion messageVersion, Message requestMessage,
        ConcurrentXmlNamespaceLookup xmlNamespaceLookup) => Of(exception);

    private sealed class Body(string code, string sentence) : BodyWriter(isBuffered: true)
    {
        protected override void OnWriteBodyContents(XmlDictionaryWriter writer)
        {
            writer.WriteStartElement("soap", "Fault", SoapEnvelope.Namespace);
            writer.WriteElementString("faultcode", "soap:" + code);
            writer.WriteElementString("faultstring", sentence);
            writer.WriteStartElement("detail");
            writer.WriteEndElement();
            writer.WriteEndElement();
        }
    }
}
