using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Counts what of companies is neither done nor forgotten, all of them with two questions.</summary>
internal static class OpenWorkReader
{
    // Found by the queue's index, one range for each; posts that are done are by far the most.
    private static readonly PostStatus[] Open =
        [PostStatus.Pending, PostStatus.Held, PostStatus.Rejected, PostStatus.Sent, PostStatus.Unknown];

    private static readonly Reason OnRequest = Reason.Of(ReasonCode.OnRequest);

    /// <summary>The work of each company that has any.</summary>
    public static async Task<Dictionary<Guid, OpenWork>> ReadAsync(ServerDb db, IQueryable<Guid> companies, CancellationToken ct)
    {
        var posts = await db.Posts
            .Where(p => companies.Contains(p.CompanyId) && Open.Contains(p.Status))
            .GroupBy(p => new { p.CompanyId, p.Status, IsOnRequest = p.Reason == OnRequest })
            .Select(g => new { g.Key.CompanyId, g.Key.Status, g.Key.IsOnRequest, Count = g.Count() })
            .ToListAsync(ct);
        var failed = await db.Sections
            .Where(s => companies.Contains(s.CompanyId) && s.InUse && s.Status == SectionStatus.Error)
            .GroupBy(s => s.CompanyId)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var byCompany = posts.ToLookup(p => p.CompanyId);
        return byCompany.Select(g => g.Key).Union(failed.Keys).ToDictionary(
            id => id,
            id => new OpenWork(
                Count(id, PostStatus.Pending),
                Count(id, PostStatus.Held, isOnRequest: true),
                Count(id, PostStatus.Rejected) + Count(id, PostStatus.Held),
                Count(id, PostStatus.Unknown) + Count(id, PostStatus.Sent),
                failed.GetValueOrDefault(id)));

        int Count(Guid id, PostStatus status, bool isOnRequest = false) =>
            byCompany[id].Where(p => p.Status == status && (status != PostStatus.Held || p.IsOnRequest == isOnRequest)).Sum(p => p.Count);
    }
}
