using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>How far a session is, for the bar in the Web Connector and the status text at the end.</summary>
internal static class SessionProgress
{
    // In records.
    private const long Asking = 20;

    /// <summary>1 to 99 while anything is left, 100 when every section of the session is done.</summary>
    public static int Percent(IReadOnlyList<CompanySection> rows, Session session)
    {
        var sections = rows.Where(r => SectionCatalogue.Find(r.Section) is not { IsFromHost: true }).ToList();
        if (sections.TrueForAll(r => r.RunSessionId == session.Id && r.IsRunDone))
        {
            return 100;
        }

        var done = sections.Where(r => r.RunSessionId == session.Id).Sum(r => r.IsRunDone ? Weight(r, session) : r.Done);
        return Math.Clamp((int)(100 * done / sections.Sum(r => Weight(r, session))), 1, 99);
    }

    /// <summary>One sentence for the Web Connector's status column and the log.</summary>
    /// <param name="session">The session.</param>
    /// <param name="rows">The company's sections.</param>
    /// <param name="posts">What was posted and refused; null when nothing was.</param>
    public static string Summary(Session session, IReadOnlyList<CompanySection> rows, string? posts = null)
    {
        var failed = rows.Count(r => r.RunSessionId == session.Id && r.Status == SectionStatus.Error);
        var read = session.RecordsCreated + session.RecordsUpdated > 0
            ? $"{session.RecordsCreated:N0} new and {session.RecordsUpdated:N0} changed records read from QuickBooks"
            : null;
        var deleted = session.RecordsDeleted > 0 ? $"{session.RecordsDeleted:N0} deleted in QuickBooks" : null;
        var news =
            read is null && deleted is null ? "Nothing new in QuickBooks" : string.Join(", ", new[] { read, deleted }.OfType<string>());
        var import = session.SkipsImport
            ? "Nothing was read, as import is on demand."
            : failed == 0
            ? $"{news}."
            : $"{news}; {failed} {(failed == 1 ? "section needs" : "sections need")} attention.";
        return posts is null ? import : $"{posts} {import}";
    }

    // Asking takes its time too. How much a section brings is known once it was counted, or its first page has come; one that is left alone
    // brings nothing.
    private static long Weight(CompanySection row, Session session) =>
        Asking + (row.IsRunDone && row.SyncedAt < session.StartedAt ? 0 : row.Total ?? 0);
}
