using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class TheLengthOfAWindow
{
    private const int GoodSize = 100;

    // A Wednesday.
    private static readonly DateTime Now = new(2026, 11, 25, 9, 30, 0, 500, DateTimeKind.Unspecified);
    private static readonly DateTime Noon = new(2026, 11, 25, 12, 0, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData(100, 1_000)]
    [InlineData(500, 1_000)]
    [InlineData(501, 1_002)]
    [InlineData(2_000, 4_000)]
    [InlineData(2_001, 4_000)]
    public void Aims_at_two_pages_within_bounds(int pageSize, int records) => Assert.Equal(records, ReadingWindow.GoodSize(pageSize));

    [Theory]
    [InlineData(0, 365)]
    [InlineData(500, 365)]
    [InlineData(1_000, 182.5)]
    [InlineData(10_000, 18.25)]
    [InlineData(1_000_000, 7)]
    public void Is_first_guessed_as_if_the_books_were_five_years_old(int records, double days)
    {
        var window = ReadingWindow.Newest(WindowAxis.Modified, Now, records, GoodSize);

        Assert.Equal((TimeSpan.FromDays(days), null), (window.Length, window.To));
        Assert.Equal(Seconds(Now.AddDays(-days)), window.From);
    }

    [Fact]
    public void Is_counted_in_days_where_records_have_a_date() =>
        Assert.Equal(new DateTime(2026, 5, 26), ReadingWindow.Newest(WindowAxis.TxnDate, Now, 1_000, GoodSize).From);

    [Theory]
    [InlineData(0, 365 * 24 * 60)]
    [InlineData(200, 365 * 24 * 60)]
    [InlineData(800, 730 * 3 * 60)]
    [InlineData(int.MaxValue, 1)]
    public void Is_after_a_long_silence_the_share_of_what_changed(int records, int minutes)
    {
        var window = ReadingWindow.Oldest(Noon.AddDays(-730), Noon, records, GoodSize);

        Assert.Equal((Noon.AddDays(-730), TimeSpan.FromMinutes(minutes)), (window.From, window.Length));
        Assert.Equal(Noon.AddDays(-730).AddMinutes(minutes).AddSeconds(-1), window.To);
    }

    [Theory]
    [InlineData(0, 40)]
    [InlineData(20, 40)]
    [InlineData(25, 40)]
    [InlineData(50, 20)]
    [InlineData(100, 10)]
    [InlineData(200, 5)]
    [InlineData(400, 2.5)]
    [InlineData(1_000, 2.5)]
    public void Follows_from_how_many_records_came_and_never_changes_more_than_fourfold(int records, double days)
    {
        var older = Window(WindowAxis.Modified, Noon, null).Next(records, 1_000, GoodSize)!;
        var newer = Window(WindowAxis.ModifiedSince, Noon.AddDays(-30), Noon.AddSeconds(-1)).Next(records, 1_000, GoodSize)!;

        Assert.Equal(new(WindowAxis.Modified, Noon.AddDays(-days), Noon.AddSeconds(-1), TimeSpan.FromDays(days)), older);
        Assert.Equal(new(WindowAxis.ModifiedSince, Noon, Noon.AddDays(days).AddSeconds(-1), TimeSpan.FromDays(days)), newer);
    }

    [Theory]
    [InlineData(WindowAxis.TxnDate, 24 * 60 * 60, 1_000, 24 * 60 * 60)]
    [InlineData(WindowAxis.TxnDate, 24 * 60 * 60, 50, 2 * 24 * 60 * 60)]
    [InlineData(WindowAxis.Modified, 2, 1_000, 1)]
    [InlineData(WindowAxis.Modified, 30L * 365 * 86_400, 0, 40L * 365 * 86_400)]
    public void Is_at_least_what_QuickBooks_tells_apart_and_at_most_a_lifetime(WindowAxis axis, long seconds, int records, long next) =>
        Assert.Equal(
            TimeSpan.FromSeconds(next),
            (Window(axis, Noon, null) with { Length = TimeSpan.FromSeconds(seconds) }).Next(records, 1_000, GoodSize)!.Length);

    [Theory]
    [InlineData(100, true)]
    [InlineData(101, false)]
    public void Has_no_end_where_what_is_left_fits(int left, bool isOpen)
    {
        Assert.Equal(isOpen, Window(WindowAxis.Modified, Noon, null).Next(GoodSize, left, GoodSize)!.From is null);
        Assert.Equal(isOpen, Window(WindowAxis.ModifiedSince, Noon, Noon.AddDays(1)).Next(GoodSize, left, GoodSize)!.To is null);
    }

    [Fact]
    public void Ends_with_the_window_that_has_no_end()
    {
        Assert.Null(Window(WindowAxis.Modified, null, Noon).Next(GoodSize, 0, GoodSize));
        Assert.Null(Window(WindowAxis.ModifiedSince, Noon, null).Next(GoodSize, 0, GoodSize));
    }

    [Theory]
    [InlineData(10 * 86_400, false)]
    [InlineData((10 * 86_400) + 1, false)]
    [InlineData((10 * 86_400) + 2, false)]
    [InlineData((10 * 86_400) - 1, true)]
    public void Has_no_beginning_before_the_first_moment_that_can_be_named(int secondsAfter, bool isOpen)
    {
        var from = new DateTime(1970, 1, 1).AddSeconds(secondsAfter + 1);

        Assert.Equal(isOpen, Window(WindowAxis.Modified, from, null).Next(GoodSize, 1_000, GoodSize)!.From is null);
    }

    [Theory]
    [InlineData(-1, -1)]
    [InlineData(0, null)]
    [InlineData(1, null)]
    public void Has_no_end_after_the_last_moment_that_can_be_named(int lastSecond, int? to)
    {
        var begin = SyncClock.End.AddDays(-10).AddSeconds(lastSecond + 1);

        var next = Window(WindowAxis.ModifiedSince, Noon, begin.AddSeconds(-1)).Next(GoodSize, 1_000, GoodSize)!;

        Assert.Equal(to is { } seconds ? SyncClock.End.AddSeconds(seconds) : null, next.To);
    }

    [Theory]
    [InlineData(WindowAxis.Modified)]
    [InlineData(WindowAxis.ModifiedSince)]
    public void Is_right_with_up_to_twice_as_many(WindowAxis axis)
    {
        Assert.Null(Window(axis, Noon.AddDays(-10), null).Shorter(2 * GoodSize, GoodSize));
        Assert.NotNull(Window(axis, Noon.AddDays(-10), null).Shorter((2 * GoodSize) + 1, GoodSize));
    }

    [Theory]
    [InlineData(250, 4)]
    [InlineData(1_000, 1)]
    [InlineData(100_000, 0.01)]
    public void Is_cut_to_its_share_when_there_are_more(int records, double days)
    {
        var length = TimeSpan.FromDays(days);
        var newest = Window(WindowAxis.Modified, Noon.AddDays(-10), null).Shorter(records, GoodSize);
        var changes = Window(WindowAxis.ModifiedSince, Noon.AddDays(-10), null).Shorter(records, GoodSize);
        var between = Window(WindowAxis.Modified, Noon.AddDays(-30), Noon).Shorter(records, GoodSize);

        Assert.Equal(new(WindowAxis.Modified, (Noon - length).AddSeconds(1), null, length), newest);
        Assert.Equal(new(WindowAxis.ModifiedSince, Noon.AddDays(-10), (Noon.AddDays(-10) + length).AddSeconds(-1), length), changes);
        Assert.Equal(new(WindowAxis.Modified, (Noon - length).AddSeconds(1), Noon, length), between);
    }

    // One day of a transaction's date, one second of a time: finer than that QuickBooks cannot be asked.
    [Fact]
    public void Is_not_cut_where_there_is_nothing_to_cut()
    {
        Assert.Null(Window(WindowAxis.TxnDate, Noon.Date, Noon.Date).Shorter(1_000, GoodSize));
        Assert.NotNull(Window(WindowAxis.TxnDate, Noon.Date.AddDays(-1), Noon.Date).Shorter(1_000, GoodSize));
        Assert.Null(Window(WindowAxis.Modified, Noon, Noon).Shorter(1_000, GoodSize));
        Assert.Null((Window(WindowAxis.ModifiedSince, Noon, Noon) with { Length = TimeSpan.FromSeconds(1) }).Shorter(1_000, GoodSize));
        Assert.Null(
            (Window(WindowAxis.Modified, null, new DateTime(1970, 1, 1)) with { Length = TimeSpan.FromSeconds(1) })
                .Shorter(1_000, GoodSize));
        Assert.NotNull(
            (Window(WindowAxis.Modified, null, new DateTime(1970, 1, 1, 0, 0, 1)) with { Length = TimeSpan.FromSeconds(1) })
                .Shorter(1_000, GoodSize));
    }

    // 2026-11-22 was a Sunday.
    [Theory]
    [InlineData("2026-11-21T23:59:59", "2026-11-21T23:59:59")]
    [InlineData("2026-11-22T00:00:00", "2026-11-21T23:00:00")]
    [InlineData("2026-11-22T03:59:59", "2026-11-21T23:00:00")]
    [InlineData("2026-11-22T04:00:00", "2026-11-22T04:00:00")]
    [InlineData("2026-11-23T02:00:00", "2026-11-23T02:00:00")]
    public void Has_no_edge_in_a_night_in_which_clocks_may_change(string edge, string moved)
    {
        var begin = At(edge).AddDays(-10).AddSeconds(1);

        Assert.Equal(At(moved), Window(WindowAxis.Modified, At(edge).AddDays(10), null).Next(GoodSize, 1_000, GoodSize)!.From);
        Assert.Equal(At(moved), Window(WindowAxis.ModifiedSince, Noon, begin.AddSeconds(-1)).Next(GoodSize, 1_000, GoodSize)!.To);
    }

    [Fact]
    public void Reaches_over_such_a_night_when_it_begins_in_it()
    {
        var night = new DateTime(2026, 11, 22, 1, 0, 0, DateTimeKind.Unspecified);

        var window = (Window(WindowAxis.ModifiedSince, Noon, night.AddSeconds(-1)) with { Length = TimeSpan.FromMinutes(10) })
            .Next(GoodSize, 1_000, GoodSize)!;

        Assert.Equal((night, night.Date.AddHours(4)), (window.From!.Value, window.To!.Value));
    }

    private static ReadingWindow Window(WindowAxis axis, DateTime? from, DateTime? to) => new(axis, from, to, TimeSpan.FromDays(10));

    private static DateTime At(string text) => DateTime.ParseExact(text, "s", System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Seconds(DateTime time) => time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
