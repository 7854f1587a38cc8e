using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace WebConnectorSync.Qbxml.Writing;

/// <summary>
/// Compact XML in ASCII: QuickBooks reads everything above 127 most safely as a numeric reference. Characters that XML does
/// not know are dropped, as are halves of surrogate pairs; line ends become a line feed.
/// </summary>
internal sealed class XmlOutput(IBufferWriter<byte> output)
{
    /// <summary>Bytes written.</summary>
    public long Length { get; private set; }

    /// <summary>Writes what is ASCII and needs no escaping.</summary>
    public void Raw(string text)
    {
        var written = Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length));
        output.Advance(written);
        Length += written;
    }

    /// <summary>Opens an element; attributes may follow until <see cref="EndOfStart"/>.</summary>
    public void Start(string name)
    {
        Raw("<");
        Raw(name);
    }

    /// <summary>Adds an attribute when there is a value.</summary>
    public void Attribute(string name, string? value)
    {
        if (value is not null)
        {
            Raw(" ");
            Raw(name);
            Raw("=\"");
            Escaped(value, inAttribute: true);
            Raw("\"");
        }
    }

    /// <summary>Ends a start tag.</summary>
    public void EndOfStart() => Raw(">");

    /// <summary>Closes an element.</summary>
    public void End(string name)
    {
        Raw("</");
        Raw(name);
        Raw(">");
    }

    /// <summary>A whole element with text.</summary>
    public void Element(string name, string text)
    {
        Start(name);
        if (text.Length == 0)
        {
            Raw("/>");
            return;
        }

        EndOfStart();
        Escaped(text, inAttribute: false);
        End(name);
    }

    private void Escaped(string text, bool inAttribute)
    {
        var plain = inAttribute ? XmlText.PlainInAttribute : XmlText.Plain;
        var rest = text.AsSpan();
        while (true)
        {
            var run = rest.IndexOfAnyExcept(plain);
            Ascii(run < 0 ? rest : rest[..run]);
            if (run < 0)
            {
                return;
            }

            rest = rest[run..];
            Rune.DecodeFromUtf16(rest, out var rune, out var length);
            var isHalf = length == 1 && char.IsSurrogate(rest[0]);
            var isLineEnd = rune.Value == '\r';
            rest = rest[(isLineEnd && rest.Length > 1 && rest[1] == '\n' ? 2 : length)..];
            if (!isHalf && XmlText.IsLegal(rune.Value))
            {
                Odd(isLineEnd ? '\n' : rune.Value, inAttribute);
            }
        }
    }

    private void Odd(int character, bool inAttribute)
    {
        switch (character)
        {
            case '&': Raw("&amp;"); break;
            case '<': Raw("&lt;"); break;
            case '>': Raw("&gt;"); break;
            case '"': Raw("&quot;"); break;
            case '\n' when !inAttribute: Raw("\n"); break;
            default:
                Raw("&#");
                Utf8Formatter.TryFormat(character, output.GetSpan(16), out var written);
                output.Advance(written);
                Length += written;
                Raw(";");
                break;
        }
    }

    private void Ascii(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            var written = Encoding.ASCII.GetBytes(text, output.GetSpan(text.Length));
            output.Advance(written);
            Length += written;
        }
    }
}
