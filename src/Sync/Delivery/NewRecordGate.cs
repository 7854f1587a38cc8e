using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// Every addition comes by here when its message is made, whatever led to it: what has been imported until then may have the record.
/// </summary>
internal sealed class NewRecordGate(ServerDb db, AppMatching matching, PostQueue queue, TimeProvider clock)
{
    // Until then it is mostly known what became of the other one.
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>Whether the post can go on. One that was linked goes on as a change, when there is anything to change.</summary>
    public async Task<bool> IsOpenAsync(Post post, Record record, CancellationToken ct)
    {
        var look = await matching.LookAsync(record, ct);
        switch (look.Answer)
        {
            case TwinAnswer.Write:
                return true;
            case TwinAnswer.Wait:
                post.Defer(clock.GetUtcNow().UtcDateTime + Pause, Reason.Of(ReasonCode.LikeOneUnderWay));
                return false;
        }

        // The change feed is numbered under a lock that lasts until the commit; most messages are built without one.
        if (db.Database.CurrentTransaction is null)
        {
            await db.Database.BeginTransactionAsync(ct);
        }

        await matching.FollowAsync(record, look, ct);
        if (look.Answer == TwinAnswer.Ask)
        {
            await queue.PlanAsync(record, ct);
        }

        return post.Status == PostStatus.Pending;
    }
}
