using System.Buffers;

namespace WebConnectorSync.Qbxml.Xml;

/// <summary>The names of the open elements, end to end in one pooled buffer, and the name of the current token.</summary>
internal sealed class NameStack : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
    private Name[] _names = new Name[16];
    private Name _current;

    /// <summary>How many elements are open.</summary>
    public int Count { get; private set; }

    /// <summary>The whole name of the innermost open element.</summary>
    public ReadOnlySpan<byte> Top => Whole(_names[Count - 1]);

    /// <summary>The local part of the current token's name.</summary>
    public ReadOnlySpan<byte> LocalName => Whole(_current)[_current.LocalStart..];

    /// <summary>The prefix of the current token's name, empty when it has none.</summary>
    public ReadOnlySpan<byte> Prefix => Whole(_current)[..Math.Max(_current.LocalStart - 1, 0)];

    /// <summary>Opens an element.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="localStart">Where its local part begins.</param>
    public void Push(ReadOnlySpan<byte> name, int localStart)
    {
        SetCurrent(name, localStart);
        if (Count == _names.Length)
        {
            Array.Resize(ref _names, Count * 2);
        }

        _names[Count++] = _current;
    }

    /// <summary>Closes the innermost element; its name becomes the current one.</summary>
    public void Pop() => _current = _names[--Count];

    /// <summary>Names a token that opens nothing. The bytes lie above the open elements and live until the next name.</summary>
    public void SetCurrent(ReadOnlySpan<byte> name, int localStart)
    {
        int start = Count == 0 ? 0 : _names[Count - 1].Start + _names[Count - 1].Length;
        if (start + name.Length > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(start + name.Length, _bytes.Length * 2));
            _bytes.AsSpan(0, start).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        name.CopyTo(_bytes.AsSpan(start));
        _current = new Name(start, name.Length, localStart);
    }

    /// <summary>The current token has no name.</summary>
    public void ClearCurrent() => _current = default;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        (_bytes, _current, Count) = ([], default, 0);
    }

    private ReadOnlySpan<byte> Whole(Name name) => _bytes.AsSpan(name.Start, name.Length);

    private readonly record struct Name(int Start, int Length, int LocalStart);
}
