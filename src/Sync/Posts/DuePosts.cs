using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Which posts are next: what others refer to first, deletions last and the other way round.</summary>
internal static class DuePosts
{
    /// <summary>The sections, what others refer to first.</summary>
    public static readonly List<string> Order = [.. SectionCatalogue.All.Select(s => s.Name)];

    /// <summary>
    /// Sections whose posts may go out: those that were read completely once, so that nothing is added that QuickBooks has already, and
    /// those this QuickBooks does not read.
    /// </summary>
    public static Task<List<string>> ReadySectionsAsync(ServerDb db, Guid companyId, CancellationToken ct) =>
        db.Sections.Where(s => s.CompanyId == companyId && (s.SyncedAt != null || !s.InUse)).Select(s => s.Section).ToListAsync(ct);

    /// <summary>Posts that could go out now.</summary>
    public static IQueryable<Post> Of(ServerDb db, Guid companyId, List<string> sections, DateTime now) => db.Posts.Where(p =>
        p.CompanyId == companyId && p.Status == PostStatus.Pending && p.WaitsFor == null && p.LookUp == PostLookUp.None
        && (p.NextAttemptAt == null || p.NextAttemptAt <= now) && sections.Contains(p.Section));

    /// <summary>Posts whose records must be looked for in QuickBooks now.</summary>
    public static IQueryable<Post> ToLookUp(ServerDb db, Guid companyId, DateTime now) => db.Posts.Where(p =>
        p.CompanyId == companyId && (p.Status == PostStatus.Unknown || p.Status == PostStatus.Pending) && p.LookUp != PostLookUp.None
        && (p.NextAttemptAt == null || p.NextAttemptAt <= now));

    /// <summary>The records of posts, by their id; tracked.</summary>
    public static async Task<Dictionary<Guid, Record>> RecordsAsync(
        ServerDb db, Guid companyId, IReadOnlyCollection<Post> posts, CancellationToken ct)
    {
        // The key begins with the section; naming them keeps the search inside it.
        List<string> sections = [.. posts.Select(p => p.Section).Distinct()];
        var records = await posts.Select(p => p.RecordId).ReadInLotsAsync(
            lot => db.Records.Where(r => r.CompanyId == companyId && sections.Contains(r.Section) && lot.Contains(r.Id)), ct);
        return records.ToDictionary(r => r.Id);
    }

    /// <summary>The next ones, in the order in which they are written; tracked.</summary>
    /// <param name="due">Those that could go out.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<List<Post>> NextAsync(IQueryable<Post> due, int most, CancellationToken ct)
    {
        var groups = await due
            .GroupBy(
                p => new { p.Section, IsRemoval = p.Operation == PostOperation.Delete || p.Operation == PostOperation.Void, p.Together })
            .Select(g => g.Key)
            .ToListAsync(ct);

        // Posts that were in an unreadable message go out among themselves only, so that they cannot spoil the message of others.
        var together = groups.Select(g => g.Together).DefaultIfEmpty(0).Min();
        most = together == 0 ? most : together;
        var next = new List<Post>(most);
        foreach (var group in groups.Where(g => g.Together == together).OrderBy(
            g => g.IsRemoval ? 2 * Order.Count - Order.IndexOf(g.Section) : Order.IndexOf(g.Section)))
        {
            next.AddRange(await due
                .Where(
                    p => p.Section == group.Section
                        && (p.Operation == PostOperation.Delete || p.Operation == PostOperation.Void) == group.IsRemoval
                        && p.Together == together)
                .OrderBy(p => p.Id)
                .Take(most - next.Count)
                .ToListAsync(ct));
            if (next.Count == most)
            {
                break;
            }
        }

        return next;
    }
}
