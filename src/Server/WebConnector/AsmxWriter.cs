using System.Buffers;
using System.Xml;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Writes any text so that a reader gets it back: a carriage return as a reference, as a reader would make a line feed of it, and a
/// question mark for what XML does not know. Everything else goes through as it is.
/// </summary>
internal sealed class AsmxWriter(XmlDictionaryWriter inner) : XmlDictionaryWriter
{
    private static readonly SearchValues<char> Odd = SearchValues.Create(
        [.. "\uFFFE\uFFFF", .. Enumerable.Range(0, 0x20)
            .Select(i => (char)i)
            .Except(['\t', '\n']), .. Enumerable.Range(0xD800, 0x800)
            .Select(i => (char)i)]);

    /// <inheritdoc/>
    public override WriteState WriteState => inner.WriteState;

    /// <inheritdoc/>
    public override void WriteString(string? text)
    {
        if (!text.AsSpan().ContainsAny(Odd))
        {
            inner.WriteString(text);
            return;
        }

        string[] lines = Legal(text!).Split('\r');
        inner.WriteString(lines[0]);
        foreach (string line in lines.AsSpan(1))
        {
            inner.WriteCharEntity('\r');
            inner.WriteString(line);
        }
    }

    /// <inheritdoc/>
    public override void WriteChars(char[] buffer, int index, int count) => WriteString(new string(buffer, index, count));

    /// <inheritdoc/>
    public override void WriteStartDocument() => inner.WriteStartDocument();

    /// <inheritdoc/>
    public override void WriteStartDocument(bool standalone) => inner.WriteStartDocument(standalone);

    /// <inheritdoc/>
    public override void WriteEndDocument() => inner.WriteEndDocument();

    /// <inheritdoc/>
    public override void WriteDocType(string name, string? pubid, string? sysid, string? subset) =>
        inner.WriteDocType(name, pubid, sysid, subset);

    /// <inheritdoc/>
    public override void WriteStartElement(string? prefix, string localName, string? ns) => inner.WriteStartElement(prefix, localName, ns);

    /// <inheritdoc/>
    public override void WriteEndElement() => inner.WriteEndElement();

    /// <inheritdoc/>
    public override void WriteFullEndElement() => inner.WriteFullEndElement();

    /// <inheritdoc/>
    public override void WriteStartAttribute(string? prefix, string localName, string? ns) =>
        inner.WriteStartAttribute(prefix, localName, ns);

    /// <inheritdoc/>
    public override void WriteEndAttribute() => inner.WriteEndAttribute();

    /// <inheritdoc/>
    public override void WriteCData(string? text) => inner.WriteCData(text);

    /// <inheritdoc/>
    public override void WriteComment(string? text) => inner.WriteComment(text);

    /// <inheritdoc/>
    public override void WriteProcessingInstruction(string name, string? text) => inner.WriteProcessingInstruction(name, text);

    /// <inheritdoc/>
    public override void WriteEntityRef(string name) => inner.WriteEntityRef(name);

    /// <inheritdoc/>
    public override void WriteCharEntity(char ch) => inner.WriteCharEntity(ch);

    /// <inheritdoc/>
    public override void WriteSurrogateCharEntity(char lowChar, char highChar) => inner.WriteSurrogateCharEntity(lowChar, highChar);

    /// <inheritdoc/>
    public override void WriteWhitespace(string? ws) => inner.WriteWhitespace(ws);

    /// <inheritdoc/>
    public override void WriteRaw(char[] buffer, int index, int count) => inner.WriteRaw(buffer, index, count);

    /// <inheritdoc/>
    public override void WriteRaw(string data) => inner.WriteRaw(data);

    /// <inheritdoc/>
    public override void WriteBase64(byte[] buffer, int index, int count) => inner.WriteBase64(buffer, index, count);

    /// <inheritdoc/>
    public override string? LookupPrefix(string ns) => inner.LookupPrefix(ns);

    /// <inheritdoc/>
    public override void Flush() => inner.Flush();

    private static string Legal(string text)
    {
        char[] legal = text.ToCharArray();
        for (int i = 0; i < legal.Length; i++)
        {
            if (i + 1 < legal.Length && char.IsSurrogatePair(legal[i], legal[i + 1]))
            {
                i++;
            }
            else if (legal[i] != '\r' && Odd.Contains(legal[i]))
            {
                legal[i] = '?';
            }
        }

        return new string(legal);
    }
}
