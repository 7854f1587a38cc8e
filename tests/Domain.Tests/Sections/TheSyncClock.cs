using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class TheSyncClock
{
    private static readonly DateTime Newest = new(2026, 6, 15, 14, 2, 11, DateTimeKind.Unspecified);

    // In June QuickBooks says the winter offset, so that a true time seems an hour ahead.
    [Theory]
    [InlineData("2026-06-15T14:02:11", -5, "2026-06-15T18:02:11", 0)]
    [InlineData("2026-06-15T14:02:12", -5, "2026-06-15T18:02:11", 1)]
    [InlineData("2026-06-15T17:02:11", -5, "2026-06-15T18:02:11", 3 * 3600)]
    [InlineData("2026-06-15T10:02:11", -5, "2026-06-15T18:02:11", 0)]
    [InlineData("2026-12-15T14:02:11", -5, "2026-12-15T19:02:11", 0)]
    [InlineData("2026-12-15T14:32:11", -5, "2026-12-15T19:02:11", 30 * 60)]
    [InlineData("2026-03-07T14:02:12", -5, "2026-03-07T19:02:11", 1)]
    [InlineData("2026-03-08T14:02:12", -5, "2026-03-08T19:02:11", 0)]
    [InlineData("2026-11-08T14:02:12", -5, "2026-11-08T19:02:11", 0)]
    [InlineData("2026-11-09T14:02:12", -5, "2026-11-09T19:02:11", 1)]
    [InlineData("2026-12-16T09:02:11", null, "2026-12-15T19:02:11", 0)]
    [InlineData("2026-12-16T09:02:12", null, "2026-12-15T19:02:11", 1)]
    [InlineData("2027-12-15T14:02:11", -5, "2026-12-15T19:02:11", 365 * 24 * 3600)]
    public void Knows_how_far_a_time_lies_ahead_of_now(string modified, int? offset, string now, int seconds) => Assert.Equal(
        TimeSpan.FromSeconds(seconds),
        SyncClock.Ahead(DateTime.Parse(modified), offset is { } hours ? TimeSpan.FromHours(hours) : null, DateTime.Parse(now)));

    [Theory]
    [InlineData(null, null, true)]
    [InlineData(0, null, false)]
    [InlineData(19, null, false)]
    [InlineData(20, null, true)]
    [InlineData(1, 1, true)]
    [InlineData(1, 19, true)]
    [InlineData(1, 20, false)]
    public void Casts_a_net_once_a_day_and_always_while_a_clock_is_wrong(int? lastHours, int? wrongHours, bool isDue) =>
        Assert.Equal(
            isDue,
            SyncClock.IsNetDue(
                lastHours is { } last ? Newest.AddHours(-last) : null, wrongHours is { } wrong ? Newest.AddHours(-wrong) : null, Newest));

    [Theory]
    [InlineData(5, 2 * 24 * 60)]
    [InlineData(3 * 24 * 60, 3 * 24 * 60)]
    public void Reaches_back_two_days_with_the_net_or_further(int overlapMinutes, int minutes) =>
        Assert.Equal(Newest.AddMinutes(-minutes), SyncClock.NetFrom(Newest, TimeSpan.FromMinutes(overlapMinutes)));

    [Theory]
    [InlineData(5, false)]
    [InlineData(-5, false)]
    [InlineData(6, true)]
    [InlineData(-6, true)]
    public void Takes_clocks_for_wrong_that_differ_by_more_than_they_may(int minutes, bool isWrong) =>
        Assert.Equal(isWrong, SyncClock.IsWrong(TimeSpan.FromMinutes(minutes)));

    [Theory]
    [InlineData("LOCKED:OFFICE-PC:639153828000000000", "OFFICE-PC", "2026-05-26T09:00:00")]
    [InlineData("<DataExtValue>LOCKED:A B:639153828000000000</DataExtValue>", "A B", "2026-05-26T09:00:00")]
    [InlineData("UNLOCKED", null, null)]
    [InlineData("LOCKED:OFFICE-PC:9999999999999999999", null, null)]
    [InlineData("LOCKED::639153828000000000", null, null)]
    public void Reads_the_clock_of_the_computer_from_the_lock_of_its_web_connector(string answers, string? computer, string? said)
    {
        var clock = ComputerClock.Read(answers);

        Assert.Equal((computer, said), (clock?.Computer, clock?.Said.ToString("s")));
    }

    [Theory]
    [InlineData(5 * 60, 0)]
    [InlineData(-5 * 60, 0)]
    [InlineData((3 * 3600) + 29, 3 * 3600)]
    [InlineData(-3 * 3600, -3 * 3600)]
    public void Says_how_far_that_clock_is_ahead_to_the_minute(int seconds, int ahead) => Assert.Equal(
        TimeSpan.FromSeconds(ahead), new ComputerClock("A", Newest.AddSeconds(seconds)).Ahead(Newest));

    [Theory]
    [InlineData(40, "40 minutes")]
    [InlineData(-89, "89 minutes")]
    [InlineData(90, "2 hours")]
    [InlineData(20 * 60, "20 hours")]
    [InlineData(365 * 24 * 60, "365 days")]
    public void Says_a_time_as_long_as_a_person_would(int minutes, string said) =>
        Assert.Equal(said, ComputerClock.Say(TimeSpan.FromMinutes(minutes)));

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
