using System.Buffers;

namespace WebConnectorSync.Sync.Answers;

/// <summary>Memory for the JSON of many records that are forgotten together: pooled blocks instead of an array for each.</summary>
internal sealed class JsonBlocks
{
    // Small enough to stay off the large object heap, which only a full collection clears.
    private const int Size = 64 * 1024;

    private readonly List<byte[]> _blocks = [];
    private int _used = Size;

    /// <summary>A copy that is good until <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Copy(ReadOnlySpan<byte> json)
    {
        var copy = Take(json.Length);
        json.CopyTo(copy.Span);
        return copy;
    }

    /// <summary>That many bytes to write into, good until <see cref="Clear"/>.</summary>
    public Memory<byte> Take(int length)
    {
        if (length > Size)
        {
            return new byte[length];
        }

        if (_used + length > Size)
        {
            _blocks.Add(ArrayPool<byte>.Shared.Rent(Size));
            _used = 0;
        }

        var place = _blocks[^1].AsMemory(_used, length);
        _used += length;
        return place;
    }

    /// <summary>Gives the blocks back, wiped: they held a company's records.</summary>
    public void Clear()
    {
        foreach (var block in _blocks)
        {
            ArrayPool<byte>.Shared.Return(block, clearArray: true);
        }

        _blocks.Clear();
        _used = Size;
    }
}
