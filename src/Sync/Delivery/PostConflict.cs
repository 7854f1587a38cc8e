using System.Text;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>A post met a record that was changed in QuickBooks meanwhile: the rules say which side counts.</summary>
internal sealed class PostConflict(ServerDb db, RuleCache ruleCache, PostContent content, PostSettlement settlement, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Takes what QuickBooks has and decides.</summary>
    public async Task DecideAsync(Post post, Record record, ReturnedRecord now, DeliveryContext context, CancellationToken ct)
    {
        var before = record.QuickBooks;
        context.Take(record, now, Now);
        if (post.Operation is PostOperation.Delete or PostOperation.Void)
        {
            post.Retry(null);
            return;
        }

        if (await content.DifferencesAsync(context.Company, record, ct) is { Count: 0 })
        {
            post.SentHash = record.AppHash;
            await settlement.DoneAsync(post, record, null, null, now, context, ct);
            return;
        }

        ChangeFeed.Add(db, post.CompanyId, [(record, ChangeType.Updated)], Now);
        var wanted = record.App is null ? "{}" : WantedFields.Of(record);
        if (before is not null && !ConcurrentEdit.Touches(wanted, before, Encoding.UTF8.GetBytes(now.Json)))
        {
            post.Retry(Reason.Of(ReasonCode.OthersChangedNothing));
            return;
        }

        switch ((await ruleCache.CurrentAsync(record.CompanyId, ct)).Of(record.Section).Conflict)
        {
            case ConflictWinner.App:
            case ConflictWinner.Newest when record.IsNewerInApp:
                post.Retry(Reason.Of(ReasonCode.AppCounts));
                break;
            case ConflictWinner.QuickBooks:
            case ConflictWinner.Newest:
                post.Yield(Reason.Of(ReasonCode.QuickBooksCounts), record.AppHash, Now);
                record.PostedHash = record.AppHash;
                break;
            case ConflictWinner.Ask:
                record.Dispute(Reason.Of(ReasonCode.BothChanged), Now);
                post.Ask(OwnCodes.Conflict, record.Reason);
                ChangeFeed.Add(db, post.CompanyId, [(record, ChangeType.Conflict)], Now);
                break;
        }
    }
}
