namespace WebConnectorSync.Domain.Sections;

/// <summary>
/// Where the next incremental query begins. All times are QuickBooks' own local clock, taken from the records it returned; the server's
/// clock only measures how long something took, never what time it is in QuickBooks.
/// </summary>
/// <remarks>
/// A record may be saved with a time a little before one already seen (another workstation's clock, the second in which it was read, the
/// hour that comes twice in autumn, changes made while a long run was going on). So a query begins some time before the newest time seen;
/// what comes twice is recognised by its EditSequence. Once a run that began that early has come back without anything new, after
/// the time in question has passed, the newest time is settled and the next query begins one second after it: a sync with nothing
/// to do then returns nothing, however many records share that last second.
/// </remarks>
public static class SyncClock
{
    /// <summary>How far the clocks of workstations may differ.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    /// <summary>Around the end of summer time an hour of local time comes twice.</summary>
    public static readonly TimeSpan AutumnOverlap = TimeSpan.FromHours(2);

    /// <summary>The largest time qbXML can say.</summary>
    public static readonly DateTime End = new(2038, 1, 19, 3, 14, 7, DateTimeKind.Unspecified);

    /// <summary>How early the query after a run must begin.</summary>
    /// <param name="newest">The newest TimeModified seen, QuickBooks' local clock.</param>
    /// <param name="runTook">How long the run took: what changed meanwhile may be missing from its later pages.</param>
    public static TimeSpan OverlapAfter(DateTime newest, TimeSpan runTook) =>
        (IsAroundAutumnChange(newest) ? AutumnOverlap : Overlap) + (runTook > TimeSpan.Zero ? runTook : TimeSpan.Zero);

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

    // Summer time ends on the last Sunday of October (UK) or the first Sunday of November (US, CA).
    private static bool IsAroundAutumnChange(DateTime time) =>
        time is { Month: 10, Day: >= 24 } or { Month: 11, Day: <= 8 };
}
