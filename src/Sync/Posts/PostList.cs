using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Reads the queue as a person sees it: what waits, what is under way, what needs somebody, what is done; newest first.</summary>
internal sealed class PostList(ServerDb db)
{
    /// <summary>Rows of one page.</summary>
    public const int PageSize = 100;

    /// <summary>One page.</summary>
    public async Task<PostListPage> ReadAsync(Guid companyId, PostFilter filter, CancellationToken ct)
    {
        var posts = db.Posts.AsNoTracking().Where(p => p.CompanyId == companyId).Where(Lies(filter.Tray));
        posts = filter.Sections.Count > 0 ? posts.Where(p => filter.Sections.Contains(p.Section)) : posts;
        posts = filter.After is { } after ? posts.Where(p => p.Id < after) : posts;
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var found = db.Records.Where(r => r.CompanyId == companyId).TextContains(db, filter.Text.Trim());
            posts = posts.Where(p => found.Any(r => r.Section == p.Section && r.Id == p.RecordId));
        }

        var rows = await Joined(posts.OrderByDescending(p => p.Id).Take(PageSize + 1)).ToListAsync(ct);
        return rows.Count > PageSize ? new(rows[..PageSize], rows[PageSize - 1].Post.Id) : new(rows, null);
    }

    /// <summary>How many posts lie where, by section; of those that are done only how many.</summary>
    public async Task<PostCounts> CountAsync(Guid companyId, CancellationToken ct)
    {
        var all = db.Posts.Where(p => p.CompanyId == companyId);
        var open = await all.Where(p => p.Status != PostStatus.Posted && p.Status != PostStatus.Cancelled && p.Status != PostStatus.Ignored)
            .GroupBy(p => new { p.Section, p.Status, IsOnRequest = p.Reason == PostQueue.OnRequest })
            .Select(g => new { g.Key.Section, g.Key.Status, g.Key.IsOnRequest, Count = g.Count() })
            .ToListAsync(ct);
        return new(
            open.GroupBy(g => (TrayOf(g.Status, g.IsOnRequest), g.Section)).ToDictionary(g => g.Key, g => g.Sum(o => o.Count)),
            await all.CountAsync(Lies(PostTray.Done), ct));
    }

    /// <summary>One post with its record; null when there is none.</summary>
    public Task<PostRow?> FindAsync(Guid companyId, Guid postId, CancellationToken ct) =>
        Joined(db.Posts.AsNoTracking().Where(p => p.CompanyId == companyId && p.Id == postId)).SingleOrDefaultAsync(ct);

    /// <summary>Where a post lies.</summary>
    public static PostTray TrayOf(Post post) => TrayOf(post.Status, post.Reason == PostQueue.OnRequest);

    private static PostTray TrayOf(PostStatus status, bool isOnRequest) => status switch
    {
        PostStatus.Pending => PostTray.Waiting,
        PostStatus.Held when isOnRequest => PostTray.Waiting,
        PostStatus.Sent or PostStatus.Unknown => PostTray.Sent,
        PostStatus.Held or PostStatus.Rejected => PostTray.NeedsYou,
        PostStatus.Posted or PostStatus.Cancelled or PostStatus.Ignored => PostTray.Done,
    };

    private static Expression<Func<Post, bool>> Lies(PostTray tray) => tray switch
    {
        PostTray.Waiting => p => p.Status == PostStatus.Pending || (p.Status == PostStatus.Held && p.Reason == PostQueue.OnRequest),
        PostTray.Sent => p => p.Status == PostStatus.Sent || p.Status == PostStatus.Unknown,
        PostTray.NeedsYou => p => p.Status == PostStatus.Rejected || (p.Status == PostStatus.Held && p.Reason != PostQueue.OnRequest),
        PostTray.Done => p => p.Status == PostStatus.Posted || p.Status == PostStatus.Cancelled || p.Status == PostStatus.Ignored,
    };

    private IQueryable<PostRow> Joined(IQueryable<Post> posts) =>
        from post in posts
        join record in db.Records.AsNoTracking()
            on new { post.CompanyId, post.Section, Id = post.RecordId } equals new
            {
                record.CompanyId,
                record.Section,
                record.Id,
            } into records
        from record in records.DefaultIfEmpty()
        orderby post.Id descending
        select new PostRow(post, record);
}

/// <summary>A post with its record.</summary>
/// <param name="Post">The post.</param>
/// <param name="Record">Its record; null when that is gone.</param>
internal sealed record PostRow(Post Post, Record? Record);

/// <summary>One page of posts.</summary>
/// <param name="Rows">Its posts.</param>
/// <param name="Next">The last of them, when more follow.</param>
internal sealed record PostListPage(IReadOnlyList<PostRow> Rows, Guid? Next);

/// <summary>How many posts lie where.</summary>
/// <param name="Open">Those that are not done, by section.</param>
/// <param name="Done">Those that are.</param>
internal sealed record PostCounts(IReadOnlyDictionary<(PostTray Tray, string Section), int> Open, int Done)
{
    /// <summary>Of one tray.</summary>
    public int Of(PostTray tray) => tray == PostTray.Done ? Done : Open.Where(o => o.Key.Tray == tray).Sum(o => o.Value);

    /// <summary>Of some sections in one tray; all sections when none are named.</summary>
    public int Of(PostTray tray, IReadOnlyList<string> sections) =>
        sections.Count == 0 ? Of(tray) : Open.Where(o => o.Key.Tray == tray && sections.Contains(o.Key.Section)).Sum(o => o.Value);
}
