using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class TheSyncClock
{
    private static readonly DateTime Newest = new(2026, 6, 15, 14, 2, 11, DateTimeKind.Unspecified);

    [Theory]
    [InlineData(0, true)]
    [InlineData(14 * 60 * 60, true)]
    [InlineData(2 * 24 * 60 * 60, true)]
    [InlineData((2 * 24 * 60 * 60) + 1, false)]
    [InlineData(365 * 24 * 60 * 60, false)]
    public void Knows_a_time_that_no_time_zone_can_have_yet(int secondsAhead, bool canBe) =>
        Assert.Equal(canBe, SyncClock.CanBe(Newest.AddSeconds(secondsAhead), Newest));

    [Fact]
    public void Begins_the_next_query_a_few_minutes_before_the_newest_time() =>
        Assert.Equal(Newest.AddMinutes(-5), SyncClock.QueryFrom(Newest, SyncClock.OverlapAfter(Newest, TimeSpan.Zero), isSettled: false));

    [Theory]
    [InlineData(-1, 5 * 60)]
    [InlineData(0, 5 * 60)]
    [InlineData(1, (5 * 60) + 1)]
    [InlineData(40 * 60, 45 * 60)]
    [InlineData(12 * 60 * 60, (12 * 60 * 60) + (5 * 60))]
    [InlineData((12 * 60 * 60) + 1, (14 * 60 * 60) + 1)]
    [InlineData(3 * 24 * 60 * 60, (3 * 24 * 60 * 60) + (2 * 60 * 60))]
    public void Begins_earlier_by_as_long_as_the_run_took(int seconds, int earlier) =>
        Assert.Equal(
            Newest.AddSeconds(-earlier),
            SyncClock.QueryFrom(Newest, SyncClock.OverlapAfter(Newest, TimeSpan.FromSeconds(seconds)), isSettled: false));

    [Theory]
    [InlineData(3, 7, false)]
    [InlineData(3, 8, true)]
    [InlineData(3, 31, true)]
    [InlineData(4, 1, false)]
    [InlineData(4, 8, false)]
    [InlineData(9, 24, false)]
    [InlineData(10, 8, false)]
    [InlineData(10, 23, false)]
    [InlineData(10, 24, true)]
    [InlineData(10, 31, true)]
    [InlineData(11, 1, true)]
    [InlineData(11, 8, true)]
    [InlineData(11, 9, false)]
    [InlineData(12, 24, false)]
    [InlineData(12, 1, false)]
    public void Reaches_back_two_hours_when_clocks_may_have_changed(int month, int day, bool may)
    {
        var newest = new DateTime(2026, month, day, 1, 30, 0, DateTimeKind.Unspecified);
        Assert.Equal(
            may ? newest.AddHours(-2) : newest.AddMinutes(-5),
            SyncClock.QueryFrom(newest, SyncClock.OverlapAfter(newest, TimeSpan.Zero), isSettled: false));
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

    [Theory]
    [InlineData(299, false)]
    [InlineData(300, true)]
    [InlineData(301, true)]
    public void Settles_only_when_the_overlap_has_passed(int seconds, bool isSettled) =>
        Assert.Equal(isSettled, SyncClock.IsSettledAfter(TimeSpan.FromMinutes(5), TimeSpan.FromSeconds(seconds)));

    [Theory]
    [InlineData(-2, -1)]
    [InlineData(-1, 0)]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    public void Never_asks_for_a_time_that_qbXML_cannot_say(int newest, int from) =>
        Assert.Equal(SyncClock.End.AddSeconds(from), SyncClock.QueryFrom(SyncClock.End.AddSeconds(newest), TimeSpan.Zero, isSettled: true));

    [Fact]
    public void Knows_the_last_second_of_32_bits() =>
        Assert.Equal(DateTime.UnixEpoch.AddSeconds(int.MaxValue), DateTime.SpecifyKind(SyncClock.End, DateTimeKind.Utc));
}
