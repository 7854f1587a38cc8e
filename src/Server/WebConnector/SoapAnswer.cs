using System.Buffers;
using System.Globalization;
using System.Text;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Writes answers byte for byte as an ASP.NET .asmx service does: it is the shape the Web Connector was made against.
/// No white space between elements, UTF-8 without a byte order mark, empty strings as real empty elements.
/// </summary>
internal static class SoapAnswer
{
    private const string Head =
        """<?xml version="1.0" encoding="utf-8"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"><soap:Body>""";

    private const string Tail = "</soap:Body></soap:Envelope>";

    // White space that XML keeps is no reason to stop; a carriage return is, as a reader would make a line feed of it.
    private static readonly SearchValues<char> Odd = SearchValues.Create(
        [.. "&<>\uFFFE\uFFFF", .. Enumerable.Range(0, 0x20).Select(i => (char)i).Except(['\t', '\n']), .. Enumerable.Range(0xD800, 0x800).Select(i => (char)i)]);

    /// <summary>The answer to a call.</summary>
    /// <param name="operation">The call's name as it was called.</param>
    /// <param name="reply">A result; a fault is written by <see cref="Fault"/>.</param>
    public static byte[] Result(string operation, SoapReply reply)
    {
        var xml = new StringBuilder(Head);
        xml.Append('<').Append(operation).Append("Response xmlns=\"http://developer.intuit.com/\">");
        switch (reply)
        {
            case SoapReply.Text text:
                Element(xml, operation + "Result", text.Value);
                break;
            case SoapReply.Number number:
                Element(xml, operation + "Result", number.Value.ToString(CultureInfo.InvariantCulture));
                break;
            case SoapReply.Strings strings:
                Array(xml, operation + "Result", strings.Values);
                break;
            case SoapReply.Fault fault:
                return Fault("soap:Server", fault.Sentence);
        }

        xml.Append("</").Append(operation).Append("Response>").Append(Tail);
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    /// <summary>A SOAP 1.1 fault.</summary>
    /// <param name="code"><c>soap:Client</c>, <c>soap:Server</c> or <c>soap:VersionMismatch</c>.</param>
    /// <param name="sentence">What a person reads in the Web Connector's log.</param>
    public static byte[] Fault(string code, string sentence)
    {
        var xml = new StringBuilder(Head).Append("<soap:Fault><faultcode>").Append(code).Append("</faultcode>");
        Element(xml, "faultstring", sentence);
        xml.Append("<detail /></soap:Fault>").Append(Tail);
        return Encoding.UTF8.GetBytes(xml.ToString());
    }

    private static void Array(StringBuilder xml, string name, string[] values)
    {
        if (values.Length == 0)
        {
            Element(xml, name, "");
            return;
        }

        xml.Append('<').Append(name).Append('>');
        foreach (string value in values)
        {
            Element(xml, "string", value);
        }

        xml.Append("</").Append(name).Append('>');
    }

    private static void Element(StringBuilder xml, string name, string text)
    {
        if (text.Length == 0)
        {
            xml.Append('<').Append(name).Append(" />");
            return;
        }

        xml.Append('<').Append(name).Append('>');
        Escape(xml, text);
        xml.Append("</").Append(name).Append('>');
    }

    private static void Escape(StringBuilder xml, ReadOnlySpan<char> text)
    {
        while (text.IndexOfAny(Odd) is var at and >= 0)
        {
            xml.Append(text[..at]);
            text = text[at..];
            int length = 1;
            switch (text[0])
            {
                case '&':
                    xml.Append("&amp;");
                    break;
                case '<':
                    xml.Append("&lt;");
                    break;
                case '>':
                    xml.Append("&gt;");
                    break;
                case '\r':
                    xml.Append("&#xD;");
                    break;
                case var _ when text.Length > 1 && char.IsSurrogatePair(text[0], text[1]):
                    length = 2;
                    xml.Append(text[..2]);
                    break;
                default:
                    xml.Append('?');
                    break;
            }

            text = text[length..];
        }

        xml.Append(text);
    }
}
