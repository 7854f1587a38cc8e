using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Matching;

/// <summary>What follows when the two sides of a record have become one: the rules say whose values count.</summary>
internal sealed class LinkSettlement(ServerDb db, RuleCache ruleCache, PostContent content, PostQueue queue, TimeProvider clock)
{
    /// <summary>Decides and plans the post that is needed. The record is tracked and linked.</summary>
    public async Task SettleAsync(Record record, CancellationToken ct)
    {
        switch ((await ruleCache.CurrentAsync(record.CompanyId, ct)).Of(record.Section).Conflict)
        {
            case ConflictWinner.App:
            case ConflictWinner.Newest when record.IsNewerInApp:
                record.PostedHash = null;
                break;
            case ConflictWinner.QuickBooks:
            case ConflictWinner.Newest:
                record.PostedHash = record.AppHash;
                break;
            case ConflictWinner.Ask:
                await AskAsync(record, ct);
                break;
        }

        await queue.PlanAsync(record, ct);
    }

    private async Task AskAsync(Record record, CancellationToken ct)
    {
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == record.CompanyId, ct);
        if (await content.DifferencesAsync(company, record, ct) is not { Count: > 0 } fields)
        {
            record.PostedHash = record.AppHash;
            return;
        }

        var named = string.Join(", ", fields.Take(5)) + (fields.Count > 5 ? " and others" : "");
        var now = clock.GetUtcNow().UtcDateTime;
        record.Dispute(Reason.Of(ReasonCode.ValuesDiffer, named.CutTo(500)), now);
        ChangeFeed.Add(db, record.CompanyId, [(record, ChangeType.Conflict)], now);
    }
}
