using WebConnectorSync.Qbxml.Values;

namespace WebConnectorSync.Qbxml.Tests.Values;

public sealed class TellingQuickBooksTime
{
    [Theory]
    [InlineData("2008-05-19T18:37:02-05:00", "2008-05-19T18:37:02")]
    [InlineData("2008-05-19T18:37:02+10:30", "2008-05-19T18:37:02")]
    [InlineData("2008-05-19T18:37:02Z", "2008-05-19T18:37:02")]
    [InlineData("2008-05-19T18:37:02", "2008-05-19T18:37:02")]
    [InlineData("2008-05-19T18:37", "2008-05-19T18:37:00")]
    [InlineData("2008-5-9T8:7:2", "2008-05-09T08:07:02")]
    [InlineData("2008-05-19", "2008-05-19T00:00:00")]
    public void The_clock_counts_and_the_offset_does_not(string text, string clock)
    {
        Assert.True(QbDateTime.TryParse(text, out var time));
        Assert.Equal(clock, time.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2008-13-01T00:00:00")]
    [InlineData("T")]
    [InlineData("2008-05-19T")]
    public void What_is_no_time_is_refused(string text) => Assert.False(QbDateTime.TryParse(text, out _));

    [Fact]
    public void Times_are_compared_and_moved_back()
    {
        var later = Time("2024-03-01T00:05:00-08:00");
        var earlier = Time("2024-02-29T23:59:00-05:00");

        Assert.True(earlier < later);
        Assert.Equal("2024-02-29T23:55:00", (later - TimeSpan.FromMinutes(10)).ToString());
        Assert.Equal(DateTime.MinValue, (default(QbDateTime) - TimeSpan.FromDays(1)).Local);
    }

    [Theory]
    [InlineData("2050-01-01", "2038-01-19T03:14:07")]
    [InlineData("1950-01-01", "1970-01-01T00:00:00")]
    [InlineData("2024-01-01", "2024-01-01T00:00:00")]
    public void A_filter_stays_inside_what_quickbooks_accepts(string text, string filter) => Assert.Equal(filter, Time(text).ToFilter());

    private static QbDateTime Time(string text)
    {
        Assert.True(QbDateTime.TryParse(text, out var time));
        return time;
    }
}
