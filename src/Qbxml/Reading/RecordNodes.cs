using System.Buffers;
using System.Text;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// One record as a flat list of elements in document order, with their texts end to end in one buffer; both are used again for the next
/// record.
/// </summary>
internal sealed class RecordNodes : IDisposable
{
    // What one element costs beside its text, so that a flood of empty ones is bounded too.
    private const int NodeBytes = 32;

    private readonly int[] keys = new int[(int)KeyField.Count];
    private Frame[] frames = [new()];
    private Node[] nodes = ArrayPool<Node>.Shared.Rent(256);
    private byte[] texts = ArrayPool<byte>.Shared.Rent(16 * 1024);
    private int textEnd;
    private int depth;
    private int current;

    /// <summary>Elements of the record, its root the first.</summary>
    public int Count { get; private set; }

    /// <summary>What the record takes in memory, in bytes.</summary>
    public long Size => textEnd + ((long)Count * NodeBytes);

    /// <summary>The plan of the innermost open element.</summary>
    public ElementPlan Current => nodes[current].Plan;

    public ref Node this[int index] => ref nodes[index];

    /// <summary>Forgets the record.</summary>
    public void Clear()
    {
        (Count, textEnd, depth, current) = (0, 0, 0, 0);
        Array.Clear(keys);
    }

    /// <summary>Opens an element inside the innermost open one.</summary>
    public void Start(ElementPlan plan)
    {
        if (Count == nodes.Length)
        {
            Grow();
        }

        if (depth > 0)
        {
            ref var outer = ref nodes[current];
            outer.HasChildren = true;
            outer.TextLength = 0;
            outer.NeedsGrouping |= plan.IsUnknown || (!plan.IsArray && !plan.IsCustomField && frames[depth - 1].SeesAgain(plan.Slot));
        }

        if (plan.Key != KeyField.None && keys[(int)plan.Key] == 0)
        {
            keys[(int)plan.Key] = Count;
        }

        if (depth == frames.Length)
        {
            frames = [.. frames, new Frame()];
        }

        frames[depth++].Begin(current, plan.SlotCount);
        current = Count;
        nodes[Count++] = new Node { Plan = plan, TextStart = textEnd };
    }

    /// <summary>Adds text to the innermost open element; between its children it is only white space.</summary>
    public void Text(ReadOnlySpan<byte> text)
    {
        ref var node = ref nodes[current];
        if (node.Plan.IsAggregate || node.HasChildren)
        {
            return;
        }

        if (textEnd + text.Length > texts.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(texts.Length * 2, textEnd + text.Length));
            texts.AsSpan(0, textEnd).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(texts, clearArray: true);
            texts = larger;
        }

        text.CopyTo(texts.AsSpan(textEnd));
        textEnd += text.Length;
        node.TextLength += text.Length;
    }

    /// <summary>Closes the innermost open element; true when it was the record itself.</summary>
    public bool End()
    {
        nodes[current].End = Count;
        current = frames[--depth].Outer;
        return depth == 0;
    }

    /// <summary>The text of an element.</summary>
    public ReadOnlySpan<byte> TextOf(in Node node) => texts.AsSpan(node.TextStart, node.TextLength);

    /// <summary>The text of a key, or null.</summary>
    public string? Key(KeyField key) => keys[(int)key] is > 0 and var index ? Encoding.UTF8.GetString(TextOf(nodes[index])) : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        ArrayPool<Node>.Shared.Return(nodes, clearArray: true);
        ArrayPool<byte>.Shared.Return(texts, clearArray: true);
        (nodes, texts) = ([], []);
        Clear();
    }

    private void Grow()
    {
        var larger = ArrayPool<Node>.Shared.Rent(nodes.Length * 2);
        nodes.AsSpan(0, Count).CopyTo(larger);
        ArrayPool<Node>.Shared.Return(nodes, clearArray: true);
        nodes = larger;
    }

    /// <summary>One element.</summary>
    internal struct Node
    {
        public ElementPlan Plan;
        public int TextStart;
        public int TextLength;

        /// <summary>The place after its last descendant.</summary>
        public int End;
        public bool HasChildren;

        /// <summary>Has children that are unknown, or one twice that should stand once.</summary>
        public bool NeedsGrouping;
        public bool IsWritten;
    }

    /// <summary>An open element and which properties it has had.</summary>
    private sealed class Frame
    {
        private ulong[] seen = new ulong[2];

        /// <summary>The element around it.</summary>
        public int Outer { get; private set; }

        public void Begin(int outer, int slots)
        {
            Outer = outer;
            if (seen.Length * 64 < slots)
            {
                seen = new ulong[(slots / 64) + 1];
            }

            if (slots > 0)
            {
                Array.Clear(seen);
            }
        }

        /// <summary>Notes a property; true when it was there before.</summary>
        public bool SeesAgain(int slot)
        {
            if (slot >= seen.Length * 64)
            {
                return false;
            }

            ref var word = ref seen[slot >> 6];
            var bit = 1UL << (slot & 63);
            var again = (word & bit) != 0;
            word |= bit;
            return again;
        }
    }
}
