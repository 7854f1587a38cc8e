using System.Buffers;
using System.Text;

namespace WebConnectorSync.Qbxml.Xml;

/// <summary>The attributes of one tag, names and un-escaped values end to end in one pooled buffer.</summary>
internal sealed class AttributeList : IDisposable
{
    private byte[] bytes = ArrayPool<byte>.Shared.Rent(1024);
    private Entry[] entries = new Entry[8];
    private int used;

    public int Count { get; private set; }

    public void Clear() => (Count, used) = (0, 0);

    /// <summary>Whether an attribute of exactly this whole name is there already.</summary>
    public bool Contains(ReadOnlySpan<byte> name)
    {
        foreach (ref readonly var entry in entries.AsSpan(0, Count))
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
        if (Count == entries.Length)
        {
            Array.Resize(ref entries, Count * 2);
        }

        Reserve(name.Length);
        name.CopyTo(bytes.AsSpan(used));
        entries[Count++] = new Entry(used, name.Length, localStart, 0);
        used += name.Length;
    }

    /// <summary>Room for the value of the attribute added last.</summary>
    public Span<byte> ValueRoom(int length)
    {
        Reserve(length);
        return bytes.AsSpan(used);
    }

    /// <summary>Says how much of the room was used.</summary>
    public void EndValue(int length)
    {
        entries[Count - 1] = entries[Count - 1] with { ValueLength = length };
        used += length;
    }

    /// <summary>The attribute at a place, with its whole name.</summary>
    public (string Name, string Value) Get(int index) => index < Count
        ? (Encoding.UTF8.GetString(NameOf(entries[index])), ValueOf(entries[index]))
        : throw new ArgumentOutOfRangeException(nameof(index));

    /// <summary>Looks an attribute up by its local name; namespace declarations are passed over.</summary>
    public bool TryGet(ReadOnlySpan<byte> localName, out string value)
    {
        foreach (ref readonly var entry in entries.AsSpan(0, Count))
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
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        bytes = [];
        Clear();
    }

    private static bool IsNamespace(ReadOnlySpan<byte> name) => name.SequenceEqual("xmlns"u8) || name.StartsWith("xmlns:"u8);

    private ReadOnlySpan<byte> NameOf(Entry entry) => bytes.AsSpan(entry.Start, entry.NameLength);

    private string ValueOf(Entry entry) =>
        Encoding.UTF8.GetString(bytes, entry.Start + entry.NameLength, entry.ValueLength);

    private void Reserve(int length)
    {
        if (used + length <= bytes.Length)
        {
            return;
        }

        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(used + length, bytes.Length * 2));
        bytes.AsSpan(0, used).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        bytes = larger;
    }

    private readonly record struct Entry(int Start, int NameLength, int LocalStart, int ValueLength);
}
