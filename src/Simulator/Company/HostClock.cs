using System.Globalization;

namespace WebConnectorSync.Simulator.Company;

/// <summary>Time as QuickBooks has it: the clock part is the host's local time, the offset behind it is the winter one all year.</summary>
internal sealed class HostClock(CompanySettings settings, Faults faults)
{
    private const string Form = "yyyy-MM-ddTHH:mm:ss";

    /// <summary>UTC seconds since 1970, as the computer has it.</summary>
    public long Now => (settings.Clock.GetUtcNow() + faults.ClockAhead).ToUnixTimeSeconds();

    public DateOnly Today => DateOnly.FromDateTime(Local(Now));

    public DateTime Local(long second) =>
        TimeZoneInfo.ConvertTimeFromUtc(DateTimeOffset.FromUnixTimeSeconds(second).UtcDateTime, settings.TimeZone);

    public string Text(long second)
    {
        var local = Local(second).ToString(Form, CultureInfo.InvariantCulture);
        return faults.Offsets switch
        {
            OffsetStyle.Winter => local + Offset(settings.TimeZone.BaseUtcOffset),
            OffsetStyle.Right => local + Offset(settings.TimeZone.GetUtcOffset(DateTimeOffset.FromUnixTimeSeconds(second))),
            OffsetStyle.Wrong => local + Offset(settings.TimeZone.BaseUtcOffset + TimeSpan.FromHours(5)),
            OffsetStyle.Absent => local,
            _ => throw new InvalidOperationException($"Unknown offset style {faults.Offsets}."),
        };
    }

    /// <summary>
    /// Reads a filter as local time. Without an offset it is local already; with one QuickBooks counts back by the winter
    /// offset, so that its own strings come out unchanged and UTC is an hour off in summer. A date alone is its first or last second.
    /// </summary>
    public DateTime Filter(string text, bool isEnd)
    {
        var value = text.Trim();
        var t = value.IndexOf('T', StringComparison.Ordinal);
        var day = DateTime.Parse(t < 0 ? value : value[..t], CultureInfo.InvariantCulture);
        if (t < 0)
        {
            return isEnd ? day.AddDays(1).AddSeconds(-1) : day;
        }

        var time = value[(t + 1)..];
        var sign = time.LastIndexOfAny(['+', '-']);
        var local = day + TimeSpan.Parse(sign < 0 ? time : time[..sign], CultureInfo.InvariantCulture);
        if (sign < 0)
        {
            return local;
        }

        var offsetText = time[(sign + 1)..];
        var offset = TimeSpan.Parse(
            offsetText.Contains(':', StringComparison.Ordinal) ? offsetText : offsetText + ":00", CultureInfo.InvariantCulture);
        return local - (time[sign] == '-' ? -offset : offset) + settings.TimeZone.BaseUtcOffset;
    }

    private static string Offset(TimeSpan offset) =>
        (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
