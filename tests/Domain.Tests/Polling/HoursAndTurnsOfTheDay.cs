using WebConnectorSync.Domain.Polling;

namespace WebConnectorSync.Domain.Tests.Polling;

public sealed class HoursAndTurnsOfTheDay
{
    private static readonly TimeZoneInfo NewYork = TimeZoneInfo.FindSystemTimeZoneById("America/New_York");

    [Theory]
    [InlineData("08:00", "18:00", "12:59", false)]
    [InlineData("08:00", "18:00", "13:00", true)]
    [InlineData("08:00", "18:00", "22:59", true)]
    [InlineData("08:00", "18:00", "23:00", false)]
    [InlineData("20:00", "06:00", "04:00", true)]
    [InlineData("20:00", "06:00", "10:59", true)]
    [InlineData("20:00", "06:00", "11:00", false)]
    [InlineData("00:00", "00:00", "17:00", true)]
    public void Hours_are_those_of_the_clock_on_the_wall(string from, string to, string utc, bool isInside) =>
        Assert.Equal(
            isInside,
            new DailyHours(Time(from), Time(to))
                .Contain(new DateTime(2026, 11, 21, 0, 0, 0, DateTimeKind.Utc) + Time(utc).ToTimeSpan(), NewYork));

    [Theory]
    [InlineData("2026-11-21T06:59:59Z", "02:00", "2026-11-21T07:00:00Z")]
    [InlineData("2026-11-21T07:00:00Z", "02:00", "2026-11-22T07:00:00Z")]
    [InlineData("2026-11-21T03:00:00Z", "23:30", "2026-11-21T04:30:00Z")]
    [InlineData("2026-11-21T06:00:00Z", "23:30", "2026-11-22T04:30:00Z")]
    [InlineData("2026-07-21T03:00:00Z", "02:00", "2026-07-21T06:00:00Z")]

    // The clock is put forward at 2 o'clock: half past two does not exist.
    [InlineData("2026-03-08T05:00:00Z", "02:30", "2026-03-08T07:00:00Z")]

    // The clock is put back at 2 o'clock: half past one comes twice, and the first one counts.
    [InlineData("2026-11-01T04:00:00Z", "01:30", "2026-11-01T05:30:00Z")]
    [InlineData("2026-11-01T05:30:00Z", "01:30", "2026-11-02T06:30:00Z")]
    public void A_turn_comes_once_a_day(string after, string at, string next) =>
        Assert.Equal(Instant(next), DailyTurn.Next(Instant(after), Time(at), NewYork));

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Instant(string text) =>
        DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture).UtcDateTime;
}
