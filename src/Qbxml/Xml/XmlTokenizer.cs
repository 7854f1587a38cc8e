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
/// </remarks>
public sealed partial class XmlTokenizer : IDisposable
{
    private readonly XmlLimits _limits;
    private readonly NameStack _names = new();
    private readonly AttributeList _attributes = new();
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private byte[] _text = ArrayPool<byte>.Shared.Rent(TextBytes + (2 * XmlBytes.Block));
    private int _position;
    private int _end;
    private long _dropped;
    private int _textLength;
    private int _scanned;
    private bool _isComplete;
    private bool _hasBegun;
    private bool _hasRoot;
    private bool _hasMarkup;
    private bool _closePending;
    private bool _isDisposed;
    private Inside _inside;

    /// <summary>Begins a document.</summary>
    /// <param name="limits">What it may ask for; null for the defaults.</param>
    public XmlTokenizer(XmlLimits? limits = null) => _limits = limits ?? new XmlLimits();

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

    /// <summary>The element's name without its prefix, or an instruction's target. All spans live until the next <see cref="Read"/>.</summary>
    public ReadOnlySpan<byte> LocalName => _names.LocalName;

    /// <summary>The element's prefix, empty when it has none. Namespaces are not resolved.</summary>
    public ReadOnlySpan<byte> Prefix => _names.Prefix;

    /// <summary>The start tag was written <c>&lt;a/&gt;</c>; its <see cref="XmlToken.EndElement"/> follows nevertheless.</summary>
    public bool IsEmptyElement { get; private set; }

    /// <summary>The un-escaped, always valid UTF-8 of this piece of text (at most 32 KB), or the content of an instruction.</summary>
    public ReadOnlySpan<byte> Text => _text.AsSpan(0, _textLength);

    /// <summary>Attributes of the start tag, namespace declarations included.</summary>
    public int AttributeCount => _attributes.Count;

    /// <summary>Characters so far that XML does not allow (now U+FFFD) and bytes that were no UTF-8 (read as Windows-1252).</summary>
    public int Replaced { get; private set; }

    /// <summary>Why the document is not acceptable; from then on <see cref="Read"/> returns <see cref="XmlToken.None"/>.</summary>
    public XmlProblem? Problem { get; private set; }

    /// <summary>Bytes of the document up to the end of the current token.</summary>
    public long BytesConsumed => _dropped + _position;

    private ReadOnlySpan<byte> Unread => _buffer.AsSpan(_position, _end - _position);

    /// <summary>Whether the element's local name is this one.</summary>
    public bool IsName(ReadOnlySpan<byte> localName) => LocalName.SequenceEqual(localName);

    /// <summary>The attribute with this local name, un-escaped; namespace declarations are passed over. Empty when absent.</summary>
    public bool TryGetAttribute(ReadOnlySpan<byte> localName, out string value) => _attributes.TryGet(localName, out value);

    /// <summary>The attribute at a place from 0 to <see cref="AttributeCount"/>, with its whole name and un-escaped value.</summary>
    public (string Name, string Value) GetAttribute(int i) => _attributes.Get(i);

    /// <summary>Gives more bytes of the document. They are copied.</summary>
    public void Append(ReadOnlySpan<byte> utf8)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (_isComplete)
        {
            throw new InvalidOperationException("The document was said to be complete.");
        }

        // After a problem nothing is read any more, so nothing needs to be kept.
        if (Problem is null)
        {
            MakeRoom(utf8.Length);
            utf8.CopyTo(_buffer.AsSpan(_end));
            _end += utf8.Length;
        }
    }

    /// <summary>Says that no more bytes will come.</summary>
    public void Complete() => _isComplete = true;

    /// <summary>Reads the next token.</summary>
    public XmlToken Read()
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (Problem is not null)
        {
            return Token = XmlToken.None;
        }

        _textLength = 0;
        IsEmptyElement = false;
        if (_closePending)
        {
            _closePending = false;
            _attributes.Clear();
            return Token = CloseElement();
        }

        _names.ClearCurrent();
        _attributes.Clear();
        Depth = _names.Count;
        return Token = _inside switch
        {
            Inside.CData => ReadCData(),
            Inside.Comment => ReadComment(),
            Inside.Content => Depth == 0 ? ReadOutsideRoot() : ReadContent(),
        };
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_isDisposed)
        {
            return;
        }

        // Company data passes through these; the pool lends them to anyone.
        _isDisposed = true;
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        ArrayPool<byte>.Shared.Return(_text, clearArray: true);
        (_buffer, _text, _position, _end, _textLength) = ([], [], 0, 0, 0);
        _names.Dispose();
        _attributes.Dispose();
    }

    private void MakeRoom(int length)
    {
        if (_end + length + XmlBytes.Block <= _buffer.Length)
        {
            return;
        }

        var kept = Unread;
        var target = _buffer;
        if (kept.Length + length + XmlBytes.Block > _buffer.Length)
        {
            target = ArrayPool<byte>.Shared.Rent(kept.Length + length + XmlBytes.Block);
        }

        kept.CopyTo(target);
        _dropped += _position;
        (_position, _end) = (0, kept.Length);
        if (target != _buffer)
        {
            ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
            _buffer = target;
        }
    }

    private XmlToken NeedMore() => _isComplete
        ? Fail("truncated", "The document ends before its last element is closed.", _end)
        : XmlToken.NeedMoreData;

    private XmlToken Fail(string code, string message, int position)
    {
        Problem = new XmlProblem(code, message, _dropped + position);
        _names.ClearCurrent();
        _attributes.Clear();
        _textLength = 0;
        IsEmptyElement = false;
        return XmlToken.None;
    }
}
