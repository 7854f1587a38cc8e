using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class TheSyncClock
{
    private static readonly DateTime Newest = new(2026, 6, 15, 14, 2, 11, DateTimeKind.Unspecified);

    [Fact]
    public void Knows_a_time_that_no_time_zone_can_have_yet()
    {
        var now = new DateTime(2026, 11, 21, 10, 0, 0, DateTimeKind.Utc);

        Assert.True(SyncClock.CanBe(new DateTime(2026, 11, 22, 1, 0, 0, DateTimeKind.Unspecified), now));
        Assert.False(SyncClock.CanBe(new DateTime(2027, 11, 21, 10, 0, 0, DateTimeKind.Unspecified), now));
    }

    [Fact]
    public void Begins_the_next_query_a_few_minutes_before_the_newest_time() =>
        Assert.Equal(Newest.AddMinutes(-5), SyncClock.QueryFrom(Newest, SyncClock.OverlapAfter(Newest, TimeSpan.Zero), isSettled: false));

    [Fact]
    public void Begins_earlier_by_as_long_as_the_run_took()
    {
        var overlap = SyncClock.OverlapAfter(Newest, TimeSpan.FromMinutes(40));
        Assert.Equal(Newest.AddMinutes(-45), SyncClock.QueryFrom(Newest, overlap, isSettled: false));
    }

    [Theory]
    [InlineData(10, 25)]
    [InlineData(11, 1)]
    [InlineData(11, 7)]
    [InlineData(3, 8)]
    [InlineData(3, 30)]
    public void Reaches_back_two_hours_when_clocks_may_have_changed(int month, int day)
    {
        var newest = new DateTime(2026, month, day, 1, 30, 0, DateTimeKind.Unspecified);
        Assert.Equal(newest.AddHours(-2), SyncClock.QueryFrom(newest, SyncClock.OverlapAfter(newest, TimeSpan.Zero), isSettled: false));
    }

    [Fact]
    public void Reaches_back_two_hours_more_than_a_first_sync_of_several_days_took()
    {
        var overlap = SyncClock.OverlapAfter(Newest, TimeSpan.FromDays(3));
        Assert.Equal(Newest.AddDays(-3).AddHours(-2), SyncClock.QueryFrom(Newest, overlap, isSettled: false));
    }

    [Fact]
    public void Reaches_back_less_once_the_time_of_a_long_run_has_been_read_again()
    {
        var overlap = SyncClock.OverlapAfter(Newest, TimeSpan.FromMinutes(40));
        Assert.Equal(TimeSpan.FromMinutes(6), SyncClock.OverlapAfterRepeat(Newest, overlap, TimeSpan.FromMinutes(1)));
        Assert.Equal(overlap, SyncClock.OverlapAfterRepeat(Newest, overlap, TimeSpan.FromHours(2)));
    }

    [Fact]
    public void Begins_after_a_settled_time_so_that_nothing_comes_twice() =>
        Assert.Equal(Newest.AddSeconds(1), SyncClock.QueryFrom(Newest, TimeSpan.FromMinutes(5), isSettled: true));

    [Fact]
    public void Settles_only_when_the_overlap_has_passed()
    {
        Assert.False(SyncClock.IsSettledAfter(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(4)));
        Assert.True(SyncClock.IsSettledAfter(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5)));
    }

    [Fact]
    public void Never_asks_for_a_time_that_qbXML_cannot_say() =>
        Assert.Equal(SyncClock.End, SyncClock.QueryFrom(SyncClock.End, TimeSpan.Zero, isSettled: true));
}
