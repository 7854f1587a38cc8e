using System.Buffers;
using System.Text;

namespace WebConnectorSync.Qbxml.Xml;

/// <content>Names and attributes inside a tag. Positions are relative to the tag's &lt;.</content>
public sealed partial class XmlTokenizer
{
    /// <summary>Reads a name. When the tag's bytes end with it, it may be incomplete, and <paramref name="at"/> is the end.</summary>
    /// <returns>Where the name ends; -1 when it is refused.</returns>
    private int ScanName(ReadOnlySpan<byte> tag, ref int at, out int localStart)
    {
        int start = at;
        localStart = 0;
        while (true)
        {
            int run = tag[at..].IndexOfAnyExcept(XmlBytes.AsciiName);
            at = run < 0 ? tag.Length : at + run;
            if (at - start > limits.MaxNameBytes)
            {
                Fail("limit", $"The document has a name of more than {limits.MaxNameBytes} bytes.", position + start);
                return -1;
            }

            if (at == tag.Length)
            {
                return at;
            }

            if (tag[at] < 0x80)
            {
                return IsWellFormed(tag[start..at], ref localStart) ? at : RefuseName(start);
            }

            var status = Rune.DecodeFromUtf8(tag[at..], out var rune, out int length);
            if (status == OperationStatus.NeedMoreData)
            {
                at = tag.Length;
                return at;
            }

            if (status != OperationStatus.Done || !XmlBytes.IsNameRune(rune.Value))
            {
                return RefuseName(at);
            }

            at += length;
        }
    }

    /// <summary>A name begins like one, and so does what follows its one colon.</summary>
    private static bool IsWellFormed(ReadOnlySpan<byte> name, ref int localStart)
    {
        localStart = name.IndexOf((byte)':') + 1;
        return BeginsName(name) && (localStart == 0 || (BeginsName(name[localStart..]) && !name[localStart..].Contains((byte)':')));
    }

    private static bool BeginsName(ReadOnlySpan<byte> name) =>
        Rune.DecodeFromUtf8(name, out var rune, out _) == OperationStatus.Done && XmlBytes.IsNameStart(rune.Value);

    private int RefuseName(int at)
    {
        Fail("name", "The document has a tag or attribute without an acceptable name.", position + at);
        return -1;
    }

    private XmlToken ScanAttribute(ReadOnlySpan<byte> tag, ref int at)
    {
        int start = at;
        int nameEnd = ScanName(tag, ref at, out int localStart);
        if (nameEnd < 0)
        {
            return XmlToken.None;
        }

        SkipWhite(tag, ref at);
        if (at < tag.Length && tag[at] != '=')
        {
            return Fail("attribute", "An attribute has no value.", position + start);
        }

        at = Math.Min(at + 1, tag.Length);
        SkipWhite(tag, ref at);
        if (at < tag.Length && tag[at] is not ((byte)'"' or (byte)'\''))
        {
            return Fail("attribute", "An attribute's value has no quotes.", position + start);
        }

        int length = at < tag.Length ? tag[(at + 1)..].IndexOf(tag[at]) : -1;
        if (length < 0)
        {
            return XmlToken.NeedMoreData;
        }

        int valueStart = at + 1;
        at = valueStart + length + 1;
        return AddAttribute(tag[start..nameEnd], localStart, position + valueStart, length);
    }

    private XmlToken AddAttribute(ReadOnlySpan<byte> name, int localStart, int from, int length)
    {
        if (attributes.Count == limits.MaxAttributes)
        {
            return Fail("limit", $"The document has a tag with more than {limits.MaxAttributes} attributes.", position);
        }

        if (attributes.Contains(name))
        {
            return Fail("attribute", $"A tag has the attribute {AsText(name)} twice.", position);
        }

        attributes.Add(name, localStart);

        // A stray byte becomes three at most.
        int written = CopyValue(from, from + length, attributes.ValueRoom((3 * length) + (2 * XmlBytes.Block)));
        if (written < 0)
        {
            return XmlToken.None;
        }

        attributes.EndValue(written);
        return XmlToken.StartElement;
    }

    /// <summary>
    /// Copies an attribute value un-escaped, white space normalised to blanks (XML 1.0, 3.3.3). Returns -1 when it is refused.
    /// </summary>
    private int CopyValue(int from, int limit, Span<byte> target)
    {
        int to = 0;
        while (true)
        {
            int run = XmlBytes.CopyPlain(buffer.AsSpan(from), limit - from, target[to..], (byte)'<', (byte)'&', keepLines: false);
            from += run;
            to += run;
            if (from == limit)
            {
                return to;
            }

            int step = 1;
            int written = 1;
            switch (buffer[from])
            {
                case (byte)'<':
                    Fail("attribute", "An attribute's value has a < in it.", from);
                    return -1;
                case (byte)'&':
                    step = Reference(from, limit, target[to..], out written);
                    break;
                case (byte)'\t' or (byte)'\n':
                    target[to] = (byte)' ';
                    break;
                case (byte)'\r':
                    target[to] = (byte)' ';
                    step = from + 1 < limit && buffer[from + 1] == '\n' ? 2 : 1;
                    break;
                default:
                    step = OddCharacters(from, limit, isLast: true, target[to..], out written);
                    break;
            }

            if (step <= 0)
            {
                RefuseReference(from);
                return -1;
            }

            from += step;
            to += written;
        }
    }

    private static void SkipWhite(ReadOnlySpan<byte> tag, ref int at)
    {
        int run = tag[at..].IndexOfAnyExcept(XmlBytes.White);
        at = run < 0 ? tag.Length : at + run;
    }

    private static string AsText(ReadOnlySpan<byte> name) => Encoding.UTF8.GetString(name);
}
