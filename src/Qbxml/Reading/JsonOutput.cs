using System.Buffers;
using System.Text;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// Writes JSON from text that is known to be valid UTF-8 and names that are escaped already. Utf8JsonWriter checks both again for
/// every value, which took a third of the time of reading an answer.
/// </summary>
internal sealed class JsonOutput
{
    private static readonly SearchValues<byte> Escaped =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Select(b => (byte)b), (byte)'"', (byte)'\\']);

    private byte[] bytes = new byte[16 * 1024];
    private int length;
    private bool needsComma;

    /// <summary>What was written; good until the next <see cref="Clear"/>.</summary>
    public ReadOnlyMemory<byte> Written => bytes.AsMemory(0, length);

    /// <summary>A name ready to be written: quoted, escaped, with its colon.</summary>
    public static byte[] Prepare(string name)
    {
        var output = new JsonOutput();
        output.Text(Encoding.UTF8.GetBytes(name));
        return [.. output.Written.Span, (byte)':'];
    }

    public void Clear() => (length, needsComma) = (0, false);

    public void Open(byte bracket)
    {
        Begin(1)[0] = bracket;
        length++;
        needsComma = false;
    }

    public void Close(byte bracket)
    {
        Room(1)[0] = bracket;
        length++;
        needsComma = true;
    }

    /// <summary>A property name made by <see cref="Prepare"/>.</summary>
    public void Name(byte[] prepared)
    {
        prepared.CopyTo(Begin(prepared.Length));
        length += prepared.Length;
        needsComma = false;
    }

    /// <summary>A property name from the document.</summary>
    public void Name(ReadOnlySpan<byte> utf8)
    {
        Text(utf8);
        Room(1)[0] = (byte)':';
        length++;
        needsComma = false;
    }

    /// <summary>A number, true, false or null.</summary>
    public void Literal(ReadOnlySpan<byte> literal)
    {
        literal.CopyTo(Begin(literal.Length));
        length += literal.Length;
        needsComma = true;
    }

    public void Text(ReadOnlySpan<byte> utf8)
    {
        var room = Begin(utf8.Length + 2);
        room[0] = (byte)'"';
        var run = utf8.IndexOfAny(Escaped);
        var plain = run < 0 ? utf8 : utf8[..run];
        plain.CopyTo(room[1..]);
        length += 1 + plain.Length;
        if (run >= 0)
        {
            Escape(utf8[run..]);
        }

        Room(1)[0] = (byte)'"';
        length++;
        needsComma = true;
    }

    private void Escape(ReadOnlySpan<byte> utf8)
    {
        while (!utf8.IsEmpty)
        {
            var run = utf8.IndexOfAny(Escaped);
            var plain = run < 0 ? utf8 : utf8[..run];
            plain.CopyTo(Room(plain.Length));
            length += plain.Length;
            if (run < 0)
            {
                return;
            }

            Escape(utf8[run]);
            utf8 = utf8[(run + 1)..];
        }
    }

    private void Escape(byte character)
    {
        var room = Room(6);
        room[0] = (byte)'\\';
        var letter =
            character switch { (byte)'"' => '"', (byte)'\\' => '\\', (byte)'\n' => 'n', (byte)'\r' => 'r', (byte)'\t' => 't', _ => 'u' };
        room[1] = (byte)letter;
        length += 2;
        if (letter == 'u')
        {
            "00"u8.CopyTo(room[2..]);
            room[4] = (byte)(character < 0x10 ? '0' : '1');
            room[5] = (byte)"0123456789abcdef"[character & 15];
            length += 4;
        }
    }

    // Room for a value or name, behind a comma where one is due.
    private Span<byte> Begin(int size)
    {
        var room = Room(size + 1);
        if (!needsComma)
        {
            return room;
        }

        room[0] = (byte)',';
        length++;
        return room[1..];
    }

    private Span<byte> Room(int size)
    {
        if (length + size > bytes.Length)
        {
            Array.Resize(ref bytes, Math.Max(bytes.Length * 2, length + size));
        }

        return bytes.AsSpan(length);
    }
}
