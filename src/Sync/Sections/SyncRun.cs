using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sections;

/// <summary>One run of one section through its pages. The sync time moves in <see cref="Complete"/> and nowhere else.</summary>
internal static class SyncRun
{
    /// <summary>An iterator that breaks more often than this in one run is an error of the section.</summary>
    public const int MostRestarts = 3;

    /// <summary>Begins a run from the section's sync time, or goes on at the window an earlier session reached.</summary>
    /// <param name="row">The section.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="clockWrongAt">When a wrong clock was noticed last in this company; null when never.</param>
    public static void Begin(CompanySection row, Guid sessionId, DateTime now, DateTime? clockWrongAt = null)
    {
        row.RunSessionId = sessionId;
        row.Status = SectionStatus.Running;
        row.IsRunDone = false;
        row.IteratorId = null;
        row.DoneInWindow = 0;
        row.PageSize = row.PageSize == 0 ? Pacing.First : row.PageSize;
        if (SectionWindows.IsCut(row))
        {
            row.Restarts %= 2;
            return;
        }

        row.IsNet = row.SyncTime is not null && SyncClock.IsNetDue(row.NetAt, clockWrongAt, now);
        row.RunStartedAt = now;
        row.RunNewest = null;
        row.Restarts = 0;
        row.DoneBefore = 0;
        if (row.SyncedAt is not null)
        {
            // After a long silence every section may have much to bring, and all of them are asked in one message.
            row.PageSize = Math.Min(row.PageSize, Pacing.First);
            (row.Done, row.Total, row.Percent) = (0, null, 0);
        }
    }

    /// <summary>
    /// The first second whose changes the next query wants, QuickBooks' local clock; null when all of them, as in a first sync.
    /// </summary>
    public static DateTime? QueryFrom(CompanySection row) => QbDateTime.TryParse(row.SyncTime, out var newest)
        ? row.IsNet ? SyncClock.NetFrom(newest.Local, TimeSpan.FromSeconds(row.OverlapSeconds)) : OrdinaryFrom(row, newest)
        : null;

    /// <summary>
    /// Whether only the net can have brought a record with that time: an ordinary query would not have asked for it, so it was saved after
    /// its time had been read, by a clock that is behind.
    /// </summary>
    public static bool IsLate(CompanySection row, string? modified) =>
        row is { IsNet: true, SyncedAt: not null }
        && QbDateTime.TryParse(modified, out var time)
        && QbDateTime.TryParse(row.SyncTime, out var newest)
        && time.Local < OrdinaryFrom(row, newest);

    /// <summary>Whether its pages bring, with what has changed, also what has not.</summary>
    public static bool BringsOld(CompanySection row) =>
        row.IsNet || row.SyncTime is null || row.OverlapSeconds > SyncClock.ClockChangeOverlap.TotalSeconds;

    private static DateTime OrdinaryFrom(CompanySection row, QbDateTime newest) =>
        SyncClock.QueryFrom(newest.Local, TimeSpan.FromSeconds(row.OverlapSeconds), row.IsSettled);

    /// <summary>Whether a session may leave the section alone: it was synced without an error and is not in the middle of a run.</summary>
    public static bool MayRest(CompanySection row) =>
        row is { InUse: true, SyncedAt: not null, IteratorId: null, Status: SectionStatus.Ok or SectionStatus.Warning }
            && !SectionWindows.IsCut(row);

    /// <summary>Leaves the section as it stands; the session has nothing to do for it.</summary>
    public static void Rest(CompanySection row, Guid sessionId) => (row.RunSessionId, row.IsRunDone) = (sessionId, true);

    /// <summary>Notes how many records the section has, before any is asked for.</summary>
    public static void Count(CompanySection row, int records) => row.Total = Math.Max(records, row.Done);

