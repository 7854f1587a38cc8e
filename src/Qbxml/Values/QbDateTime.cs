using System.Globalization;

namespace WebConnectorSync.Qbxml.Values;

/// <summary>
/// A moment as QuickBooks tells it: the local clock of the computer it runs on, to the second. The offset QuickBooks adds is
/// dropped because it is the winter one even in summer; what comes back into a filter is the clock alone, which is always right.
/// </summary>
/// <param name="Local">The clock's date and time, of kind Unspecified.</param>
public readonly record struct QbDateTime(DateTime Local) : IComparable<QbDateTime>
{
    /// <summary>The earliest moment a filter may name.</summary>
    public static readonly QbDateTime Earliest = new(new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified));

    /// <summary>The latest moment a filter may name.</summary>
    public static readonly QbDateTime Latest = new(new DateTime(2038, 1, 19, 3, 14, 7, DateTimeKind.Unspecified));

    private static readonly string[] OffsetForms = [@"h\:m", "hhmm", "%h"];

    // Single letters also read two digits; the wire's pattern allows parts of one digit and a missing time.
    private static readonly string[] Forms = ["yyyy-M-d'T'H:m:s", "yyyy-M-d'T'H:m", "yyyy-M-d'T'H", "yyyy-M-d"];

    /// <summary>
    /// Reads <c>2024-07-01T09:30:00-05:00</c>; offset, seconds and time may be missing, a <c>Z</c> is dropped like an offset.
    /// </summary>
    public static bool TryParse(ReadOnlySpan<char> text, out QbDateTime value)
    {
        text = text.Trim();
        if (text.IndexOf('T') is var time and > 0 && text[time..].IndexOfAny("+-Z") is var offset and > 0)
        {
            text = text[..(time + offset)];
        }

        var isRead = DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local);
        value = new QbDateTime(local);
        return isRead;
    }

    /// <summary>The offset behind such a time; null when there is none. It is the winter one even in summer.</summary>
    public static TimeSpan? OffsetOf(ReadOnlySpan<char> text)
    {
        text = text.Trim();
        if (text.IndexOf('T') is not (var time and > 0) || text[time..].IndexOfAny("+-Z") is not (var place and > 0))
        {
            return null;
        }

        var offset = text[(time + place)..];
        return offset is "Z" ? TimeSpan.Zero
            : TimeSpan.TryParseExact(offset[1..], OffsetForms, CultureInfo.InvariantCulture, out var hours)
            ? offset[0] == '-' ? -hours : hours
            : null;
    }

    /// <inheritdoc/>
    public int CompareTo(QbDateTime other) => Local.CompareTo(other.Local);

    /// <summary>The moment as a filter takes it: no offset, inside what QuickBooks accepts (1970 to 2038).</summary>
    public string ToFilter() => (this < Earliest ? Earliest : this > Latest ? Latest : this).ToString();

    public static QbDateTime operator -(QbDateTime moment, TimeSpan span) =>
        new(moment.Local.Ticks - span.Ticks < 0 ? DateTime.MinValue : moment.Local - span);

    public static bool operator <(QbDateTime a, QbDateTime b) => a.Local < b.Local;

    public static bool operator >(QbDateTime a, QbDateTime b) => a.Local > b.Local;

    public static bool operator <=(QbDateTime a, QbDateTime b) => a.Local <= b.Local;

    public static bool operator >=(QbDateTime a, QbDateTime b) => a.Local >= b.Local;

    /// <summary>The 19 characters of the clock, without offset.</summary>
    public override string ToString() => Local.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
}
