using System.Buffers;
using System.Text;

namespace WebConnectorSync.Qbxml.Xml;

/// <summary>The attributes of one tag, names and un-escaped values end to end in one pooled buffer.</summary>
internal sealed class AttributeList : IDisposable
{
    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);
    private Entry[] _entries = new Entry[8];
    private int _used;

    public int Count { get; private set; }

    public void Clear() => (Count, _used) = (0, 0);

    /// <summary>Whether an attribute of exactly this whole name is there already.</summary>
    public bool Contains(ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var entry in _entries.AsSpan(0, Count))
        {
            if (entry.NameLength == name.Length && NameOf(entry).SequenceEqual(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Adds a name; its value is written to <see cref="ValueRoom"/> and then fixed by <see cref="EndValue"/>.</summary>
    public void Add(ReadOnlySpan<byte> name, int localStart)
    {
        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
        }

        Reserve(name.Length);
        name.CopyTo(_bytes.AsSpan(_used));
        _entries[Count++] = new Entry(_used, name.Length, localStart, 0);
        _used += name.Length;
    }

    /// <summary>Room for the value of the attribute added last.</summary>
    public Span<byte> ValueRoom(int length)
    {
        Reserve(length);
        return _bytes.AsSpan(_used);
    }

    /// <summary>Says how much of the room was used.</summary>
    public void EndValue(int length)
    {
        _entries[Count - 1] = _entries[Count - 1] with { ValueLength = length };
        _used += length;
    }

    /// <summary>The attribute at a place, with its whole name.</summary>
    public (string Name, string Value) Get(int index) => index < Count
        ? (Encoding.UTF8.GetString(NameOf(_entries[index])), ValueOf(_entries[index]))
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Looks an attribute up by its local name; namespace declarations are passed over.</summary>
    public bool TryGet(ReadOnlySpan<byte> localName, out string value)
    {
        foreach (ref readonly var entry in _entries.AsSpan(0, Count))
        {
            var name = NameOf(entry);
            if (name[entry.LocalStart..].SequenceEqual(localName) && !IsNamespace(name))
            {
                value = ValueOf(entry);
                return true;
            }
        }

        value = "";
        return false;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = [];
        Clear();
    }

    private static bool IsNamespace(ReadOnlySpan<byte> name) => name.SequenceEqual("xmlns"u8) || name.StartsWith("xmlns:"u8);

    private ReadOnlySpan<byte> NameOf(Entry entry) => _bytes.AsSpan(entry.Start, entry.NameLength);

    private string ValueOf(Entry entry) =>
        Encoding.UTF8.GetString(_bytes, entry.Start + entry.NameLength, entry.ValueLength);

    private void Reserve(int length)
    {
        if (_used + length <= _bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_used + length, _bytes.Length * 2));
        _bytes.AsSpan(0, _used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes, clearArray: true);
        _bytes = larger;
    }

    private readonly record struct Entry(int Start, int NameLength, int LocalStart, int ValueLength);
}
