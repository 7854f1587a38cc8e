using System.Buffers;

namespace WebConnectorSync.Qbxml.Xml;

/// <summary>The names of the open elements, end to end in one pooled buffer, and the name of the current token.</summary>
internal sealed class NameStack : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1024);
    private Name[] names = new Name[16];
    private Name current;

    /// <summary>How many elements are open.</summary>
    public int Count { get; private set; }

    /// <summary>The whole name of the innermost open element.</summary>
    public ReadOnlySpan<byte> Top => Whole(names[Count - 1]);

    /// <summary>The local part of the current token's name.</summary>
    public ReadOnlySpan<byte> LocalName => Whole(current)[current.LocalStart..];

    /// <summary>The prefix of the current token's name, empty when it has none.</summary>
    public ReadOnlySpan<byte> Prefix => Whole(current)[..Math.Max(current.LocalStart - 1, 0)];

    /// <summary>Opens an element.</summary>
    /// <param name="name">The whole name.</param>
    /// <param name="localStart">Where its local part begins.</param>
    public void Push(ReadOnlySpan<byte> name, int localStart)
    {
        SetCurrent(name, localStart);
        if (Count == names.Length)
        {
            Array.Resize(ref names, Count * 2);
        }

        names[Count++] = current;
    }

    /// <summary>Closes the innermost element; its name becomes the current one.</summary>
    public void Pop() => current = names[--Count];

    /// <summary>Names a token that opens nothing. The bytes lie above the open elements and live until the next name.</summary>
    public void SetCurrent(ReadOnlySpan<byte> name, int localStart)
    {
        int start = Count == 0 ? 0 : names[Count - 1].Start + names[Count - 1].Length;
        if (start + name.Length > bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(start + name.Length, bytes.Length * 2));
            bytes.AsSpan(0, start).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(bytes);
            bytes = larger;
        }

        name.CopyTo(bytes.AsSpan(start));
        current = new Name(start, name.Length, localStart);
    }

    /// <summary>The current token has no name.</summary>
    public void ClearCurrent() => current = default;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(bytes);
        (bytes, current, Count) = ([], default, 0);
    }

    private ReadOnlySpan<byte> Whole(Name name) => bytes.AsSpan(name.Start, name.Length);

    private readonly record struct Name(int Start, int Length, int LocalStart);
}
