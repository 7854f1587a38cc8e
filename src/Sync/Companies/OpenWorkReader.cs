using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Counts what of companies is neither done nor forgotten, all of them with two questions, four where posts are held.</summary>
internal static class OpenWorkReader
{
    // Found by the queue's index, one range for each; posts that are done are by far the most.
    private static readonly PostStatus[] Open =
        [PostStatus.Pending, PostStatus.Held, PostStatus.Rejected, PostStatus.Sent, PostStatus.Unknown];

    /// <summary>The work of each company that has any.</summary>
    public static async Task<Dictionary<Guid, OpenWork>> ReadAsync(ServerDb db, IQueryable<Guid> companies, CancellationToken ct)
    {
        var posts = await db.Posts
            .Where(p => companies.Contains(p.CompanyId) && Open.Contains(p.Status))
            .GroupBy(p => new { p.CompanyId, p.Status, IsOnRequest = p.Reason == PostQueue.OnRequest })
            .Select(g => new { g.Key.CompanyId, g.Key.Status, g.Key.IsOnRequest, Count = g.Count() })
            .ToListAsync(ct);
        var byCompany = posts.ToLookup(p => p.CompanyId);

        // Held posts are few, and most companies have none.
        var isAnyHeld = posts.Exists(p => p is { Status: PostStatus.Held, IsOnRequest: false });
        var followers = isAnyHeld ? await CountAsync(PostTrays.HeldByAnother(db), companies, ct) : [];
        var needing = isAnyHeld ? await CountAsync(
            db.Posts.Where(p => companies.Contains(p.CompanyId)).ThatNeedSomebody(db), companies, ct) : null;
        var rest = (await Rest(db, companies).ToListAsync(ct)).ToLookup(r => r.CompanyId);
        return byCompany.Select(g => g.Key).Union(rest.Select(g => g.Key)).ToDictionary(
            id => id,
            id => new OpenWork(
                Count(id, PostStatus.Pending),
                Count(id, PostStatus.Held, isOnRequest: true),
                needing is null ? Count(id, PostStatus.Rejected) : needing.GetValueOrDefault(id),
                Count(id, PostStatus.Unknown) + Count(id, PostStatus.Sent),
                rest[id].Sum(r => r.FailedSections),
                rest[id].Sum(r => r.Undecided),
                rest[id].Sum(r => r.Warnings),
                followers.GetValueOrDefault(id)));

        int Count(Guid id, PostStatus status, bool isOnRequest = false) =>
            byCompany[id].Where(p => p.Status == status && (status != PostStatus.Held || p.IsOnRequest == isOnRequest)).Sum(p => p.Count);
    }

    private static Task<Dictionary<Guid, int>> CountAsync(IQueryable<Post> posts, IQueryable<Guid> companies, CancellationToken ct) =>
        posts.Where(p => companies.Contains(p.CompanyId)).GroupBy(p => p.CompanyId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);

    // What is no post, with one question.
    private static IQueryable<Part> Rest(ServerDb db, IQueryable<Guid> companies) =>
        db.Sections.Where(s => companies.Contains(s.CompanyId) && s.InUse && s.ProblemCode != null)
            .GroupBy(s => s.CompanyId)
            .Select(g => new Part
            {
                CompanyId = g.Key,
                FailedSections = g.Count(s => s.Status == SectionStatus.Error),
                Undecided = 0,
                Warnings = g.Count(s => s.Status == SectionStatus.Warning),
            })
            .Concat(db.Records.Where(
                r => companies.Contains(r.CompanyId) && r.State == RecordState.Conflict && r.ExternalId != null)
                .GroupBy(r => r.CompanyId)
                .Select(g => new Part { CompanyId = g.Key, FailedSections = 0, Undecided = g.Count(), Warnings = 0 }))
            .Concat(db.Warnings.Where(w => companies.Contains(w.CompanyId) && w.AcknowledgedAt == null)
                .Select(w => new { w.CompanyId, w.Section, w.Code }).Distinct()
                .GroupBy(w => w.CompanyId)
                .Select(g => new Part { CompanyId = g.Key, FailedSections = 0, Undecided = 0, Warnings = g.Count() }));

    private sealed class Part
    {
        public Guid CompanyId { get; init; }

        public int FailedSections { get; init; }

        public int Undecided { get; init; }

        public int Warnings { get; init; }
    }
}
