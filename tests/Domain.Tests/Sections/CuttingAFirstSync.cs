using FsCheck;
using FsCheck.Fluent;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Domain.Tests.Sections;

public sealed class CuttingAFirstSync
{
    private const int GoodSize = 100;

    private static readonly DateTime Now = new(2026, 11, 25, 9, 30, 0, DateTimeKind.Unspecified);

    [Theory]
    [InlineData(WindowAxis.TxnDate)]
    [InlineData(WindowAxis.Modified)]
    public void Reads_every_record_once_wherever_it_stands(WindowAxis axis) =>
        Prop.ForAll(Gen.Choose(-20 * 365 * 24, 400 * 24).Select(h => Now.AddHours(h)).ListOf().ToArbitrary(), times =>
        {
            var crowd = Enumerable.Range(0, 500).Select(i => Now.AddDays(-500).AddSeconds(i));
            var all = times.Concat(crowd).ToList();
            return Walk(axis, all).Sum(w => w.Records) == all.Count;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Begins_with_the_newest()
    {
        var windows = Walk(WindowAxis.TxnDate, Evenly(5_000, years: 4));

        Assert.Null(windows[0].Window.To);
        Assert.True(windows[0].Window.From > Now.AddYears(-1));
        Assert.Null(windows[^1].Window.From);
        Assert.Equal(
            windows.Select(w => w.Window.To ?? DateTime.MaxValue).OrderDescending(), windows.Select(w => w.Window.To ?? DateTime.MaxValue));
    }

    [Fact]
    public void Makes_windows_of_a_few_pages()
    {
        var windows = Walk(WindowAxis.Modified, Evenly(5_000, years: 4));

        Assert.InRange(windows.Count, 30, 80);
        Assert.All(windows, w => Assert.InRange(w.Records, 0, 2 * GoodSize));
    }

    [Fact]
    public void Finds_a_bulk_import_of_one_hour_between_empty_years_in_few_steps()
    {
        var imported = Enumerable.Range(0, 9_000).Select(i => Now.AddYears(-3).AddSeconds(i * 2 / 5));

        var windows = Walk(WindowAxis.Modified, imported);

        Assert.InRange(windows.Count, 30, 250);
        Assert.All(windows, w => Assert.InRange(w.Records, 0, 2 * GoodSize));
    }

    [Fact]
    public void Takes_a_day_with_too_many_as_it_is()
    {
        var windows = Walk(WindowAxis.TxnDate, Enumerable.Repeat(Now.Date.AddDays(-700), 2_000));

        Assert.Contains(windows, w => w.Records == 2_000);
    }

    [Fact]
    public void Puts_no_edge_into_a_night_in_which_clocks_may_change() =>
        Assert.All(
            Walk(WindowAxis.Modified, Evenly(20_000, years: 2)).Select(w => w.Window.From).OfType<DateTime>(),
            edge => Assert.False(edge is { DayOfWeek: DayOfWeek.Sunday, Hour: < 4 }));

    private static IEnumerable<DateTime> Evenly(int count, int years) =>
        Enumerable.Range(0, count).Select(i => Now.AddSeconds(-(long)i * years * 365 * 86_400 / count));

    // As the server does it: a window that turns out too full is cut, the others are read, until there is none before it.
    private static List<(ReadingWindow Window, int Records)> Walk(WindowAxis axis, IEnumerable<DateTime> all)
    {
        var times = new SortedTimes(axis == WindowAxis.TxnDate ? all.Select(t => t.Date) : all);
        var unit = axis == WindowAxis.TxnDate ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1);
        var read = new List<(ReadingWindow, int)>();
        var left = times.Count;
        var cuts = 0;
        for (var window = ReadingWindow.Newest(axis, Now, times.Count, GoodSize); window is not null;)
        {
            var count = times.Between(window.From, window.To + unit);
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
