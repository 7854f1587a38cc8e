using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Posts;

/// <summary>
/// Who changes a record plans its post. Where that was forgotten, planning now makes a difference: a post that nobody asked for would be
/// missing, or one that is not needed any more would go out.
/// </summary>
internal static class MissingPlans
{
    /// <summary>The records whose post is not what the record needs, each in words. Nothing is stored.</summary>
    public static async Task<List<string>> FindAsync(RunningServer server, Guid companyId)
    {
        await using var scope = server.Services.CreateAsyncScope();
        var (db, queue) = (scope.ServiceProvider.GetRequiredService<ServerDb>(), scope.ServiceProvider.GetRequiredService<PostQueue>());
        await using var transaction = await db.Database.BeginTransactionAsync();
        var records = await db.Records.Where(r => r.CompanyId == companyId && r.App != null).ToListAsync();
        var posts = (await db.Posts.Where(p => p.CompanyId == companyId).OrderBy(p => p.Id).ToListAsync()).ToLookup(p => p.RecordId);
        var missing = new List<string>();
        foreach (var record in records)
        {
            var post = posts[record.Id].LastOrDefault();

            // What keeps a post back is found out when its message is built.
            if (post is not ({ WaitsFor: not null } or { Status: PostStatus.Held, ErrorCode: not null }))
            {
                var before = Describe(record, post);
                var after = Describe(record, await queue.PlanAsync(record, default));
                missing.AddRange(before == after ? [] : [$"{record.Section} {record.ExternalId}: {before} should be {after}"]);
            }
        }

        return missing;
    }

    private static string Describe(Record record, Post? post) =>
        $"{record.State} {record.Reason}, {post?.Operation} {post?.Status} {post?.Reason}";
}
