using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Figures;

/// <summary>
/// Asks by id for the records whose figures others have moved: the last message of a session, and only where something did.
/// </summary>
internal static class FigureMessage
{
    /// <summary>Ids in one request.</summary>
    private const int Lot = 500;

    /// <summary>Records in one message: they come whole, with all their lines.</summary>
    private const int Most = 2_000;

    // For a QuickBooks that cannot read a message of several requests.
    private const int MostAlone = 100;

    /// <summary>Whether there is anything to ask.</summary>
    public static async Task<bool> IsDueAsync(ServerDb db, Company company, Session session, CancellationToken ct) =>
        company.AreFiguresDue && !session.SkipsImport && await Due(db, session).AnyAsync(ct);

    /// <summary>The message; null when nothing is due.</summary>
    public static async Task<(string Xml, List<MessageRequest> Requests)?> NextAsync(
        ServerDb db, Company company, Session session, Dialect dialect, CancellationToken ct)
    {
        if (!company.AreFiguresDue || session.SkipsImport)
        {
            return null;
        }

        var due = await Due(db, session).OrderBy(r => r.FiguresDueAt).ThenBy(r => r.Section)
            .Select(r => new { r.Section, Id = r.QuickBooksId! })
            .Take(session.IsOneByOne ? MostAlone : Most)
            .ToListAsync(ct);
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        foreach (var of in due.GroupBy(r => r.Section).Take(session.IsOneByOne ? 1 : int.MaxValue))
        {
            var section = SectionCatalogue.Find(of.Key)!;
            requests.AddRange(of.Chunk(Lot).Select(
                lot => SectionQuery.WriteByIds(
                    writer, session.MessageNumber + 1, section, dialect, [.. lot.Select(r => r.Id)], RequestPurpose.Figures)));
        }

        company.AreFiguresDue = due.Count > 0;
        return requests.Count == 0 ? null : (writer.ToString(), requests);
    }

    private static IQueryable<Record> Due(ServerDb db, Session session)
    {
        var dialect = SessionDialect.Of(session);
        var sections = FigureSections.All.Where(s => SectionQuery.Exists(s, dialect)).Select(s => s.Name).ToList();
        return db.Records.Where(
            r => r.CompanyId == session.CompanyId && r.FiguresDueAt != null && r.QuickBooksId != null && sections.Contains(r.Section)
                && (session.FiguresPutOffAt == null || r.FiguresDueAt < session.FiguresPutOffAt));
    }
}
