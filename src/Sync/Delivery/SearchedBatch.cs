using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>A batch whose records are searched in QuickBooks, as nobody knows what became of it.</summary>
internal static class SearchedBatch
{
    /// <summary>
    /// Ends the search when there is nothing more to ask now: all missing, so that the same bytes go out again; else the batch is closed
    /// and keeps no other post waiting, and what is still in doubt is asked about by itself.
    /// </summary>
    public static async Task CloseAsync(ServerDb db, PostBatch batch, DateTime now, CancellationToken ct)
    {
        var posts = await db.Posts.Where(p => p.CompanyId == batch.CompanyId && p.BatchId == batch.Id).ToListAsync(ct);
        if (posts.Exists(p => p is { Status: PostStatus.Unknown, LookUp: PostLookUp.Doubt, NextAttemptAt: null }))
        {
            return;
        }

        if (posts.TrueForAll(p => p is { Status: PostStatus.Unknown, LookUp: PostLookUp.None }))
        {
            batch.Stage = BatchStage.NotFound;
            return;
        }

        foreach (var post in posts.Where(p => p is { Status: PostStatus.Unknown, LookUp: PostLookUp.None }))
        {
            post.Retry(Reason.Of(ReasonCode.NotFound));
        }

        (batch.Stage, batch.ClosedAt) = (BatchStage.Closed, now);
    }
}
