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
/// Clocks of computers may be wrong by hours, too. A time ahead of now moves nothing (<see cref="Ahead"/>): its record comes again with
/// each query until its time has come. A time long past is found by the net that is cast once a day (<see cref="IsNetDue"/>).
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

    /// <summary>How far back the net reaches that finds what a wrong clock hid.</summary>
    public static readonly TimeSpan NetReaches = TimeSpan.FromDays(2);

    /// <summary>How old the last net may be: a session at about the same time of each day has one.</summary>
    public static readonly TimeSpan NetLasts = TimeSpan.FromHours(20);

    // No local clock is further ahead of UTC.
    private static readonly TimeSpan MostAheadOfUtc = TimeSpan.FromHours(14);

    private static readonly TimeSpan SummerHour = TimeSpan.FromHours(1);

    // A run that takes longer may have met a change of the clocks though its newest time is not near one.
    private static readonly TimeSpan LongRun = TimeSpan.FromHours(12);

    /// <summary>No company file is older; an earlier time is an empty one that somebody wrote out.</summary>
    public static readonly DateTime Beginning = new(1980, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    /// <summary>The largest time qbXML can say.</summary>
    public static readonly DateTime End = new(2038, 1, 19, 3, 14, 7, DateTimeKind.Unspecified);

    /// <summary>
    /// How far a time of a record lies ahead of now; zero when it may be true. A computer whose clock is ahead saves records with times
    /// that have not come yet: if the sync time followed them, what others change until then would never be asked for.
    /// </summary>
    /// <param name="modified">The time, QuickBooks' local clock.</param>
    /// <param name="offset">What QuickBooks says that clock is ahead of UTC: the winter offset all year, so that it is wrong by an hour in
    /// summer. Null when it does not say, and then it may be anything.</param>
    /// <param name="now">The server's clock.</param>
    public static TimeSpan Ahead(DateTime modified, TimeSpan? offset, DateTime now)
    {
        // Two moments differ by less than a span can hold; a moment less a span may be none.
        var ahead = (modified - now) - (offset ?? MostAheadOfUtc) - (MayBeSummer(now) ? SummerHour : TimeSpan.Zero);
        return ahead > TimeSpan.Zero ? ahead : TimeSpan.Zero;
    }

    /// <summary>Whether two clocks differ by more than a person need not know of.</summary>
    public static bool IsWrong(TimeSpan difference) => difference.Duration() > Overlap;

    /// <summary>
    /// Whether the next query reaches back two days: once a day, and with each session while a clock is known to be wrong. A record that
    /// was saved with a time long past is below everything that is asked for otherwise.
    /// </summary>
    /// <param name="lastNet">When the last one was asked; null when none was.</param>
    /// <param name="wrongAt">When a wrong clock was noticed last; null when never.</param>
    /// <param name="now">The server's clock.</param>
    public static bool IsNetDue(DateTime? lastNet, DateTime? wrongAt, DateTime now) =>
        lastNet is not { } last || now - last >= NetLasts || now - wrongAt < NetLasts;

    /// <summary>The first modified time a query asks for that is to find what a wrong clock hid.</summary>
    /// <param name="newest">The newest time seen.</param>
    /// <param name="overlap">How early an ordinary query begins.</param>
    public static DateTime NetFrom(DateTime newest, TimeSpan overlap) =>
        QueryFrom(newest, overlap > NetReaches ? overlap : NetReaches, isSettled: false);

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

    // Between the first day on which it can begin and the last on which it can end.
    private static bool MayBeSummer(DateTime now) =>
        now.Month is > 3 and < 11 || now is { Month: 3, Day: >= 8 } or { Month: 11, Day: <= 8 };

    // Summer time ends on the last Sunday of October (UK) or the first Sunday of November (US, CA), and begins on the second (US, CA) or
    // last (UK) of March.
    private static bool IsAroundClockChange(DateTime time) =>
        time is { Month: 10, Day: >= 24 } or { Month: 11, Day: <= 8 } or { Month: 3, Day: >= 8 };
}
