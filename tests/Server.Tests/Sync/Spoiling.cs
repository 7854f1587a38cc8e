using System.Text;
using System.Xml.Linq;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>Changes the qbXML inside the calls of receiveResponseXML.</summary>
internal sealed class Spoiling(Func<XElement, string> spoil) : DelegatingHandler(new SocketsHttpHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.TryGetValues("SOAPAction", out var action)
            && action.Single().Contains("receiveResponseXML", StringComparison.Ordinal))
        {
            var envelope = XDocument.Parse(await request.Content!.ReadAsStringAsync(cancellationToken));
            var response = envelope.Descendants().Single(e => e.Name.LocalName == "response");
            response.Value = spoil(XDocument.Parse(response.Value).Root!.Elements().Single());
            var content = new StringContent(envelope.ToString(SaveOptions.DisableFormatting), Encoding.UTF8, "text/xml");
            request.Content = content;
        }

        return await base.SendAsync(request, cancellationToken);
    }
}
