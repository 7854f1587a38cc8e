using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Proof;

/// <summary>Asks a file in doubt for all ids known here, lot by lot, so that a person reads how many it does not know.</summary>
internal static class SurveyMessage
{
    private const int Lot = 500;

    /// <summary>Ids in one message.</summary>
    private const int Most = 2_000;

    // For a QuickBooks that cannot read a message of several requests.
    private const int MostAlone = 100;

    // An old QuickBooks sends whole records.
    private const int MostWhole = 200;

    /// <summary>The next message; null when all ids were asked for.</summary>
    public static async Task<(string Xml, List<MessageRequest> Requests)?> NextAsync(
        ServerDb db, Session session, FileSurvey? survey, IReadOnlyList<CompanySection> rows, Dialect dialect, CancellationToken ct)
    {
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        var room = 0;
        foreach (var section in Sections(rows, dialect).SkipWhile(s => survey is { Section.Length: > 0 } && s.Name != survey.Section))
        {
            var query = new ComparisonQuery(writer, session.MessageNumber + 1, section, dialect);
            room = requests.Count == 0 ? session.IsOneByOne ? MostAlone : query.CanCut ? Most : MostWhole : room;
            var after = survey is not null && section.Name == survey.Section ? survey.UpTo : "";
            var ids = await KnownIds(db, session.CompanyId, section.Name, after)
                .OrderBy(r => r.QuickBooksId).Select(r => r.QuickBooksId!).Take(room).ToListAsync(ct);
            requests.AddRange(ids.Chunk(Lot).Select(lot => query.LookUp(lot, RequestPurpose.Survey)));
            room -= ids.Count;
            if (room <= 0 || (session.IsOneByOne && requests.Count > 0))
            {
                break;
            }
        }

        return requests.Count == 0 ? null : (writer.ToString(), requests);
    }

    /// <summary>The records of a section that the file should know, behind an id in ordinal order.</summary>
    [SuppressMessage(
        "Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, and does so by ordinal.")]
    public static IQueryable<Record> KnownIds(ServerDb db, Guid companyId, string section, string after) => db.Records.Where(
        r => r.CompanyId == companyId
            && r.Section == section
            && r.QuickBooksId != null
            && r.State != RecordState.Deleted
            && string.Compare(r.QuickBooksId, after) > 0);

    private static IEnumerable<SectionDef> Sections(IReadOnlyList<CompanySection> rows, Dialect dialect) => SectionCatalogue.All.Where(
        s => !s.IsFromHost
            && ComparisonQuery.CanLookUp(s)
            && SectionQuery.Exists(s, dialect)
            && rows.Any(r => r.Section == s.Name && r is { InUse: true, QuickBooksCount: > 0 }));
}
