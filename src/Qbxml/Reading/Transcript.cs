using System.Text;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// The readable, redacted text of the beginning of a document, made while it is read: one element a line, indented, values of
/// elements with personal data masked. After its limit it costs nothing.
/// </summary>
public sealed class Transcript
{
    /// <summary>What stands in place of personal data.</summary>
    public const string Mask = "\u2022\u2022\u2022";

    private readonly StringBuilder text = new();
    private readonly NameTable<string> secrets;
    private readonly int limit;
    private int secretDepth;
    private bool isOpen;
    private bool isMasked;
    private bool hasText;

    /// <summary>Begins a transcript.</summary>
    /// <param name="language">Says what is personal data; null for the language shipped.</param>
    /// <param name="limit">The most characters kept.</param>
    public Transcript(QbxmlLanguage? language = null, int limit = 64 * 1024)
    {
        secrets = PlanSet.Of(language ?? QbxmlLanguage.Default).Secrets;
        this.limit = limit;
    }

    /// <summary>Whether the document went on after the limit.</summary>
    public bool IsCut { get; private set; }

    /// <summary>The text so far.</summary>
    public override string ToString() => IsCut ? $"{text}\n\u2026 (the rest is not kept)" : text.ToString();

    /// <summary>Takes the token at hand.</summary>
    internal void Add(XmlTokenizer xml, XmlToken token)
    {
        if (IsCut)
        {
            return;
        }

        switch (token)
        {
            case XmlToken.StartElement:
                Start(xml);
                break;
            case XmlToken.Text:
                Text(xml.Text);
                break;
            case XmlToken.EndElement:
                End(xml);
                break;
            case XmlToken.ProcessingInstruction:
                Instruction(xml);
                break;
            default:
                return;
        }

        if (text.Length > limit)
        {
            text.Length = limit;
            IsCut = true;
        }
    }

    private void Start(XmlTokenizer xml)
    {
        Line(xml.Depth - 1);
        text.Append('<').Append(Encoding.UTF8.GetString(xml.LocalName));
        for (var i = 0; i < xml.AttributeCount; i++)
        {
            var (name, value) = xml.GetAttribute(i);
            text.Append(' ').Append(name).Append("=\"").Append(Escape(value)).Append('"');
        }

        text.Append('>');
        (isOpen, isMasked, hasText) = (true, false, false);
        if (secretDepth == 0 && secrets.Find(xml.LocalName) is not null)
        {
            secretDepth = xml.Depth;
        }
    }

    private void Text(ReadOnlySpan<byte> utf8)
    {
        // Between elements it is white space, and the layout is ours.
        if (!isOpen || (!hasText && IsWhite(utf8)))
        {
            return;
        }

        hasText = true;
        if (secretDepth == 0)
        {
            text.Append(Escape(Encoding.UTF8.GetString(utf8)));
        }
        else if (!isMasked)
        {
            text.Append(Mask);
            isMasked = true;
        }
    }

    private void End(XmlTokenizer xml)
    {
        if (!isOpen)
        {
            Line(xml.Depth - 1);
        }

        text.Append("</").Append(Encoding.UTF8.GetString(xml.LocalName)).Append('>');
        isOpen = false;
        secretDepth = secretDepth == xml.Depth ? 0 : secretDepth;
    }

    private void Instruction(XmlTokenizer xml)
    {
        Line(0);
        text.Append("<?").Append(Encoding.UTF8.GetString(xml.LocalName)).Append(' ').Append(Encoding.UTF8.GetString(xml.Text)).Append("?>");
    }

    private void Line(int indent)
    {
        if (text.Length > 0)
        {
            text.Append('\n').Append(' ', indent * 2);
        }
    }

    private static bool IsWhite(ReadOnlySpan<byte> utf8) => utf8.IndexOfAnyExcept(" \t\r\n"u8) < 0;

    private static string Escape(string value) => value.AsSpan().IndexOfAny("&<>\"") < 0
        ? value
        : value.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace(">", "&gt;", StringComparison.Ordinal)
            .Replace("\"", "&quot;", StringComparison.Ordinal);
}
