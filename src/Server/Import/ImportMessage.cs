using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Server.Sections;
using WebConnectorSync.Server.Sessions;

namespace WebConnectorSync.Server.Import;

/// <summary>
/// Chooses what the next message asks: every section that still has something to bring, in catalogue order, as many as fit. A sync with
/// nothing to do is therefore one message, whatever the number of sections.
/// </summary>
internal static class ImportMessage
{
    /// <summary>Records one message may bring, roughly: the answer should stay within some megabytes.</summary>
    private const int Budget = 4_000;

    // What a section that was synced before is expected to bring.
    private const int ExpectedOfAnUpdate = 50;

    /// <summary>The next message, or null when every section of this session is done.</summary>
    public static (string Xml, List<MessageRequest> Requests)? Next(Session session, IReadOnlyList<CompanySection> rows, Dialect dialect, DateTime now)
    {
        var byName = rows.ToDictionary(r => r.Section, StringComparer.Ordinal);
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        var expected = 0;
        foreach (var section in SectionCatalogue.All.Where(s => !s.IsFromHost))
        {
            var row = byName[section.Name];
            if (row.RunSessionId != session.Id)
            {
                SectionRun.Begin(row, session.Id, now);
                if (!SectionQuery.Exists(section, dialect))
                {
                    SectionRun.NotInUse(row);
                }
            }

            if (row.IsRunDone)
            {
                continue;
            }

            var size = Size(section, row, dialect);
            if (requests.Count > 0 && (session.IsOneByOne || expected + size > Budget))
            {
                continue;
            }

            expected += size;
            requests.Add(SectionQuery.Write(writer, session.MessageNumber + 1, section, row, dialect));
        }

        return requests.Count == 0 ? null : (writer.ToString(), requests);
    }

    private static int Size(SectionDef section, CompanySection row, Dialect dialect) =>
        row.IteratorId is null && (row.SyncTime is not null || IsEmpty(row)) ? ExpectedOfAnUpdate
        : SectionQuery.HasPages(section, dialect) ? row.PageSize
        : Pacing.First;

    // Asked before and nothing there: no record whose time could be the sync time, and hardly many by now.
    private static bool IsEmpty(CompanySection row) => row.SyncedAt is not null && row.QuickBooksCount == 0;
}
