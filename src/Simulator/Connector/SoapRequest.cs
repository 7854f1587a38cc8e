using System.Text;

namespace WebConnectorSync.Simulator.Connector;

/// <summary>
/// The body of one call, byte for byte as the Web Connector writes it: one line, prefix soap, empty strings as self-closed elements.
/// </summary>
public static class SoapRequest
{
    private const string Start =
        "<?xml version=\"1.0\" encoding=\"utf-8\"?><soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\" " +
        "xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\" xmlns:xsd=\"http://www.w3.org/2001/XMLSchema\"><soap:Body>";

    private const string End = "</soap:Body></soap:Envelope>";

    /// <summary>The envelope of an operation with its parameters in order.</summary>
    public static string Write(string operation, params (string Name, string Value)[] parameters)
    {
        ArgumentNullException.ThrowIfNull(parameters);
        var text = new StringBuilder(Start);
        text.Append('<').Append(operation).Append(" xmlns=\"http://developer.intuit.com/\"");
        if (parameters.Length == 0)
        {
            return text.Append(" />").Append(End).ToString();
        }

        text.Append('>');
        foreach (var (name, value) in parameters)
        {
            text.Append('<').Append(name);
            if (value.Length == 0)
            {
                text.Append(" />");
            }
            else
            {
                text.Append('>').Append(Escape(value)).Append("</").Append(name).Append('>');
            }
        }

        return text.Append("</").Append(operation).Append('>').Append(End).ToString();
    }

    // Text content: quotes and apostrophes stay as they are.
    private static string Escape(string value) => value
        .Replace("&", "&amp;", StringComparison.Ordinal)
        .Replace("<", "&lt;", StringComparison.Ordinal)
        .Replace(">", "&gt;", StringComparison.Ordinal)
        .Replace("\r", "&#xD;", StringComparison.Ordinal);
}
