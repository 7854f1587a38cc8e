using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
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

    /// <summary>Posts of a search or of what is done are counted up to so many.</summary>
    public const int MostCounted = 10_000;

    /// <summary>One page.</summary>
    public async Task<PostListPage> ReadAsync(Guid companyId, PostFilter filter, CancellationToken ct)
    {
        var posts = Found(companyId, filter);
        if (filter.Order == PostOrder.Newest && filter.After is { } after)
        {
            posts = posts.Where(p => p.Id < after);
        }
        else
        {
            posts = posts.Skip((Math.Clamp(filter.Page, 1, MostCounted) - 1) * PageSize);
        }

        var ids = await posts.Take(PageSize + 1).Select(p => p.Id).ToListAsync(ct);
        var shown = ids.Take(PageSize).ToList();
        var rows = (await OfAsync(companyId, shown, ct)).ToDictionary(r => r.Post.Id);
        return new([.. shown.Where(rows.ContainsKey).Select(id => rows[id])], ids.Count > PageSize ? shown[^1] : null);
    }

    /// <summary>How many a filter lets through, up to <see cref="MostCounted"/> and one.</summary>
    public Task<int> CountAsync(Guid companyId, PostFilter filter, CancellationToken ct) =>
        Found(companyId, filter).Take(MostCounted + 1).CountAsync(ct);

    /// <summary>Posts that need a person themselves, the newest first; those that need a decision about their record are not among them.
    /// </summary>
    public Task<List<PostRow>> NeedingAsync(Guid companyId, Guid? before, int most, CancellationToken ct)
    {
        var posts = db.Posts.AsNoTracking().Where(p => p.CompanyId == companyId).ThatNeedSomebody(db);
        posts = before is { } id ? posts.Where(p => p.Id < id) : posts;
        return ReadAsync(posts.OrderByDescending(p => p.Id).Take(most), ct);
    }

    /// <summary>A few posts by their ids.</summary>
    public Task<List<PostRow>> OfAsync(Guid companyId, IReadOnlyList<Guid> ids, CancellationToken ct) =>
        ReadAsync(db.Posts.AsNoTracking().Where(p => p.CompanyId == companyId && ids.Contains(p.Id)), ct);

    /// <summary>How many posts lie where, by section; of those that are done only how many.</summary>
    public async Task<PostCounts> CountAsync(Guid companyId, CancellationToken ct)
    {
        var all = db.Posts.Where(p => p.CompanyId == companyId);
        var open = await all.Where(PostTrays.IsOpen)
            .GroupBy(p => new { p.Section, p.Status, IsOnRequest = p.Reason == PostQueue.OnRequest })
            .Select(g => new { g.Key.Section, g.Key.Status, g.Key.IsOnRequest, Count = g.Count() })
            .ToListAsync(ct);
        var counts = open.GroupBy(g => (PostTrays.Of(g.Status, g.IsOnRequest, isFollower: false), g.Section))
            .ToDictionary(g => g.Key, g => g.Sum(o => o.Count));
        if (open.Exists(g => g is { Status: PostStatus.Held, IsOnRequest: false }))
        {
            var followers = await PostTrays.HeldByAnother(db).Where(p => p.CompanyId == companyId)
                .GroupBy(p => p.Section).Select(g => new { Section = g.Key, Count = g.Count() }).ToListAsync(ct);
            foreach (var group in followers)
            {
                // Between the two questions a post may have gone on.
                var needing = counts.GetValueOrDefault((PostTray.NeedsYou, group.Section));
                counts[(PostTray.NeedsYou, group.Section)] = Math.Max(0, needing - group.Count);
                counts[(PostTray.Waiting, group.Section)] = counts.GetValueOrDefault((PostTray.Waiting, group.Section)) + group.Count;
            }
        }

        return new(counts, await all.CountAsync(PostTrays.IsDone, ct));
    }

    /// <summary>One post with its record; null when there is none.</summary>
    public async Task<PostRow?> FindAsync(Guid companyId, Guid postId, CancellationToken ct) =>
        (await ReadAsync(db.Posts.AsNoTracking().Where(p => p.CompanyId == companyId && p.Id == postId), ct)).SingleOrDefault();

    private IQueryable<Post> Found(Guid companyId, PostFilter filter)
    {
        var posts = db.Posts.AsNoTracking().Where(p => p.CompanyId == companyId).In(filter.Tray, db);
        posts = filter.Sections.Count > 0 ? posts.Where(p => filter.Sections.Contains(p.Section)) : posts;
        if (!string.IsNullOrWhiteSpace(filter.Text))
        {
            var found = db.Records.Where(r => r.CompanyId == companyId).TextContains(db, filter.Text.Trim());
            posts = posts.Where(p => found.Any(r => r.Section == p.Section && r.Id == p.RecordId));
        }

        var records = db.Records.Where(r => r.CompanyId == companyId);
        return (filter.Order, filter.IsDown) switch
        {
            (PostOrder.Made, false) => posts.OrderBy(p => p.Id),
            (PostOrder.Name, false) => posts.OrderBy(NameIn(records)).ThenByDescending(p => p.Id),
            (PostOrder.Name, true) => posts.OrderByDescending(NameIn(records)).ThenByDescending(p => p.Id),
            (PostOrder.Date, false) => posts.OrderBy(DayIn(records)).ThenByDescending(p => p.Id),
            (PostOrder.Date, true) => posts.OrderByDescending(DayIn(records)).ThenByDescending(p => p.Id),
            _ => posts.OrderByDescending(p => p.Id),
        };
    }

    private static Expression<Func<Post, string?>> NameIn(IQueryable<Record> records) =>
        p => records.Where(r => r.Section == p.Section && r.Id == p.RecordId).Select(r => r.Name).FirstOrDefault();

    private static Expression<Func<Post, DateOnly?>> DayIn(IQueryable<Record> records) =>
        p => records.Where(r => r.Section == p.Section && r.Id == p.RecordId).Select(r => r.TxnOn).FirstOrDefault();

    /// <summary>How many posts of others wait for these records; those that none waits for are not there.</summary>
    public async Task<Dictionary<Guid, int>> BehindAsync(Guid companyId, IEnumerable<Guid> recordIds, CancellationToken ct)
    {
        var groups = await recordIds.ReadInLotsAsync(
            lot => db.Posts.Where(p => p.CompanyId == companyId && p.WaitsFor != null && lot.Contains(p.WaitsFor.Value)
                && (p.Status == PostStatus.Pending || p.Status == PostStatus.Held))
                .GroupBy(p => p.WaitsFor!.Value).Select(g => new { g.Key, Count = g.Count() }),
            ct);
        return groups.ToDictionary(g => g.Key, g => g.Count);
    }

    // With the records they wait for, and how many others wait for theirs.
    private async Task<List<PostRow>> ReadAsync(IQueryable<Post> posts, CancellationToken ct)
    {
        var rows = await Joined(posts).ToListAsync(ct);
        if (rows.Count == 0)
        {
            return rows;
        }

        var companyId = rows[0].Post.CompanyId;
        List<Guid> held = [.. rows.Where(r => r.Post.Status == PostStatus.Held).Select(r => r.Post.Id)];
        var followers = held.Count == 0 ? [] : await held.ReadInLotsAsync(
            lot => PostTrays.HeldByAnother(db).Where(p => p.CompanyId == companyId && lot.Contains(p.Id)).Select(p => p.Id), ct);
        var awaited = (await rows.Select(r => r.Post.WaitsFor).OfType<Guid>().Distinct().ToList().ReadInLotsAsync(
            lot => db.Records.AsNoTracking().Where(
                r => r.CompanyId == companyId && DuePosts.Order.Contains(r.Section) && lot.Contains(r.Id)), ct)).ToDictionary(r => r.Id);
        var behind = await BehindAsync(
            companyId, rows.Where(r => PostTrays.Of(r.Post.Status, false, false) == PostTray.NeedsYou).Select(r => r.Post.RecordId), ct);
        return rows.ConvertAll(row => row with
        {
            Tray = PostTrays.Of(row.Post.Status, row.Post.Reason == PostQueue.OnRequest, followers.Contains(row.Post.Id)),
            Awaited = row.Post.WaitsFor is { } waits ? awaited.GetValueOrDefault(waits) : null,
            Behind = behind.GetValueOrDefault(row.Post.RecordId),
        });
    }

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
internal sealed record PostRow(Post Post, Record? Record)
{
    /// <summary>Where it lies.</summary>
    public PostTray Tray { get; init; }

    /// <summary>The record it waits for; null when it waits for none.</summary>
    public Record? Awaited { get; init; }

    /// <summary>How many other posts wait for its record.</summary>
    public int Behind { get; init; }

    /// <summary>Somebody has to say first which record it is, or whose values count.</summary>
    public bool IsUndecided => Post.Status == PostStatus.Held && Record is { State: RecordState.Conflict, ExternalId: not null };

    /// <summary>What a person can do about it, the deed that helps first.</summary>
    public IReadOnlyList<PostDeed> Deeds => PostDeeds.Of(new(
        Post.Status,
        IsUnfit: Post.ErrorCode is OwnCodes.Unfit or OwnCodes.Cycle,
        IsUndecided,
        IsHeldByAnother: Post is { Status: PostStatus.Held, ErrorCode: not OwnCodes.Cycle } && Awaited is not null,
        IsEditable: Record is { App: not null, ExternalId: not null },
        IsPaused: Post.NextAttemptAt is not null));
}

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
