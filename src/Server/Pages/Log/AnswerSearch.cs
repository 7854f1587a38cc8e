using System.Security;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Log;

/// <summary>
/// Searches what QuickBooks answered. Only that: it is masked as it is stored, and what was sent is not.
/// </summary>
internal sealed class AnswerSearch(ServerDb db)
{
    private const int Most = 20;
    private const int Lots = 3;

    /// <summary>
    /// The newest answers in which a record has all the words, with those records. An answer has neither code nor level: where only those
    /// are wanted there is none.
    /// </summary>
    public async Task<IReadOnlyList<FoundMessage>> FindAsync(Guid company, LogFilter filter, CancellationToken ct)
    {
        if (filter.Words.Count == 0 || filter.Code is not null || filter.IsProblems)
        {
            return [];
        }

        var messages = db.Messages.Where(m => m.CompanyId == company && m.AnswerXml != null);
        messages = filter.Session is { } session ? messages.Where(m => m.SessionId == session) : messages;
        foreach (var word in filter.Words)
        {
            var written = SecurityElement.Escape(word).Replace("&apos;", "'", StringComparison.Ordinal);
            messages = messages.Where(TextSearch.Contains<Message>(db, written, m => m.AnswerXml));
        }

        // A word of the language, as customer, stands in every answer; those in which no value has it are passed over.
        var found = new List<FoundMessage>();
        for (var lot = 0; lot < Lots && found.Count < Most; lot++)
        {
            var texts = await messages.OrderByDescending(m => m.HandedOutAt).ThenByDescending(m => m.Number).Skip(lot * Most).Take(Most)
                .Select(m => new { m.SessionId, m.Number, m.HandedOutAt, m.AnswerXml }).ToListAsync(ct);
            found.AddRange(
                texts.Select(t => new FoundMessage(t.SessionId, t.Number, t.HandedOutAt, AnswerHits.Find(t.AnswerXml!, filter)))
                    .Where(m => m.Hits.Count > 0));
            if (texts.Count < Most)
            {
                break;
            }
        }

        return await LinkAsync(company, found, ct);
    }

    // A record that is stored has a page.
    private async Task<IReadOnlyList<FoundMessage>> LinkAsync(Guid company, List<FoundMessage> found, CancellationToken ct)
    {
        var hits = found.SelectMany(m => m.Hits).Where(h => h is { Section: not null, QuickBooksId: not null }).ToList();
        if (hits.Count == 0)
        {
            return found;
        }

        var sections = hits.Select(h => h.Section!).Distinct().ToList();
        var ids = hits.Select(h => h.QuickBooksId!).Distinct().ToList();
        var records = await db.Records
            .Where(r => r.CompanyId == company && sections.Contains(r.Section) && r.QuickBooksId != null && ids.Contains(r.QuickBooksId))
            .Select(r => new { r.Section, r.QuickBooksId, r.Id })
            .ToListAsync(ct);
        var known = records.ToDictionary(r => (r.Section, r.QuickBooksId), r => $"/records/{r.Section}/{r.Id}");
        return found.ConvertAll(
            m => m with { Hits = [.. m.Hits.Select(h => h with { Path = known.GetValueOrDefault((h.Section ?? "", h.QuickBooksId)) })] });
    }
}

/// <summary>A message that a search found.</summary>
/// <param name="SessionId">Its session.</param>
/// <param name="Number">Its number there.</param>
/// <param name="At">When it was handed out.</param>
/// <param name="Hits">What it says with the words.</param>
internal sealed record FoundMessage(Guid SessionId, int Number, DateTime At, IReadOnlyList<AnswerHit> Hits);