    /// <summary>Notes a page whose records were stored.</summary>
    /// <param name="row">The section.</param>
    /// <param name="count">Records in the page.</param>
    /// <param name="newest">Their newest TimeModified.</param>
    /// <param name="remaining">iteratorRemainingCount; null when there is none.</param>
    /// <param name="iteratorId">iteratorID.</param>
    /// <param name="pace">Microseconds a record took; null when there was none.</param>
    public static void Page(CompanySection row, int count, QbDateTime? newest, int? remaining, string? iteratorId, int? pace)
    {
        row.Pace = row.Pace is { } before && pace is { } now ? (int)((3L * before + now) / 4) : pace ?? row.Pace;
        row.DoneInWindow += count;
        var read = row.DoneBefore + row.DoneInWindow;
        row.Done = Math.Max(row.Done, read);
        row.Total = Math.Max(row.Total ?? 0, Math.Max(row.Done, read + (remaining ?? 0)));
        row.Percent = SectionProgress.PercentOf(row.Done, row.Total.Value, row.Percent);
        row.IteratorId = remaining > 0 ? iteratorId : null;
        if (newest is { } seen && (row.RunNewest is null || !QbDateTime.TryParse(row.RunNewest, out var known) || seen > known))
        {
            row.RunNewest = seen.ToString();
        }
    }

    /// <summary>Ends a run that brought its last page without an error.</summary>
    /// <returns>Whether it has read everything from the beginning: the first one, or one after a reset.</returns>
    public static bool Complete(CompanySection row, DateTime now)
    {
        var (isFirst, isFromTheBeginning) = (row.SyncTime is null, row.SyncedAt is null);
        var took = now - (row.RunStartedAt ?? now);
        var isNewer = QbDateTime.TryParse(row.RunNewest, out var newest)
            && (!QbDateTime.TryParse(row.SyncTime, out var known) || newest > known);
        if (isNewer)
        {
            row.SyncTime = newest.ToString();
            row.SyncTimeSeenAt = now;
            row.OverlapSeconds = (int)Math.Ceiling(SyncClock.OverlapAfter(newest.Local, took).TotalSeconds);
            row.IsSettled = false;
        }
        else if (row.SyncTimeSeenAt is { } seenAt && row.RunStartedAt is { } startedAt && QbDateTime.TryParse(row.SyncTime, out var stands))
        {
            var overlap = TimeSpan.FromSeconds(row.OverlapSeconds);
            row.IsSettled |= SyncClock.IsSettledAfter(overlap, startedAt - seenAt);
            row.OverlapSeconds = (int)Math.Ceiling(SyncClock.OverlapAfterRepeat(stands.Local, overlap, took).TotalSeconds);
        }

        if (row.IsNet || isFirst)
        {
            row.NetAt = row.RunStartedAt ?? now;
        }

        row.IsNet = false;
        row.Status = SectionStatus.Ok;
        row.SyncedAt = now;
        row.IsRunDone = true;
        row.IteratorId = null;
        SectionWindows.Forget(row);
        row.Done = row.DoneBefore + row.DoneInWindow;
        row.Total = row.Done;
        (row.ProblemCode, row.ProblemDetail, row.ProblemAt) = (null, null, null);
        return isFromTheBeginning;
    }

    /// <summary>Ends a run that failed; what it stored stays, the sync time stands.</summary>
    public static void Fail(CompanySection row, Meaning meaning, string? detail, DateTime now)
    {
        row.Status = SectionStatus.Error;
        row.IsRunDone = true;
        row.IteratorId = null;
        row.ProblemCode = meaning.Code;
        row.ProblemDetail = detail.CutTo(1000);
        row.ProblemAt = now;
    }

    /// <summary>Begins the iterator of the run, or of its window, again; stored pages stay and come again without effect.</summary>
    public static void Restart(CompanySection row)
    {
        row.Restarts++;
        row.IteratorId = null;
        row.DoneInWindow = 0;
    }

    /// <summary>
    /// Asks the same again because QuickBooks did not come to it. Counts as two restarts, because an odd number changes the filters of a
    /// Continue.
    /// </summary>
    public static void Repeat(CompanySection row) => row.Restarts += 2;

    /// <summary>Ends the run of a section this QuickBooks does not have.</summary>
    public static void NotInUse(CompanySection row)
    {
        if (!SectionWindows.IsCut(row))
        {
            (row.Done, row.Total, row.Percent) = (0, null, 0);
        }

        row.InUse = false;
        row.Status = SectionStatus.Never;
        row.IsRunDone = true;
        row.IteratorId = null;
        (row.ProblemCode, row.ProblemDetail, row.ProblemAt) = (null, null, null);
    }
}
