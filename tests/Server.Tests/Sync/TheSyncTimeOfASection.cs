using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>Where a section's next query begins after runs that brought something, nothing, or failed. Nothing else moves it.</summary>
public sealed class TheSyncTimeOfASection
{
    private const string Newest = "2026-06-15T14:02:11";

    private static readonly DateTime Noon = new(2026, 6, 15, 19, 0, 0, DateTimeKind.Utc);

    private readonly CompanySection row = new() { Section = "customers" };

    [Fact]
    public void Is_none_before_the_first_run_and_after_one_without_records()
    {
        Assert.Null(SyncRun.QueryFrom(row));

        Run(minutes: 0, took: 1);

        Assert.Null(row.SyncTime);
        Assert.Null(SyncRun.QueryFrom(row));
        Assert.Equal(SectionStatus.Ok, row.Status);
    }

    [Fact]
    public void Is_the_newest_time_of_all_pages_and_the_next_query_begins_earlier_by_the_overlap_and_the_run()
    {
        Run(minutes: 0, took: 3, "2026-06-15T14:02:10", Newest, "2026-06-15T14:00:00", null);

        Assert.Equal((Newest, false), (row.SyncTime, row.IsSettled));
        Assert.Equal(At(Newest).AddMinutes(-8), SyncRun.QueryFrom(row));
    }

    // The first run took no time: five minutes are the overlap. Nobody may save with an older time once these have passed.
    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void Is_settled_by_a_run_without_news_once_the_overlap_has_passed(int minutes, bool isSettled)
    {
        Run(minutes: 0, took: 0, Newest);
        Run(minutes, took: 0, Newest);

        Assert.Equal((Newest, isSettled), (row.SyncTime, row.IsSettled));
        Assert.Equal(isSettled ? At(Newest).AddSeconds(1) : At(Newest).AddMinutes(-5), SyncRun.QueryFrom(row));
    }

    [Fact]
    public void Begins_anew_when_something_newer_comes()
    {
        Run(minutes: 0, took: 0, Newest);
        Run(minutes: 10, took: 0);
        Run(minutes: 20, took: 2, "2026-06-15T14:30:00");

        Assert.Equal(("2026-06-15T14:30:00", false), (row.SyncTime, row.IsSettled));
        Assert.Equal(At("2026-06-15T14:23:00"), SyncRun.QueryFrom(row));

        // It was seen at the end of that run, so it cannot be settled four minutes later.
        Run(minutes: 26, took: 0);
        Assert.False(row.IsSettled);
    }

    [Fact]
    public void Never_goes_back()
    {
        Run(minutes: 0, took: 0, Newest);
        Run(minutes: 1, took: 0, "2026-06-15T13:00:00");

        Assert.Equal(Newest, row.SyncTime);
    }

    [Fact]
    public void Reaches_back_no_further_once_what_changed_during_a_long_run_was_read_again()
    {
        Run(minutes: 0, took: 40, Newest);
        Assert.Equal(At(Newest).AddMinutes(-45), SyncRun.QueryFrom(row));

        Run(minutes: 41, took: 1);

        Assert.Equal(At(Newest).AddMinutes(-6), SyncRun.QueryFrom(row));
    }

    [Fact]
    public void Stands_when_a_run_fails_and_the_next_asks_from_there_again()
    {
        Run(minutes: 0, took: 0, Newest);
        SyncRun.Begin(row, Guid.NewGuid(), Noon.AddMinutes(10));
        Page("2026-06-15T15:00:00");
        SyncRun.Fail(row, Meanings.Own(OwnCodes.BadAnswer), new string('x', 2_000), Noon.AddMinutes(11));

        Assert.Equal((Newest, SectionStatus.Error, "BADANSWER", 1_000), (row.SyncTime, row.Status, row.ProblemCode, row.ProblemDetail!.Length));
        Assert.False(SyncRun.MayRest(row));
        SyncRun.Begin(row, Guid.NewGuid(), Noon.AddMinutes(20));
        Assert.Null(row.RunNewest);
        Assert.Equal(At(Newest).AddMinutes(-5), SyncRun.QueryFrom(row));

        // A run that succeeds ends the trouble.
        SyncRun.Complete(row, Noon.AddMinutes(21));
        Assert.Null(row.ProblemCode);
    }

    [Fact]
    public void Of_a_run_in_windows_belongs_to_the_whole_run_however_many_sessions_it_takes()
    {
        SyncRun.Begin(row, Guid.NewGuid(), Noon);
        Page(Newest);
        SectionWindows.Cut(row, WindowAxis.Modified, 10_000, Noon);
        SyncRun.Begin(row, Guid.NewGuid(), Noon.AddMinutes(60));
        Page(null);
        SyncRun.Complete(row, Noon.AddMinutes(70));

        Assert.Equal(At(Newest).AddMinutes(-75), SyncRun.QueryFrom(row));
        Assert.False(SectionWindows.IsCut(row));
    }

    [Theory]
    [InlineData(true, true, false, SectionStatus.Ok, true)]
    [InlineData(true, true, false, SectionStatus.Warning, true)]
    [InlineData(true, true, false, SectionStatus.Error, false)]
    [InlineData(true, true, false, SectionStatus.Running, false)]
    [InlineData(false, true, false, SectionStatus.Ok, false)]
    [InlineData(true, false, false, SectionStatus.Ok, false)]
    [InlineData(true, true, true, SectionStatus.Ok, false)]
    public void May_wait_for_the_night_only_where_nothing_is_left_to_do(
        bool inUse, bool wasSynced, bool isInWindow, SectionStatus status, bool mayRest)
    {
        (row.InUse, row.Status, row.SyncedAt) = (inUse, status, wasSynced ? Noon : null);
        row.WindowTo = isInWindow ? Newest : null;

        Assert.Equal(mayRest, SyncRun.MayRest(row));
    }

    // What is shown never goes back, though what is read again after an interruption counts once.
    [Fact]
    public void Comes_with_a_progress_that_an_interruption_does_not_set_back()
    {
        SyncRun.Begin(row, Guid.NewGuid(), Noon);
        SyncRun.Count(row, 10);
        Page(null, count: 6, remaining: 4);
        Assert.Equal((6, 10, 60), (row.Done, row.Total, row.Percent));

        SyncRun.Restart(row);
        Page(null, count: 4, remaining: 6);
        Assert.Equal((6, 10, 60, 1), (row.Done, row.Total, row.Percent, row.Restarts));

        Page(null, count: 8, remaining: 0);
        Assert.Equal((12, 12, null), (row.Done, row.Total, row.IteratorId));
    }

    private void Run(int minutes, int took, params string?[] pages)
    {
        SyncRun.Begin(row, Guid.NewGuid(), Noon.AddMinutes(minutes));
        foreach (var newest in pages)
        {
            Page(newest);
        }

        SyncRun.Complete(row, Noon.AddMinutes(minutes + took));
    }

    private void Page(string? newest, int count = 1, int? remaining = null) =>
        SyncRun.Page(
            row, count, newest is null ? null : QbDateTime.TryParse(newest, out var time) ? time : default, remaining, "iterator", 1_000);

    private static DateTime At(string text) => DateTime.ParseExact(text, "s", System.Globalization.CultureInfo.InvariantCulture);
}
