using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Posts;

/// <summary>What a session did with posts, for the status text at its end.</summary>
internal static class PostSummary
{
    /// <summary>"Posted to QuickBooks: invoices 12. Refused: customers 1."; null when it posted nothing and nothing was refused.</summary>
    public static async Task<string?> ReadAsync(ServerDb db, Session session, CancellationToken ct)
    {
        if (session.PostsPosted + session.PostsRejected == 0)
        {
            return null;
        }

        var counts = await db.Posts
            .Where(
                p => p.CompanyId == session.CompanyId && p.DoneAt >= session.StartedAt
                    && (p.Status == PostStatus.Posted || p.Status == PostStatus.Rejected))
            .GroupBy(p => new { p.Section, p.Status })
            .Select(g => new { g.Key.Section, g.Key.Status, Count = g.Count() })
            .ToListAsync(ct);
        return string.Join(' ', new[] { (PostStatus.Posted, "Posted to QuickBooks"), (PostStatus.Rejected, "Refused") }
            .Select(kind => (Word: kind.Item2, Of: counts.Where(c => c.Status == kind.Item1).ToList()))
            .Where(kind => kind.Of.Count > 0)
            .Select(
                kind => $"{kind.Word}: {string.Join(", ", kind.Of.OrderBy(c => DuePosts.Order.IndexOf(c.Section))
                    .Select(c => $"{SectionCatalogue.Find(c.Section)!.Title.ToLowerInvariant()} {c.Count}"))}."));
    }
}
