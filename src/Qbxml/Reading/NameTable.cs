using System.Buffers.Binary;
using System.Text;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>A small table from UTF-8 element names to things, asked for every element of every answer: no string is made.</summary>
internal sealed class NameTable<T>
    where T : class
{
    private readonly Entry[] entries;
    private readonly int mask;

    /// <summary>Makes the table; names must differ.</summary>
    public NameTable(IReadOnlyCollection<KeyValuePair<string, T>> items)
    {
        var size = 4;
        while (size < items.Count * 2)
        {
            size *= 2;
        }

        entries = new Entry[size];
        mask = size - 1;
        foreach (var (name, value) in items)
        {
            var bytes = Encoding.UTF8.GetBytes(name);
            var at = Hash(bytes) & mask;
            while (entries[at].Name is not null)
            {
                at = (at + 1) & mask;
            }

            entries[at] = new Entry(bytes, value);
        }
    }

    /// <summary>The thing of that name, or null.</summary>
    public T? Find(ReadOnlySpan<byte> name)
    {
        for (var at = Hash(name) & mask; entries[at].Name is { } candidate; at = (at + 1) & mask)
        {
            if (name.SequenceEqual(candidate))
            {
                return entries[at].Value;
            }
        }

        return null;
    }

    // Length, beginning and end tell nearly all names of the language apart.
    private static int Hash(ReadOnlySpan<byte> name)
    {
        var hash = (uint)name.Length;
        if (name.Length >= 4)
        {
            hash ^= BinaryPrimitives.ReadUInt32LittleEndian(name) * 0x9E3779B1;
            hash += BinaryPrimitives.ReadUInt32LittleEndian(name[^4..]) * 0x85EBCA6B;
        }
        else
        {
            foreach (var b in name)
            {
                hash = (hash * 31) + b;
            }
        }

        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private readonly record struct Entry(byte[] Name, T Value);
}
