using System.Text;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Reads a SOAP 1.1 request: any prefix, white space, comments; headers and unknown elements are passed over; the call is
/// known by the local name of the first element in the body. RPC style differs in prefixes and attributes only, so it is read too.
/// </summary>
internal static class SoapRequestReader
{
    private const int BodyDepth = 2;

    /// <summary>
    /// Reads one call. It returns at the end of the document, as soon as the response parameter of receiveResponseXML begins, or as soon as
    /// the ticket is known to be no session's.
    /// </summary>
    /// <param name="body">Must live until the call is answered.</param>
    /// <param name="isKnown">Whether a session has the ticket.</param>
    /// <param name="ct">Ends waiting for the network.</param>
    public static async ValueTask<SoapReadOutcome> ReadAsync(SoapBody body, TicketCheck isKnown, CancellationToken ct)
    {
        if (await body.ReadAsync(ct) == XmlToken.None)
        {
            return Refusal(body);
        }

        if (!body.Xml.IsName("Envelope"u8))
        {
            return new SoapReadOutcome.Refused("The request is not a SOAP envelope.");
        }

        if (EnvelopeNamespace(body.Xml) != SoapEnvelope.Namespace)
        {
            return new SoapReadOutcome.OtherVersion();
        }

        if (!await FindOperationAsync(body, ct))
        {
            return Refusal(body);
        }

        string name = Encoding.UTF8.GetString(body.Xml.LocalName);
        return SoapOperation.All.TryGetValue(name, out var operation)
            ? await ReadCallAsync(body, operation, isKnown, ct)
            : new SoapReadOutcome.Refused($"The Web Connector's service has no operation called {name}.");
    }

    private static string EnvelopeNamespace(XmlTokenizer xml)
    {
        string declaration = xml.Prefix.IsEmpty ? "xmlns" : "xmlns:" + Encoding.UTF8.GetString(xml.Prefix);
        for (int i = 0; i < xml.AttributeCount; i++)
        {
            var (name, value) = xml.GetAttribute(i);
            if (name == declaration)
            {
                return value;
            }
        }

        return "";
    }

    /// <summary>Goes to the first element inside the body.</summary>
    private static async ValueTask<bool> FindOperationAsync(SoapBody body, CancellationToken ct)
    {
        bool isInBody = false;
        while (await body.ReadAsync(ct) is var token and not (XmlToken.None or XmlToken.EndOfDocument))
        {
            if (token == XmlToken.StartElement && body.Xml.Depth > BodyDepth)
            {
                return true;
            }

            if (token == XmlToken.StartElement && !body.Xml.IsName("Body"u8))
            {
                await body.SkipElementAsync(ct);
            }
            else if (token == XmlToken.EndElement && isInBody)
            {
                break;
            }
            else
            {
                isInBody = token == XmlToken.StartElement || isInBody;
            }
        }

        body.Fail("The SOAP envelope has no call in its body.");
        return false;
    }

    private static async ValueTask<SoapReadOutcome> ReadCallAsync(
        SoapBody body, SoapOperation operation, TicketCheck isKnown, CancellationToken ct)
    {
        bool isAdmitted = !operation.HasTicket;
        var values = new string[operation.Parameters.Length];
        Array.Fill(values, "");
        int depth = body.Xml.Depth;
        bool isReceiving = operation.Name == SoapOperation.ReceiveResponseXml;
        while (await body.ReadAsync(ct) is var token and not (XmlToken.None or XmlToken.EndOfDocument))
        {
            if (token != XmlToken.StartElement)
            {
                continue;
            }

            // Below a second call in the same body nothing is of interest: it is passed over as a whole.
            bool isParameter = body.Xml.Depth == depth + 1;
            int index = isParameter ? IndexOf(body.Xml, operation.Parameters) : -1;
            bool isText = isParameter && isReceiving && body.Xml.IsName("response"u8);

            // What comes before the ticket is a stranger's too.
            if (!isAdmitted && (index > 0 || isText) && !(isAdmitted = await AdmitAsync(body, isKnown, "", ct)))
            {
                return Stranger(operation, values);
            }

            if (isText)
            {
                return new SoapReadOutcome.Call(operation, values, new ResponseText(body, values[1], values[2]));
            }

            if (index < 0)
            {
                await body.SkipElementAsync(ct);
            }
            else
            {
                values[index] = await body.ReadStringAsync(SoapOperation.LimitOf(operation.Parameters[index]), ct) ?? "";
                if (!isAdmitted && body.Problem is null && !(isAdmitted = await AdmitAsync(body, isKnown, values[0], ct)))
                {
                    return Stranger(operation, values);
                }
            }
        }

        if (!isAdmitted && body.Problem is null && !await AdmitAsync(body, isKnown, "", ct))
        {
            return Stranger(operation, values);
        }

        return body.Problem is null
            ? new SoapReadOutcome.Call(operation, values, isReceiving ? ResponseText.Absent(values[1], values[2]) : null)
            : Refusal(body);
    }

    private static async ValueTask<bool> AdmitAsync(SoapBody body, TicketCheck isKnown, string ticket, CancellationToken ct)
    {
        if (!await isKnown(ticket, ct))
        {
            return false;
        }

        body.Admit();
        return true;
    }

    private static SoapReadOutcome.Call Stranger(SoapOperation operation, string[] values)
    {
        var nothing = operation.Name == SoapOperation.ReceiveResponseXml ? ResponseText.Absent("", "") : null;
        return new(operation, values, nothing) { IsFromStranger = true };
    }

    private static int IndexOf(XmlTokenizer xml, string[] names)
    {
        string name = Encoding.UTF8.GetString(xml.LocalName);
        return Array.IndexOf(names, name);
    }

    private static SoapReadOutcome.Refused Refusal(SoapBody body) => new(body.Problem!);
}
