using System.Buffers;
using System.Text;

namespace WebConnectorSync.Qbxml.Xml;

/// <content>Text, CDATA and the characters in them.</content>
public sealed partial class XmlTokenizer
{
    /// <summary>A piece of text ends at this size, give or take a block.</summary>
    private const int TextBytes = (32 * 1024) - (2 * XmlBytes.Block);

    private XmlToken ReadText()
    {
        int from = this.position;
        int to = 0;
        while (to < TextBytes)
        {
            int run = XmlBytes.CopyPlain(buffer.AsSpan(from), end - from, text.AsSpan(to), (byte)'<', (byte)'&', keepLines: true);
            from += run;
            to += run;
            if (from == end || to >= TextBytes || buffer[from] == '<')
            {
                break;
            }

            int step;
            int written;
            if (buffer[from] == '&')
            {
                step = Reference(from, end, text.AsSpan(to), out written);
                if (step == XmlReference.Refused && to == 0)
                {
                    return RefuseReference(from);
                }
            }
            else
            {
                step = OddCharacters(from, end, isComplete, text.AsSpan(to, TextBytes + XmlBytes.Block - to), out written);
            }

            // What came before an incomplete or refused reference is handed out first.
            if (step <= 0)
            {
                break;
            }

            from += step;
            to += written;
        }

        return EndPiece(from, to);
    }

    private XmlToken ReadCData()
    {
        int from = this.position;
        int to = 0;
        while (to < TextBytes)
        {
            int run = XmlBytes.CopyPlain(buffer.AsSpan(from), end - from, text.AsSpan(to), (byte)']', (byte)']', keepLines: true);
            from += run;
            to += run;
            if (from == end || to >= TextBytes)
            {
                break;
            }

            if (buffer[from] == ']')
            {
                var rest = buffer.AsSpan(from, end - from);
                if (rest.StartsWith("]]>"u8))
                {
                    // An empty piece ends an empty section: returning here keeps a flood of them from recursing.
                    inside = Inside.Content;
                    (this.position, textLength) = (from + 3, to);
                    return XmlToken.Text;
                }

                if ("]]>"u8.StartsWith(rest))
                {
                    break;
                }

                text[to++] = buffer[from++];
                continue;
            }

            int step = OddCharacters(from, end, isComplete, text.AsSpan(to, TextBytes + XmlBytes.Block - to), out int written);
            if (step == 0)
            {
                break;
            }

            from += step;
            to += written;
        }

        return EndPiece(from, to);
    }

    private XmlToken EndPiece(int from, int to)
    {
        if (to == 0)
        {
            return NeedMore();
        }

        (this.position, textLength) = (from, to);
        return XmlToken.Text;
    }

    private int Reference(int from, int limit, Span<byte> target, out int written)
    {
        int step = XmlReference.Decode(buffer.AsSpan(from, limit - from), target, out written, out bool replaced);
        Replaced += replaced ? 1 : 0;
        return step;
    }

    private XmlToken RefuseReference(int position) => Fail(
        "entity",
        "An ampersand begins no built-in entity (amp, lt, gt, quot, apos) and no character number; other entities are never accepted.",
        position);

    /// <summary>Copies a line end, a control character, or a run of characters beyond ASCII, making good what is not acceptable.</summary>
    /// <returns>Bytes read; 0 when the buffer ends in the middle.</returns>
    private int OddCharacters(int from, int limit, bool isLast, Span<byte> target, out int written)
    {
        written = 0;
        var source = buffer.AsSpan(from, limit - from);
        if (source[0] == '\r')
        {
            if (source.Length == 1 && !isLast)
            {
                return 0;
            }

            target[written++] = (byte)'\n';
            return source.Length > 1 && source[1] == '\n' ? 2 : 1;
        }

        int read = 0;
        do
        {
            var status = Rune.DecodeFromUtf8(source[read..], out var rune, out int length);
            if (status == OperationStatus.NeedMoreData && !isLast)
            {
                break;
            }

            if (status != OperationStatus.Done)
            {
                (rune, length) = (XmlBytes.FromWindows1252(source[read]), 1);
                Replaced++;
            }
            else if (XmlBytes.IsWindows1252(rune.Value))
            {
                rune = new Rune(XmlBytes.Meant(rune.Value));
            }
            else if (!XmlBytes.IsLegal(rune.Value))
            {
                rune = Rune.ReplacementChar;
                Replaced++;
            }

            read += length;
            written += rune.EncodeToUtf8(target[written..]);
        }
        while (read < source.Length && source[read] >= 0x80 && written + 4 <= target.Length);
        return read;
    }
}
