namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// A stretch of time whose records are asked together. A sync of many records goes from window to window, so that a session that dies
/// costs one window and no more: a first sync the newest first, one after a long silence the oldest first. The windows touch, so that
/// no record lies between two. Their length follows how many records came back.
/// </summary>
/// <param name="Axis">The time that is meant.</param>
/// <param name="From">Its first day or second; null for the oldest window of a first sync, which has no beginning.</param>
/// <param name="To">Its last day or second; null for the newest window, which has no end.</param>
/// <param name="Length">How long it was meant to be; the next one's length follows from it where an end is open.</param>
/// <remarks>
/// All times are QuickBooks' local clock. Where the first window begins is only a guess and may come from any clock: what is newer is in it
/// anyway.
/// </remarks>
public sealed record ReadingWindow(WindowAxis Axis, DateTime? From, DateTime? To, TimeSpan Length)
{
    /// <summary>A section with no more records than this is read in one go: beginning it again costs little.</summary>
    public const int LargestWhole = 2_000;

    // A window this many times too full is cut.
    private const int TooFull = 2;
    private const int MostGrowth = 4;

    private static readonly TimeSpan ShortestGuess = TimeSpan.FromDays(7);
    private static readonly TimeSpan ShortestGuessOfChanges = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan LongestGuess = TimeSpan.FromDays(365);
    private static readonly TimeSpan BooksLast = TimeSpan.FromDays(5 * 365);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(40 * 365);

    // The first moment a filter can name; the last is SyncClock.End.
    private static readonly DateTime Earliest = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>
    /// How many records a window should have: a session that dies loses half of it on average, and each window is a search of its own for
    /// QuickBooks.
    /// </summary>
    public static int GoodSize(int pageSize) => Math.Clamp(2 * pageSize, 1_000, 4_000);

    /// <summary>The newest window of a section with that many records, with which a first sync begins.</summary>
    public static ReadingWindow Newest(WindowAxis axis, DateTime now, int records, int goodSize)
    {
        var guess = BooksLast * ((double)goodSize / Math.Max(1, records));
        var length = guess < ShortestGuess ? ShortestGuess : guess > LongestGuess ? LongestGuess : guess;
        return new(axis, Edge(axis, now - length), null, length);
    }

    /// <summary>The oldest window of that many changes, with which a sync after a long silence begins.</summary>
    /// <param name="since">The first second whose changes are wanted.</param>
    /// <param name="now">Any clock: the length is only a guess.</param>
    /// <param name="records">How many changed.</param>
    /// <param name="goodSize">How many a window should have.</param>
    public static ReadingWindow Oldest(DateTime since, DateTime now, int records, int goodSize)
    {
        var guess = (now - since) * ((double)goodSize / Math.Max(1, records));
        return Beginning(since, guess < ShortestGuessOfChanges ? ShortestGuessOfChanges : guess > LongestGuess ? LongestGuess : guess);
    }

    /// <summary>The window after this one, which has been read; null when this was the last.</summary>
    /// <param name="records">How many records this one had.</param>
    /// <param name="left">How many are left, roughly; when they fit into one window, it is the last.</param>
    /// <param name="goodSize">How many it should have.</param>
    public ReadingWindow? Next(int records, int left, int goodSize)
    {
        var length = Length * Math.Clamp((double)goodSize / Math.Max(1, records), 1.0 / MostGrowth, MostGrowth);
        length = length < Unit ? Unit : length > Longest ? Longest : length;

        // QuickBooks keeps days and seconds, nothing finer: nothing lies between.
        return Axis == WindowAxis.ModifiedSince ? Newer(length, left <= goodSize) : Older(length, left <= goodSize);
    }

    /// <summary>
    /// The part of this window to be read first when it holds far too many records; null when it is right, or cannot be cut.
    /// </summary>
    /// <param name="records">How many records it has.</param>
    /// <param name="goodSize">How many it should have.</param>
    public ReadingWindow? Shorter(int records, int goodSize)
    {
        if (records <= TooFull * goodSize)
        {
            return null;
        }

        var length = Length * ((double)goodSize / records);
        length = length < Unit ? Unit : length;
        if (Axis == WindowAxis.ModifiedSince)
        {
            return Beginning(From!.Value, length) is { To: { } cut } older && (To is not { } end || cut < end) ? older : null;
        }

        return (To ?? From + Length) is { } top && Begin(top, length) is var begin && begin > Earliest
            && (From is not { } from || begin > from)
            ? this with { From = begin, Length = length }
            : null;
    }

    private ReadingWindow? Older(TimeSpan length, bool isLast) =>
        From - Unit is not { } top ? null : new(Axis, isLast || top - length < Earliest ? null : Begin(top, length), top, length);

    private ReadingWindow? Newer(TimeSpan length, bool isLast) =>
        To + Unit is not { } begin ? null : isLast ? new(Axis, begin, null, length) : Beginning(begin, length);

    // One that would end after the last moment a filter can name has no end.
    private static ReadingWindow Beginning(DateTime from, TimeSpan length)
    {
        var last = from + length - TimeSpan.FromSeconds(1);
        var end = Edge(WindowAxis.ModifiedSince, last);
        end = end < from ? last.Date.AddHours(4) : end;
        return new(WindowAxis.ModifiedSince, from, end < SyncClock.End ? end : null, length);
    }

    private TimeSpan Unit => Axis == WindowAxis.TxnDate ? TimeSpan.FromDays(1) : TimeSpan.FromSeconds(1);

    private DateTime Begin(DateTime to, TimeSpan length) => Edge(Axis, to - length + Unit);

    // An hour that comes twice, or never, does not tell clearly what lies before it: no edge is put into the night to Sunday, when clocks
    // change.
    private static DateTime Edge(WindowAxis axis, DateTime time) =>
        axis == WindowAxis.TxnDate ? time.Date
        : time is { DayOfWeek: DayOfWeek.Sunday, Hour: < 4 } ? time.Date.AddHours(-1)
        : time.AddTicks(-(time.Ticks % TimeSpan.TicksPerSecond));
}
