using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Proof;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Sync.Import;

/// <summary>
/// Chooses what the next message asks: every section that still has something to bring, in catalogue order, as many as fit. A sync with
/// nothing to do is therefore one message, whatever the number of sections.
/// </summary>
internal static class ImportMessage
{
    /// <summary>Records one message may bring, roughly: the answer should stay within some megabytes.</summary>
    private const int Budget = 4_000;

    // What a section that was synced before is expected to bring; the answer to a counting question costs no more.
    private const int ExpectedOfAnUpdate = 50;

    /// <summary>The next message, or null when every section of this session is done.</summary>
    /// <param name="session">The session.</param>
    /// <param name="rows">All rows of its company.</param>
    /// <param name="resting">Sections that are left alone this time, unless they have not been read well yet.</param>
    /// <param name="dialect">The qbXML QuickBooks understands.</param>
    /// <param name="clockWrongAt">When a wrong clock was noticed last in this company; null when never.</param>
    /// <param name="now">The server's clock.</param>
    /// <param name="identity">By what the file is known again, while it has not been asked for; null when it is proven.</param>
    public static (string Xml, List<MessageRequest> Requests)? Next(
        Session session, IReadOnlyList<CompanySection> rows, IReadOnlySet<string> resting, Dialect dialect, DateTime? clockWrongAt,
        DateTime now, FileIdentity? identity)
    {
        var byName = rows.ToDictionary(r => r.Section, StringComparer.Ordinal);
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        var expected = 0;
        var isLast = true;
        foreach (var section in SectionCatalogue.All.Where(s => !s.IsFromHost))
        {
            var row = byName[section.Name];
            if (row.RunSessionId != session.Id && resting.Contains(section.Name) && SyncRun.MayRest(row))
            {
                SyncRun.Rest(row, session.Id);
            }

            Begin(row, session, now, clockWrongAt, SectionQuery.Exists(section, dialect));
            if (row.IsRunDone)
            {
                continue;
            }

            var isCount = IsToBeCounted(section, row, session, dialect);
            var size = isCount ? 0 : Size(section, row, dialect);
            if (requests.Count > 0 && (session.IsOneByOne || expected + size > Budget))
            {
                isLast = false;
                continue;
            }

            expected += size;
            isLast &= !isCount && IsExpectedToEnd(section, row, dialect);
            requests.Add(isCount
                ? SectionQuery.WriteCount(writer, session.MessageNumber + 1, section, dialect)
                : SectionQuery.Write(writer, session.MessageNumber + 1, section, row, dialect));
        }

        if (isLast)
        {
            AskForDeletions(writer, requests, session, byName, dialect, clockWrongAt, now);
        }

        if (identity is not null && requests.Count > 0)
        {
            WitnessQuery.Ask(writer, requests, session, identity, rows, dialect);
        }

        return requests.Count == 0 ? null : (writer.ToString(), requests);
    }

    // After the records, so that one deleted while they were read is known by now.
    private static void AskForDeletions(
        RequestWriter writer, List<MessageRequest> requests, Session session, Dictionary<string, CompanySection> rows, Dialect dialect,
        DateTime? clockWrongAt, DateTime now)
    {
        foreach (var list in DeletedList.All)
        {
            var row = rows[list.Name];
            Begin(row, session, now, clockWrongAt, exists: true);
            if (row.IsRunDone || (session.IsOneByOne && requests.Count > 0))
            {
                continue;
            }

            if (DeletedListQuery.Write(writer, session.MessageNumber + 1, list, row, rows.Values, dialect) is { } request)
            {
                requests.Add(request);
            }
            else
            {
                SyncRun.NotInUse(row);
            }
        }
    }

    private static void Begin(CompanySection row, Session session, DateTime now, DateTime? clockWrongAt, bool exists)
    {
        if (row.RunSessionId == session.Id)
        {
            return;
        }

        SyncRun.Begin(row, session.Id, now, clockWrongAt);
        if (!exists)
        {
            SyncRun.NotInUse(row);
        }
    }

    // A section that was complete once, or was found empty, and is not in the middle of its pages or windows.
    private static bool IsUpdate(CompanySection row) =>
        row.IteratorId is null && row.SyncedAt is not null && !SectionWindows.IsCut(row)
            && (row.SyncTime is not null || row.QuickBooksCount == 0);

    // A first sync begins by counting, in its first message and for all sections that come in pages: people see early how much there is,
    // small sections share a message, large ones are cut into windows.
    private static bool IsToBeCounted(SectionDef section, CompanySection row, Session session, Dialect dialect) =>
        row.SyncedAt is null
            && row.Total is null
            && !session.IsOneByOne
            && SectionQuery.HasPages(section, dialect)
            && SectionQuery.CanCount(section, dialect);

    private static bool IsExpectedToEnd(SectionDef section, CompanySection row, Dialect dialect) =>
        IsUpdate(row) || !SectionQuery.HasPages(section, dialect) || IsSmall(row);

    private static bool IsSmall(CompanySection row) =>
        row.SyncedAt is null && row.IteratorId is null && !SectionWindows.IsCut(row) && row.Total is { } counted && counted <= row.PageSize;

    private static int Size(SectionDef section, CompanySection row, Dialect dialect) =>
        IsUpdate(row) ? ExpectedOfAnUpdate
        : !SectionQuery.HasPages(section, dialect) ? Pacing.First
        : IsSmall(row) ? Math.Max(row.Total ?? 0, 1)
        : row.PageSize;
}
