namespace WebConnectorSync.Qbxml.Reading;

/// <summary>Makes a JSON number of what QuickBooks writes (<c>295</c>, <c>+5</c>, <c>18.0%</c>, <c>.5</c>), keeping its digits.</summary>
internal static class JsonNumber
{
    /// <summary>The most characters of a number; longer ones stay text.</summary>
    public const int MaxLength = 40;

    /// <summary>Writes the number to <paramref name="target"/>; 0 when the text is none.</summary>
    public static int Write(ReadOnlySpan<byte> text, Span<byte> target)
    {
        text = text.Trim(" \t\r\n"u8);
        if (text.EndsWith("%"u8))
        {
            text = text[..^1].TrimEnd((byte)' ');
        }

        if (text.IsEmpty || text.Length > MaxLength - 2)
        {
            return 0;
        }

        var to = 0;
        if (text[0] is (byte)'-' or (byte)'+')
        {
            if (text[0] == '-')
            {
                target[to++] = (byte)'-';
            }

            text = text[1..];
        }

        var point = text.IndexOf((byte)'.');
        var whole = point < 0 ? text : text[..point];
        var fraction = point < 0 ? [] : text[(point + 1)..];
        if (whole.Length + fraction.Length == 0 || !AreDigits(whole) || !AreDigits(fraction))
        {
            return 0;
        }

        return to + Digits(whole, fraction, target[to..]);
    }

    private static int Digits(ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, Span<byte> target)
    {
        // JSON has no leading zeros, and always a digit before the point.
        whole = whole.TrimStart((byte)'0');
        var to = 0;
        if (whole.IsEmpty)
        {
            target[to++] = (byte)'0';
        }

        whole.CopyTo(target[to..]);
        to += whole.Length;
        if (!fraction.IsEmpty)
        {
            target[to++] = (byte)'.';
            fraction.CopyTo(target[to..]);
            to += fraction.Length;
        }

        return to;
    }

    private static bool AreDigits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;
}
