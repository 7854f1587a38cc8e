using System.Buffers.Binary;
using System.Buffers.Text;
using System.Text;

namespace WebConnectorSync.Qbxml.Xml;

/// <summary>Decodes the five built-in entities and numeric character references. There are no others: a DTD is never accepted.</summary>
internal static class XmlReference
{
    /// <summary>A longer reference can only be padded with zeros to harm.</summary>
    private const int MaxBytes = 32;

    /// <summary>The bytes do not hold the whole reference yet.</summary>
    public const int Incomplete = 0;

    /// <summary>This is no reference that is accepted.</summary>
    public const int Refused = -1;

    /// <summary>Decodes the reference at the beginning of the source.</summary>
    /// <param name="source">Begins with the ampersand.</param>
    /// <param name="target">At least four bytes.</param>
    /// <param name="written">Bytes written to the target.</param>
    /// <param name="replaced">The number named no character that XML allows, and U+FFFD stands for it.</param>
    /// <returns>Bytes of the reference, or <see cref="Incomplete"/> or <see cref="Refused"/>.</returns>
    public static int Decode(ReadOnlySpan<byte> source, Span<byte> target, out int written, out bool replaced)
    {
        replaced = false;
        written = 1;
        if (source.Length >= 4)
        {
            // Nearly all references in an escaped qbXML answer are these two.
            switch (BinaryPrimitives.ReadUInt32LittleEndian(source))
            {
                case '&' | ('l' << 8) | ('t' << 16) | (';' << 24):
                    target[0] = (byte)'<';
                    return 4;
                case '&' | ('g' << 8) | ('t' << 16) | (';' << 24):
                    target[0] = (byte)'>';
                    return 4;
                default:
                    break;
            }
        }

        return DecodeSlowly(source, target, out written, out replaced);
    }

    private static int DecodeSlowly(ReadOnlySpan<byte> source, Span<byte> target, out int written, out bool replaced)
    {
        written = 0;
        replaced = false;
        var window = source[..Math.Min(source.Length, MaxBytes)];
        int end = 1;
        while (end < window.Length && (char.IsAsciiLetterOrDigit((char)window[end]) || (end == 1 && window[end] == '#')))
        {
            end++;
        }

        if (end == window.Length)
        {
            return window.Length < MaxBytes ? Incomplete : Refused;
        }

        int rune = window[end] == ';' ? CodePoint(window[1..end]) : Refused;
        if (rune == Refused)
        {
            return Refused;
        }

        replaced = !XmlBytes.IsLegal(rune);
        written = (replaced ? Rune.ReplacementChar : new Rune(XmlBytes.Meant(rune))).EncodeToUtf8(target);
        return end + 1;
    }

    private static int CodePoint(ReadOnlySpan<byte> name) => name switch
    {
        [(byte)'#', (byte)'x', .. var digits] => Number(digits, 'x'),
        [(byte)'#', .. var digits] => Number(digits, 'd'),
        _ when name.SequenceEqual("amp"u8) => '&',
        _ when name.SequenceEqual("lt"u8) => '<',
        _ when name.SequenceEqual("gt"u8) => '>',
        _ when name.SequenceEqual("quot"u8) => '"',
        _ when name.SequenceEqual("apos"u8) => '\'',
        _ => Refused,
    };

    private static int Number(ReadOnlySpan<byte> digits, char format)
    {
        foreach (byte digit in digits)
        {
            if (format == 'x' ? !char.IsAsciiHexDigit((char)digit) : !char.IsAsciiDigit((char)digit))
            {
                return Refused;
            }
        }

        if (digits.IsEmpty)
        {
            return Refused;
        }

        // A number that does not fit names no character; zero stands for all of those.
        var significant = digits.TrimStart((byte)'0');
        return significant.Length <= 8 && Utf8Parser.TryParse(significant, out uint value, out _, format) && value <= 0x10FFFF
            ? (int)value
            : 0;
    }
}
