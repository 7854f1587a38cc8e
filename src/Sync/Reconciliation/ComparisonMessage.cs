using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>
/// Chooses what the next message of a comparison asks, once the sections themselves are up to date. A small company is compared in one
/// message: a lot of ids and the count of every section.
/// </summary>
internal static class ComparisonMessage
{
    /// <summary>Ids in one request.</summary>
    private const int Lot = 500;

    /// <summary>Ids in one message, in either direction: some hundred kilobytes, and a moment's work for QuickBooks.</summary>
    private const int Most = 2_000;

    // An old QuickBooks sends whole records.
    private const int MostWhole = 200;

    // What one record asked for with all its lines weighs against an id.
    private const int WeightOfOne = 20;

    /// <summary>The next message, or null when no comparison of this session has anything to ask.</summary>
    public static async Task<(string Xml, List<MessageRequest> Requests)?> NextAsync(
        ServerDb db, Session session, IReadOnlyList<CompanySection> rows, Dialect dialect, CancellationToken ct)
    {
        var comparisons = await ComparisonSet.LoadAsync(db, session.CompanyId, ct);
        var writer = new RequestWriter(dialect, new MessageSetHeader());
        var requests = new List<MessageRequest>();
        var weight = 0;
        foreach (var (section, _, comparison) in comparisons.Due(rows, session.Id))
        {
            var query = new ComparisonQuery(writer, session.MessageNumber + 1, section, dialect);
            var room = (query.CanCut ? Most : MostWhole) - weight;
            if (requests.Count > 0 && (room <= 0 || session.IsOneByOne))
            {
                break;
            }

            comparison.Enter(session.Id);
            weight += await AskAsync(db, comparison, query, requests, session.IsOneByOne, room, ct);
        }

        return requests.Count == 0 ? null : (writer.ToString(), requests);
    }

    // Adds what the comparison asks next; gives its weight.
    private static async Task<int> AskAsync(
        ServerDb db, Comparison comparison, ComparisonQuery query, List<MessageRequest> requests, bool isOneByOne, int room,
        CancellationToken ct)
    {
        if (comparison.Doubts is { Length: > 0 } doubts)
        {
            var asked = doubts.Take(isOneByOne ? 1 : Math.Max(1, room / WeightOfOne)).ToList();
            requests.AddRange(asked.Select(query.Ask));
            return asked.Count * WeightOfOne;
        }

        if (comparison.Step == ComparisonStep.OurIds)
        {
            var ids = await OursAsync(db, comparison, isOneByOne ? Math.Min(room, Lot) : room, ct);
            requests.AddRange(ids.Chunk(Lot).Select(query.LookUp));
            var isEnd = ids.Count < room && (!isOneByOne || ids.Count == 0);
            if (isEnd && query.CanCount)
            {
                requests.Add(query.Count());
            }

            if (ids.Count > 0 || query.CanCount)
            {
                return ids.Count + 1;
            }

            comparison.Step = ComparisonStep.TheirIds;
        }

        requests.Add(query.Search(comparison, Most));
        return Most;
    }

    private static Task<List<string>> OursAsync(ServerDb db, Comparison comparison, int most, CancellationToken ct) =>
        db.ToLookUp(comparison).OrderBy(r => r.QuickBooksId).Select(r => r.QuickBooksId!).Take(most).ToListAsync(ct);
}
