using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class CatchingUp
{
    private const int GoodSize = 100;

    private static readonly DateTime Since = new(2026, 3, 2, 8, 15, 1, DateTimeKind.Unspecified);
    private static readonly DateTime Now = new(2026, 11, 25, 9, 30, 0, DateTimeKind.Unspecified);

    [Fact]
    public void Reads_every_change_once_wherever_it_stands() =>
        Prop.ForAll(Gen.Choose(0, 268 * 24 * 60).Select(m => Since.AddMinutes(m)).ListOf().ToArbitrary(), times =>
        {
            var all = times.Concat(Enumerable.Range(0, 500).Select(i => Now.AddDays(-50).AddSeconds(i))).ToList();
            return Walk(all).Sum(w => w.Records) == all.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Begins_with_the_oldest_and_ends_open()
    {
        var windows = Walk(Evenly(5_000));

        Assert.Equal(Since, windows[0].Window.From);
        Assert.Equal(windows.Select(w => w.Window.From).Order(), windows.Select(w => w.Window.From));
        Assert.Null(windows[^1].Window.To);
        Assert.InRange(windows.Count, 30, 80);
        Assert.All(windows, w => Assert.InRange(w.Records, 0, 2 * GoodSize));
    }

    [Fact]
    public void Finds_a_bulk_import_of_one_hour_after_empty_months_in_few_steps()
    {
        var windows = Walk(Enumerable.Range(0, 9_000).Select(i => Now.AddHours(-3).AddSeconds(i * 2 / 5)));

        Assert.InRange(windows.Count, 30, 250);
        Assert.All(windows, w => Assert.InRange(w.Records, 0, 2 * GoodSize));
    }

    [Fact]
    public void Takes_a_second_with_too_many_as_it_is() =>
        Assert.Contains(Walk(Enumerable.Repeat(Now.AddDays(-7), 2_000)), w => w.Records == 2_000);

    [Theory]
    [InlineData(9)]
    [InlineData(-400 * 24)]
    public void Needs_no_agreement_with_the_clock_of_QuickBooks(int hours) =>
        Assert.InRange(Walk(Evenly(5_000), Now.AddHours(hours)).Count, 30, 100);

    [Fact]
    public void Ends_though_fewer_come_than_were_counted() =>
        Assert.Null(Walk(Evenly(300), counted: 5_000)[^1].Window.To);

    [Fact]
    public void Puts_no_edge_into_a_night_in_which_clocks_may_change() =>
        Assert.All(
            Walk(Evenly(40_000)).Select(w => w.Window.To).OfType<DateTime>(),
            edge => Assert.False(edge is { DayOfWeek: DayOfWeek.Sunday, Hour: < 4 }));

    private static IEnumerable<DateTime> Evenly(int count) =>
        Enumerable.Range(0, count).Select(i => Since + ((Now - Since) * ((double)i / count)));

    // As the server does it: a window that turns out too full is cut, the others are read, until the one without an end.
    private static List<(ReadingWindow Window, int Records)> Walk(IEnumerable<DateTime> all, DateTime? now = null, int? counted = null)
    {
        var times = new SortedTimes(all);
        var read = new List<(ReadingWindow, int)>();
        var left = counted ?? times.Count;
        var cuts = 0;
        for (var window = ReadingWindow.Oldest(Since, now ?? Now, left, GoodSize); window is not null;)
        {
            // QuickBooks keeps no fractions: what lies within the last second is in.
            var count = times.Between(window.From, window.To?.AddSeconds(1));
            if (window.Shorter(count, GoodSize) is { } shorter)
            {
                Assert.True(++cuts < 500, "It cuts for ever.");
                window = shorter;
                continue;
            }

            read.Add((window, count));
            left -= count;
            window = window.Next(count, left, GoodSize);
        }

        return read;
    }
}
