using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;

namespace WebConnectorSync.Sync.Proof;

/// <summary>Asks the open file for the newest records known, and when it was last restored and condensed.</summary>
internal static class WitnessQuery
{
    private const string Activity = "CompanyActivity";

    // Both times are told since then.
    private static readonly QbxmlVersion ActivitySince = new(3, 0);

    /// <summary>Adds the questions to a message.</summary>
    /// <param name="writer">The message.</param>
    /// <param name="requests">What it asks so far.</param>
    /// <param name="session">The session.</param>
    /// <param name="identity">What the file is known by.</param>
    /// <param name="rows">All rows of the company.</param>
    /// <param name="dialect">The qbXML QuickBooks understands.</param>
    public static void Ask(
        RequestWriter writer, List<MessageRequest> requests, Session session, FileIdentity identity, IReadOnlyList<CompanySection> rows,
        Dialect dialect)
    {
        var number = session.MessageNumber + 1;
        var leftOut = identity.Unreadable.Concat(identity.SuspectsOf(session.Id)).ToHashSet(StringComparer.Ordinal);
        var asked = identity.Witnesses.Where(w => !leftOut.Contains(w.Section)).GroupBy(w => w.Section)
            .Select(of => (Section: SectionCatalogue.Find(of.Key), Witnesses: of.ToList()))
            .Where(of => of.Section is not null && SectionQuery.Exists(of.Section, dialect));
        if (session.IsOneByOne)
        {
            // A message of several requests is a trouble there, so the section that changed last bears witness alone.
            asked = asked.OrderByDescending(of => of.Witnesses.Max(w => w.EditSequence)).Take(1);
        }

        foreach (var (section, witnesses) in asked)
        {
            requests.Add(new ComparisonQuery(writer, number, section!, dialect).LookUp(
                [.. witnesses.Select(w => w.Id)], RequestPurpose.Witness));
        }

        AskForDeletions(writer, requests, number, identity, leftOut, rows, dialect);
        if (dialect.Version >= ActivitySince && !session.IsOneByOne)
        {
            var id = $"{number}.{Activity}";
            writer.Write(
                QbxmlLanguage.Default.Object(Activity).Query!,
                JsonSerializer.SerializeToElement(new { }),
                new RequestAttributes { RequestID = id });
            requests.Add(new MessageRequest(id, "company") { Purpose = RequestPurpose.Witness, Response = Activity + "QueryRs" });
        }
    }

    // A witness that somebody deleted is no sign of a restored backup. An import asks for deletions in its last message only.
    private static void AskForDeletions(
        RequestWriter writer, List<MessageRequest> requests, int number, FileIdentity identity, HashSet<string> leftOut,
        IReadOnlyList<CompanySection> rows, Dialect dialect)
    {
        foreach (var list in DeletedList.All.Where(l => !leftOut.Contains(l.Name) && requests.All(r => r.Section != l.Name)))
        {
            var of = rows.Where(r => identity.Witnesses.Any(w => w.Section == r.Section)).ToList();
            if (rows.FirstOrDefault(r => r.Section == list.Name) is { } row
                && DeletedListQuery.Write(writer, number, list, row, of, dialect) is { } request)
            {
                requests.Add(request with { Purpose = RequestPurpose.Witness });
            }
        }
    }
}
