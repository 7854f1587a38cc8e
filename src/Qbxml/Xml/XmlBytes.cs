using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace WebConnectorSync.Qbxml.Xml;

/// <summary>Which bytes and characters mean what in XML 1.0, and the one loop that copies those that mean nothing.</summary>
internal static class XmlBytes
{
    /// <summary>How many bytes beyond the last valid one <see cref="CopyPlain"/> may look at.</summary>
    public const int Block = 32;

    /// <summary>White space (XML 1.0, 2.3 [3]).</summary>
    public static readonly SearchValues<byte> White = SearchValues.Create(" \t\r\n"u8);

    /// <summary>ASCII bytes that a name may contain, the colon included.</summary>
    public static readonly SearchValues<byte> AsciiName =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:"u8);

    /// <summary>What Windows-1252 has at 0x80 to 0x9F; the five holes are the control characters of the same number.</summary>
    private const string Windows1252 =
        "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F" +
        "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    /// <summary>
    /// Copies bytes until one that needs a closer look: one of the two stops, a control character, anything beyond ASCII.
    /// Whole blocks are loaded and stored, so both sides need <see cref="Block"/> bytes of slack.
    /// </summary>
    /// <param name="source">The bytes, slack included.</param>
    /// <param name="available">How many of them are valid.</param>
    /// <param name="target">Where they go; copying ends when less than a block is left.</param>
    /// <param name="stop">A byte to stop at.</param>
    /// <param name="otherStop">Another one.</param>
    /// <param name="keepLines">Line feeds and tabs are plain too.</param>
    /// <returns>How many bytes were copied.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int CopyPlain(
        ReadOnlySpan<byte> source, int available, Span<byte> target, byte stop, byte otherStop, bool keepLines)
    {
        int copied = 0;
        while (copied < available && copied + Block <= target.Length)
        {
            var block = Vector256.Create(source.Slice(copied, Block));
            block.CopyTo(target.Slice(copied, Block));

            // As signed numbers, control characters and everything beyond ASCII are below the blank.
            var odd = Vector256.LessThan(block.AsSByte(), Vector256.Create((sbyte)0x20)).AsByte();
            if (keepLines)
            {
                var line = Vector256.Equals(block, Vector256.Create((byte)'\n'))
                    | Vector256.Equals(block, Vector256.Create((byte)'\t'));
                odd = Vector256.AndNot(odd, line);
            }

            odd |= Vector256.Equals(block, Vector256.Create(stop)) | Vector256.Equals(block, Vector256.Create(otherStop));
            int run = Math.Min(BitOperations.TrailingZeroCount(odd.ExtractMostSignificantBits()), available - copied);
            copied += run;
            if (run < Block)
            {
                break;
            }
        }

        return copied;
    }

    /// <summary>Whether a document may contain the character (XML 1.0, 2.2 [2]).</summary>
    public static bool IsLegal(int codePoint) =>
        codePoint is '\t' or '\n' or '\r' or (>= 0x20 and <= 0xD7FF) or (>= 0xE000 and <= 0xFFFD) or (>= 0x10000 and <= 0x10FFFF);

    /// <summary>The character that a stray byte of 0x80 and above stands for in Windows-1252.</summary>
    public static Rune FromWindows1252(byte value) => new(Meant(value));

    /// <summary>
    /// Whether the number is that of a control character (U+0080 to U+009F). QuickBooks keeps Windows-1252 and writes the number of such a
    /// byte as if it were Unicode, so that an apostrophe comes as <c>&amp;#146;</c>; no company file holds a control character.
    /// </summary>
    public static bool IsWindows1252(int codePoint) => (uint)(codePoint - 0x80) < Windows1252.Length;

    /// <summary>The character that is meant: that of Windows-1252 for U+0080 to U+009F, any other as it is.</summary>
    public static int Meant(int codePoint) => IsWindows1252(codePoint) ? Windows1252[codePoint - 0x80] : codePoint;

    /// <summary>The text with every character as it is meant; the same object where nothing changes.</summary>
    public static string Meant(string text) => text.AsSpan().IndexOfAnyInRange('\u0080', '\u009F') < 0
        ? text
        : string.Create(text.Length, text, (into, from) =>
        {
            for (int i = 0; i < into.Length; i++)
            {
                into[i] = (char)Meant(from[i]);
            }
        });

    /// <summary>Whether a name may begin with the character (XML 1.0 fifth edition, 2.3 [4]; the colon is the caller's affair).</summary>
    public static bool IsNameStart(int c) => c < 0x80
        ? char.IsAsciiLetter((char)c) || c == '_'
        : c is (>= 0xC0 and <= 0x2FF and not 0xD7 and not 0xF7) or (>= 0x370 and <= 0x1FFF and not 0x37E) or 0x200C or 0x200D
            or (>= 0x2070 and <= 0x218F) or (>= 0x2C00 and <= 0x2FEF) or (>= 0x3001 and <= 0xD7FF)
            or (>= 0xF900 and <= 0xFDCF) or (>= 0xFDF0 and <= 0xFFFD) or (>= 0x10000 and <= 0xEFFFF);

    /// <summary>Whether a name may contain the character, which is beyond ASCII ([4a]).</summary>
    public static bool IsNameRune(int c) => IsNameStart(c) || c is 0xB7 or (>= 0x300 and <= 0x36F) or 0x203F or 0x2040;
}
