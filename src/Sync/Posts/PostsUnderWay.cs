using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Posts that may be in QuickBooks and of which it is not known yet; their record is left alone meanwhile.</summary>
internal static class PostsUnderWay
{
    /// <summary>Those of that record.</summary>
    public static IQueryable<Post> UnderWay(this IQueryable<Post> posts, Record record) => posts.Where(
        p => p.CompanyId == record.CompanyId && p.Section == record.Section && p.RecordId == record.Id
            && (p.Status == PostStatus.Sent || p.Status == PostStatus.Unknown));
}
