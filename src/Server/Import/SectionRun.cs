using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Server.Sections;

namespace WebConnectorSync.Server.Import;

/// <summary>One run of one section through its pages. The sync time moves in <see cref="Complete"/> and nowhere else.</summary>
internal static class SectionRun
{
    /// <summary>An iterator that breaks more often than this in one run is an error of the section.</summary>
    public const int MostRestarts = 3;

    /// <summary>Begins a run from the section's sync time.</summary>
    public static void Begin(CompanySection row, Guid sessionId, DateTime now)
    {
        row.RunSessionId = sessionId;
        row.RunStartedAt = now;
        row.Status = SectionStatus.Running;
        row.IsRunDone = false;
        row.IteratorId = null;
        row.RunNewest = null;
        row.Restarts = 0;
        row.Done = 0;
        row.Total = null;
        row.PageSize = row.PageSize == 0 ? Pacing.First : row.PageSize;
    }

    /// <summary>Notes a page whose records were stored.</summary>
    /// <param name="row">The section.</param>
    /// <param name="count">Records in the page.</param>
    /// <param name="newest">Their newest TimeModified.</param>
    /// <param name="remaining">iteratorRemainingCount; null when there is none.</param>
    /// <param name="iteratorId">iteratorID.</param>
    public static void Page(CompanySection row, int count, QbDateTime? newest, int? remaining, string? iteratorId)
    {
        row.Done += count;
        row.Total = Math.Max(row.Total ?? 0, row.Done + (remaining ?? 0));
        row.IteratorId = remaining > 0 ? iteratorId : null;
        if (newest is { } seen && (row.RunNewest is null || !QbDateTime.TryParse(row.RunNewest, out var known) || seen > known))
        {
            row.RunNewest = seen.ToString();
        }
    }

    /// <summary>Ends a run that brought its last page without an error.</summary>
    public static void Complete(CompanySection row, DateTime now)
    {
        var took = now - (row.RunStartedAt ?? now);
        var isNewer = QbDateTime.TryParse(row.RunNewest, out var newest) && (!QbDateTime.TryParse(row.SyncTime, out var known) || newest > known);
        if (isNewer)
        {
            row.SyncTime = newest.ToString();
            row.SyncTimeSeenAt = now;
            row.OverlapSeconds = (int)Math.Ceiling(SyncClock.OverlapAfter(newest.Local, took).TotalSeconds);
            row.IsSettled = false;
        }
        else if (row.SyncTimeSeenAt is { } seenAt && row.RunStartedAt is { } startedAt)
        {
            row.IsSettled |= SyncClock.IsSettledAfter(TimeSpan.FromSeconds(row.OverlapSeconds), startedAt - seenAt);
        }

        row.Status = SectionStatus.Ok;
        row.SyncedAt = now;
        row.IsRunDone = true;
        row.IteratorId = null;
        row.Total = row.Done;
        (row.ProblemCode, row.ProblemDetail, row.ProblemAt) = (null, null, null);
    }

    /// <summary>Ends a run that failed; what it stored stays, the sync time stands.</summary>
    public static void Fail(CompanySection row, Meaning meaning, string? detail, DateTime now)
    {
        row.Status = SectionStatus.Error;
        row.IsRunDone = true;
        row.IteratorId = null;
        row.ProblemCode = meaning.Code;
        row.ProblemDetail = detail is { Length: > 1000 } ? detail[..1000] : detail;
        row.ProblemAt = now;
    }

    /// <summary>Begins the run's iterator again; stored pages stay and come again without effect.</summary>
    public static void Restart(CompanySection row)
    {
        row.Restarts++;
        row.IteratorId = null;
        row.Done = 0;
    }

    /// <summary>Ends the run of a section this QuickBooks does not have.</summary>
    public static void NotInUse(CompanySection row)
    {
        row.InUse = false;
        row.Status = SectionStatus.Never;
        row.IsRunDone = true;
        row.IteratorId = null;
        (row.ProblemCode, row.ProblemDetail, row.ProblemAt) = (null, null, null);
    }
}
