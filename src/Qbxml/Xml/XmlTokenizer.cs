using System.Buffers;

namespace WebConnectorSync.Qbxml.Xml;

/// <summary>
/// An incremental, non-validating XML 1.0 pull reader over UTF-8 bytes. It never waits: it is given bytes, hands out tokens,
/// and says when it needs more. No allocation is made for names and text; memory is bounded by <see cref="XmlLimits"/> and
/// the size of one <see cref="Append"/>. One thread at a time. A bad document is a value (<see cref="Problem"/>), never an exception.
/// </summary>
/// <remarks>
/// Refused though XML allows it: every DTD, and so every entity that is not built in.
/// Accepted though XML forbids it, because old company files leak such things: characters that XML does not know and bytes that
/// are no UTF-8 (see <see cref="Replaced"/>; comments are not looked at), <c>]]&gt;</c> in text, white space before the
/// XML declaration and anything inside it, prefixes without a declaration, and the name characters of the fifth edition.
/// Read otherwise than XML says: U+0080 to U+009F, raw or as a reference, is the character Windows-1252 has there.
/// </remarks>
public sealed partial class XmlTokenizer : IDisposable
{
    private readonly XmlLimits limits;
    private readonly NameStack names = new();
    private readonly AttributeList attributes = new();
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private byte[] text = ArrayPool<byte>.Shared.Rent(TextBytes + (2 * XmlBytes.Block));
    private int position;
    private int end;
    private long dropped;
    private int textLength;
    private int scanned;
    private bool isComplete;
    private bool hasBegun;
    private bool hasRoot;
    private bool hasMarkup;
    private bool closePending;
    private bool isDisposed;
    private Inside inside;

    /// <summary>Begins a document.</summary>
    /// <param name="limits">What it may ask for; null for the defaults.</param>
    public XmlTokenizer(XmlLimits? limits = null) => this.limits = limits ?? new XmlLimits();

    private enum Inside
    {
        Content,
        CData,
        Comment,
    }

    /// <summary>What the last <see cref="Read"/> returned.</summary>
    public XmlToken Token { get; private set; }

    /// <summary>How many elements are around the token; a start or end tag counts itself, so the root's tags have depth 1.</summary>
    public int Depth { get; private set; }

    /// <summary>
    /// The element's name without its prefix, or an instruction's target. All spans live until the next <see cref="Read"/>.
    /// </summary>
    public ReadOnlySpan<byte> LocalName => names.LocalName;

    /// <summary>The element's prefix, empty when it has none. Namespaces are not resolved.</summary>
    public ReadOnlySpan<byte> Prefix => names.Prefix;

    /// <summary>The start tag was written <c>&lt;a/&gt;</c>; its <see cref="XmlToken.EndElement"/> follows nevertheless.</summary>
    public bool IsEmptyElement { get; private set; }

    /// <summary>The un-escaped, always valid UTF-8 of this piece of text (at most 32 KB), or the content of an instruction.</summary>
    public ReadOnlySpan<byte> Text => text.AsSpan(0, textLength);

    /// <summary>Attributes of the start tag, namespace declarations included.</summary>
    public int AttributeCount => attributes.Count;

    /// <summary>Characters so far that XML does not allow (now U+FFFD) and bytes that were no UTF-8 (read as Windows-1252).</summary>
    public int Replaced { get; private set; }

    /// <summary>Why the document is not acceptable; from then on <see cref="Read"/> returns <see cref="XmlToken.None"/>.</summary>
    public XmlProblem? Problem { get; private set; }

    /// <summary>Bytes of the document up to the end of the current token.</summary>
    public long BytesConsumed => dropped + this.position;

    private ReadOnlySpan<byte> Unread => buffer.AsSpan(this.position, end - this.position);

    /// <summary>Whether the element's local name is this one.</summary>
    public bool IsName(ReadOnlySpan<byte> localName) => LocalName.SequenceEqual(localName);

    /// <summary>The attribute with this local name, un-escaped; namespace declarations are passed over. Empty when absent.</summary>
    public bool TryGetAttribute(ReadOnlySpan<byte> localName, out string value) => attributes.TryGet(localName, out value);

    /// <summary>The attribute at a place from 0 to <see cref="AttributeCount"/>, with its whole name and un-escaped value.</summary>
    public (string Name, string Value) GetAttribute(int i) => attributes.Get(i);

    /// <summary>Gives more bytes of the document. They are copied.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (isComplete)
        {
            throw new InvalidOperationException("The document was said to be complete.");
        }

        // After a problem nothing is read any more, so nothing needs to be kept.
        if (Problem is null)
        {
            MakeRoom(utf8.Length);
            utf8.CopyTo(buffer.AsSpan(end));
            end += utf8.Length;
        }
    }

    /// <summary>Says that no more bytes will come.</summary>
    public void Complete() => isComplete = true;

    /// <summary>Reads the next token.</summary>
    public XmlToken Read()
    {
        ObjectDisposedException.ThrowIf(isDisposed, this);
        if (Problem is not null)
        {
            return Token = XmlToken.None;
        }

        textLength = 0;
        IsEmptyElement = false;
        if (closePending)
        {
            closePending = false;
            attributes.Clear();
            return Token = CloseElement();
        }

        names.ClearCurrent();
        attributes.Clear();
        Depth = names.Count;
        return Token = inside switch
        {
            Inside.CData => ReadCData(),
            Inside.Comment => ReadComment(),
            Inside.Content => Depth == 0 ? ReadOutsideRoot() : ReadContent(),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isDisposed)
        {
            return;
        }

        // Company data passes through these; the pool lends them to anyone.
        isDisposed = true;
        ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        ArrayPool<byte>.Shared.Return(text, clearArray: true);
        (buffer, text, this.position, end, textLength) = ([], [], 0, 0, 0);
        names.Dispose();
        attributes.Dispose();
    }

    private void MakeRoom(int length)
    {
        if (end + length + XmlBytes.Block <= buffer.Length)
        {
            return;
        }

        var kept = Unread;
        var target = buffer;
        if (kept.Length + length + XmlBytes.Block > buffer.Length)
        {
            target = ArrayPool<byte>.Shared.Rent(kept.Length + length + XmlBytes.Block);
        }

        kept.CopyTo(target);
        dropped += this.position;
        (this.position, end) = (0, kept.Length);
        if (target != buffer)
        {
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
            buffer = target;
        }
    }

    private XmlToken NeedMore() => isComplete
        ? Fail("truncated", "The document ends before its last element is closed.", end)
        : XmlToken.NeedMoreData;

    private XmlToken Fail(string code, string message, int position)
    {
        Problem = new XmlProblem(code, message, dropped + position);
        names.ClearCurrent();
        attributes.Clear();
        textLength = 0;
        IsEmptyElement = false;
        return XmlToken.None;
    }
}
