using WebConnectorSync.Domain.Companies;

namespace WebConnectorSync.Domain.Tests.Companies;

public sealed class SayingATime
{
    private static readonly DateTime Now = new(2026, 11, 21, 14, 30, 0, DateTimeKind.Utc);

    private static readonly TimeZoneInfo Western = TimeZoneInfo.CreateCustomTimeZone("west", TimeSpan.FromHours(-8), "west", "west");

    [Fact]
    public void Today_needs_no_date() => Assert.Equal("06:05", RelativeTime.Say(Now.AddMinutes(-25), Now, Western));

    [Fact]
    public void Another_day_is_named() => Assert.Equal("23:30 on 20 November", RelativeTime.Say(Now.AddHours(-7), Now, Western));

    [Fact]
    public void Another_year_is_named() =>
        Assert.Equal("14:30 UTC on 21 November 2025", RelativeTime.Say(Now.AddYears(-1), Now, TimeZoneInfo.Utc));
}
