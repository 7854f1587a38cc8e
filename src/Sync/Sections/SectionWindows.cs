using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Sections;

/// <summary>
/// The windows of a sync that has too many records to begin again each time a session dies (Domain: ReadingWindow). Where it stands is
/// in the section's row: a window that was finished is never asked again, in whatever session or process the sync goes on.
/// </summary>
internal static class SectionWindows
{
    /// <summary>Whether the run is cut into windows.</summary>
    public static bool IsCut(CompanySection row) => row.WindowFrom is not null || row.WindowTo is not null;

    /// <summary>The window being read; null when the run is not cut.</summary>
    public static ReadingWindow? Of(CompanySection row, WindowAxis axis) =>
        IsCut(row) ? new(axis, Time(row.WindowFrom), Time(row.WindowTo), TimeSpan.FromSeconds(row.WindowSeconds)) : null;

    /// <summary>
    /// Cuts what is about to be read, or of which the first page has come, when it is too much to begin again: the run into windows, a
    /// window into a shorter one. The iterator that was begun is given up; its page is stored and comes again without effect.
    /// </summary>
    /// <param name="row">The section.</param>
    /// <param name="axis">Its axis; null when it cannot be cut.</param>
    /// <param name="records">How many there are in what was asked.</param>
    /// <param name="now">The server's clock; it only guesses where the first window begins, or how long it is.</param>
    public static void Cut(CompanySection row, WindowAxis? axis, int records, DateTime now)
    {
        if (axis is not { } known)
        {
            return;
        }

        var size = ReadingWindow.GoodSize(row.PageSize);
        var cut = Of(row, known) is { } window ? window.Shorter(records, size)
            : records <= ReadingWindow.LargestWhole ? null
            : known == WindowAxis.ModifiedSince ? ReadingWindow.Oldest(SyncRun.QueryFrom(row)!.Value, now, records, size)
            : ReadingWindow.Newest(known, now, records, size);
        if (cut is not null)
        {
            Set(row, cut);
            row.IteratorId = null;
        }
    }

    /// <summary>Goes on to the next window when this one has been read.</summary>
    /// <returns>False when nothing is left.</returns>
    public static bool Advance(CompanySection row, WindowAxis? axis)
    {
        if (axis is not { } known || Of(row, known) is not { } window)
        {
            return false;
        }

        var left = (row.Total ?? int.MaxValue) - row.DoneBefore - row.DoneInWindow;
        if (window.Next(row.DoneInWindow, left, ReadingWindow.GoodSize(row.PageSize)) is not { } next)
        {
            return false;
        }

        row.DoneBefore += row.DoneInWindow;
        row.Restarts %= 2;
        Set(row, next);
        return true;
    }

    /// <summary>Ends the cutting: everything has been read.</summary>
    public static void Forget(CompanySection row) => (row.WindowFrom, row.WindowTo, row.WindowSeconds) = (null, null, 0);

    private static void Set(CompanySection row, ReadingWindow window)
    {
        row.WindowFrom = Text(window.From);
        row.WindowTo = Text(window.To);
        row.WindowSeconds = (int)window.Length.TotalSeconds;
        row.DoneInWindow = 0;
    }

    private static DateTime? Time(string? text) => QbDateTime.TryParse(text, out var time) ? time.Local : null;

    private static string? Text(DateTime? time) => time is { } at ? new QbDateTime(at).ToString() : null;
}
