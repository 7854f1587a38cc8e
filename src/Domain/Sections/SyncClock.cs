namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// Where the next incremental query begins. All times are QuickBooks' own local clock, taken from the records it returned; the server's
/// clock only measures how long something took, never what time it is in QuickBooks, and tells a time that cannot be true yet.
/// </summary>
/// <remarks>
/// A record may be saved with a time a little before one already seen (another workstation's clock, the second in which it was read, the
/// hour that comes twice in autumn, changes made while a long run was going on). So a query begins some time before the newest time seen;
/// what comes twice is recognised by its EditSequence. Once a run that began that early has come back without anything new, after
/// the time in question has passed, the newest time is settled and the next query begins one second after it: a sync with nothing
/// to do then returns nothing, however many records share that last second.
/// <para>
/// A first sync may be one run over many windows, sessions and days, and while it goes on people work. Why nothing of that is lost:
/// let the run begin, on QuickBooks' clock, at B, and let N be the newest time among all it has read when it ends, D later. A record
/// that was not changed since B keeps its date and its TimeModified, so it stays in its window, and the windows leave no gap: it was read.
/// A record that was changed since B (also one that was new, or whose date moved it from a window not yet read into one already read) has a
/// TimeModified of B or later, and is found by the first increment when that begins at B or earlier. The server knows no time of
/// QuickBooks' clock but those it has seen. N was seen during the run, so N is at most B + D, and N - D is at most B. The first increment
/// begins at N - D, less the overlap above; D, measured by the server, is a duration and needs no agreement of clocks. What was deleted
/// meanwhile comes with the lists of deleted records, which are asked at the end and reach back 90 days. When summer time began or ended in
/// between, the local clock shows an hour less or more than D: for runs that may have met it, two hours are added.
/// </para>
/// <para>
/// The first increment reads again what changed during the run. Once it has come back complete, only what may have changed during that
/// increment can be missing, so the overlap is that of a short run again (<see cref="OverlapAfterRepeat"/>).
/// </para>
/// </remarks>
public static class SyncClock
{
    /// <summary>How far the clocks of workstations may differ.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>Around the end of summer time an hour of local time comes twice; at its beginning one is missing.</summary>
    public static readonly TimeSpan ClockChangeOverlap = TimeSpan.FromHours(2);

    // Local clocks are up to fourteen hours ahead of UTC.
    private static readonly TimeSpan MostAhead = TimeSpan.FromDays(2);

    // A run that takes longer may have met a change of the clocks though its newest time is not near one.
    private static readonly TimeSpan LongRun = TimeSpan.FromHours(12);

    /// <summary>The largest time qbXML can say.</summary>
    public static readonly DateTime End = new(2038, 1, 19, 3, 14, 7, DateTimeKind.Unspecified);

    /// <summary>
    /// Whether a time of a record can be true: one saved on a computer whose date is wrong may be of next year. If the sync time followed
    /// it, nothing that is changed until then would ever be asked for.
    /// </summary>
    /// <param name="modified">The time, QuickBooks' local clock.</param>
    /// <param name="now">The server's clock.</param>
    public static bool CanBe(DateTime modified, DateTime now) => modified <= now + MostAhead;

    /// <summary>How early the query after a run must begin.</summary>
    /// <param name="newest">The newest TimeModified seen, QuickBooks' local clock.</param>
    /// <param name="runTook">How long the run took: what changed meanwhile may be missing from its later pages.</param>
    public static TimeSpan OverlapAfter(DateTime newest, TimeSpan runTook) =>
        (IsAroundClockChange(newest) || runTook > LongRun ? ClockChangeOverlap : Overlap)
            + (runTook > TimeSpan.Zero ? runTook : TimeSpan.Zero);

    /// <summary>
    /// How early the query after a run must begin that asked again from that overlap before the newest time and found nothing newer.
    /// </summary>
    /// <param name="newest">The newest TimeModified seen.</param>
    /// <param name="overlap">How early that run began.</param>
    /// <param name="runTook">How long it took.</param>
    public static TimeSpan OverlapAfterRepeat(DateTime newest, TimeSpan overlap, TimeSpan runTook) =>
        OverlapAfter(newest, runTook) is var next && next < overlap ? next : overlap;

    /// <summary>The first modified time the next query asks for (inclusive).</summary>
    public static DateTime QueryFrom(DateTime newest, TimeSpan overlap, bool isSettled)
    {
        var from = isSettled ? newest.AddSeconds(1) : newest - overlap;
        return from > End ? End : from;
    }

    /// <summary>Whether the newest time is settled after a complete run that found nothing newer.</summary>
    /// <param name="overlap">How early that run's query began before the newest time.</param>
    /// <param name="seenSince">How long ago (server's clock, a duration) the newest time was first seen when that run began.</param>
    public static bool IsSettledAfter(TimeSpan overlap, TimeSpan seenSince) => seenSince >= overlap;

    // Summer time ends on the last Sunday of October (UK) or the first Sunday of November (US, CA), and begins on the second (US, CA) or
    // last (UK) of March.
    private static bool IsAroundClockChange(DateTime time) =>
        time is { Month: 10, Day: >= 24 } or { Month: 11, Day: <= 8 } or { Month: 3, Day: >= 8 };
}
