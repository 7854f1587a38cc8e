using System.Linq.Expressions;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Where posts lie, as questions to the database: the one place that says which post needs a person.</summary>
internal static class PostTrays
{
    private static readonly Reason OnRequest = Reason.Of(ReasonCode.OnRequest);

    // In the order of the index that holds these alone.
    private static readonly List<PostStatus> Unfinished =
        [PostStatus.Pending, PostStatus.Held, PostStatus.Rejected, PostStatus.Sent, PostStatus.Unknown];

    // The index begins with the status: the posts that are done, by far the most, are not walked through.
    private static readonly List<PostStatus> Stopped = [PostStatus.Held, PostStatus.Rejected];

    /// <summary>Posts that are not done.</summary>
    public static Expression<Func<Post, bool>> IsOpen { get; } = p => Unfinished.Contains(p.Status);

    /// <summary>
    /// Posts that are held only because of another one, which is still to be done: they follow it by themselves. A post whose parent has
    /// come to an end without being written, or that waits in a circle, needs somebody itself.
    /// </summary>
    public static IQueryable<Post> HeldByAnother(ServerDb db) => db.Posts.Where(p => p.Status == PostStatus.Held
        && p.WaitsFor != null && p.ErrorCode != OwnCodes.Cycle && db.Posts.Any(
            q => q.CompanyId == p.CompanyId && q.RecordId == p.WaitsFor && Unfinished.Contains(q.Status)));

    /// <summary>Posts that are held until somebody decides about their record.</summary>
    public static IQueryable<Post> Undecided(ServerDb db) => db.Posts.Where(p => p.Status == PostStatus.Held && db.Records.Any(
        r => r.CompanyId == p.CompanyId && r.Section == p.Section && r.Id == p.RecordId && r.State == RecordState.Conflict
            && r.ExternalId != null));

    /// <summary>Posts that lie there.</summary>
    public static IQueryable<Post> In(this IQueryable<Post> posts, PostTray tray, ServerDb db)
    {
        var followers = HeldByAnother(db);
        return tray switch
        {
            PostTray.Waiting => posts.Where(p => p.Status == PostStatus.Pending || (p.Status == PostStatus.Held
                && (p.Reason == OnRequest || followers.Any(f => f.CompanyId == p.CompanyId && f.Id == p.Id)))),
            PostTray.Sent => posts.Where(p => p.Status == PostStatus.Sent || p.Status == PostStatus.Unknown),
            PostTray.NeedsYou => posts.Where(p => Stopped.Contains(p.Status)).Where(
                p => p.Status == PostStatus.Rejected
                    || (p.Reason != OnRequest && !followers.Any(f => f.CompanyId == p.CompanyId && f.Id == p.Id))),
            PostTray.Done => posts.Where(IsDone),
        };
    }

    /// <summary>Posts that need a person themselves: what they need does not stand with a decision about their record.</summary>
    public static IQueryable<Post> ThatNeedSomebody(this IQueryable<Post> posts, ServerDb db)
    {
        var undecided = Undecided(db);
        return posts.In(PostTray.NeedsYou, db).Where(p => !undecided.Any(u => u.CompanyId == p.CompanyId && u.Id == p.Id));
    }

    /// <summary>Whether a post has come to its end.</summary>
    public static Expression<Func<Post, bool>> IsDone { get; } =
        p => p.Status == PostStatus.Posted || p.Status == PostStatus.Cancelled || p.Status == PostStatus.Ignored;

    /// <summary>Where a post lies by its own row.</summary>
    /// <param name="status">How it stands.</param>
    /// <param name="isOnRequest">It is held until somebody asks for it.</param>
    /// <param name="isFollower">It is held by another one (<see cref="HeldByAnother"/>).</param>
    public static PostTray Of(PostStatus status, bool isOnRequest, bool isFollower) => status switch
    {
        PostStatus.Pending => PostTray.Waiting,
        PostStatus.Held when isOnRequest || isFollower => PostTray.Waiting,
        PostStatus.Sent or PostStatus.Unknown => PostTray.Sent,
        PostStatus.Held or PostStatus.Rejected => PostTray.NeedsYou,
        PostStatus.Posted or PostStatus.Cancelled or PostStatus.Ignored => PostTray.Done,
    };
}
