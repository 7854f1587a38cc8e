using System.Globalization;
using System.Xml;

namespace WebConnectorSync.Qbxml.Values;

/// <summary>A duration in the form of the wire: hours, minutes and seconds without days (PT32H15M).</summary>
internal static class QbInterval
{
    /// <summary>Reads <c>PT1H30M</c>, any other duration of ISO 8601 without months, and a clock's <c>1:30</c> or <c>1:30:00</c>.</summary>
    public static bool TryParse(string text, out TimeSpan value)
    {
        text = text.Trim();
        value = default;
        return text.Contains('P', StringComparison.Ordinal) ? TryIso(text, out value) : TryClock(text, out value);
    }

    /// <summary>As the wire takes it; seconds only when there are any.</summary>
    public static string ToText(TimeSpan value)
    {
        var sign = value < TimeSpan.Zero ? "-" : "";
        var size = value.Duration();
        var seconds = size.Seconds > 0 ? string.Create(CultureInfo.InvariantCulture, $"{size.Seconds}S") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{sign}PT{(long)size.TotalHours}H{size.Minutes}M{seconds}");
    }

    private static bool TryIso(string text, out TimeSpan value)
    {
        value = default;
        if (text.Length > 40
            || text.AsSpan(0, text.Contains('T', StringComparison.Ordinal) ? text.IndexOf('T', StringComparison.Ordinal) : text.Length)
                .IndexOfAny('Y', 'M') >= 0)
        {
            return false;
        }

        try
        {
            value = XmlConvert.ToTimeSpan(text.TrimStart('+'));
            return true;
        }
        catch (Exception e) when (e is FormatException or OverflowException)
        {
            // The framework has no Try form of this parser.
            return false;
        }
    }

    private static bool TryClock(string text, out TimeSpan value)
    {
        value = default;
        var parts = text.Split(':');
        if (parts.Length is < 2 or > 3)
        {
            return false;
        }

        var numbers = new int[3];
        for (var i = 0; i < parts.Length; i++)
        {
            if (!int.TryParse(parts[i], NumberStyles.None, CultureInfo.InvariantCulture, out numbers[i])
                || (i > 0 && numbers[i] > 59)
                || numbers[i] > 99_999)
            {
                return false;
            }
        }

        value = new TimeSpan(numbers[0], numbers[1], numbers[2]);
        return true;
    }
}
