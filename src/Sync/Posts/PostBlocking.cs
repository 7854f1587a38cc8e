using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>
/// What keeps a post from going out: a record that must be in QuickBooks first, fields that do not fit, nothing left to say.
/// </summary>
internal sealed class PostBlocking(ServerDb db, PostQueue queue, TimeProvider clock)
{
    // Lists are at most five deep, and few records refer to each other further than that.
    private const int DeepestChain = 25;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>QuickBooks has it as the app wants it already.</summary>
    public void Settle(Post post, Record record)
    {
        post.Settle(Now, post.Stage == PostStage.Record && post.Attempts == 0 ? Reason.Of(ReasonCode.HadItAlready) : null);
        (post.SentHash, record.PostedHash) = (record.AppHash, record.AppHash);
    }

    /// <summary>Another record must be in QuickBooks first: the post waits for it, or is held or ignored with it.</summary>
    public async Task WaitAsync(Post post, Record record, PostContent.Result.WaitsFor waits, CancellationToken ct)
    {
        var parent = await LatestAsync(post.CompanyId, waits.RecordId, ct) ?? await PlanAsync(post.CompanyId, waits.RecordId, ct);
        post.Wait(waits.RecordId, waits.Reason);
        if (parent is null)
        {
            post.Block(OwnCodes.Parent, waits.Reason);
            return;
        }

        if (await IsCircleAsync(parent, record.Id, ct))
        {
            post.Block(OwnCodes.Cycle, waits.Reason);
            return;
        }

        switch (parent.Status)
        {
            case PostStatus.Ignored:
                var reason = waits.Reason.Since(parent.Reason);
                post.Ignore(post.Operation, reason, Now);
                record.Ignore(reason, Now);
                break;
            case PostStatus.Rejected or PostStatus.Cancelled:
                post.Block(OwnCodes.Parent, waits.Reason.Since(Why(parent)));
                break;
            case PostStatus.Held:
                post.Block(parent.ErrorCode, waits.Reason.Since(parent.Reason));
                break;
            default:
                break;
        }
    }

    /// <summary>The check before found something QuickBooks would refuse.</summary>
    public async Task RejectAsync(Post post, Record record, IReadOnlyList<FieldProblem> problems, CancellationToken ct)
    {
        post.SentHash = record.AppHash;
        var words = string.Join(" ", problems.Select(p => p.Message));
        await RejectAsync(post, record, OwnCodes.Unfit, JsonSerializer.Serialize(problems), words, ct);
    }

    /// <summary>Somebody must change something before it can go; what waits for it is held and says so.</summary>
    /// <param name="post">The post.</param>
    /// <param name="record">Its record.</param>
    /// <param name="code">What went wrong.</param>
    /// <param name="detail">What is stored with it.</param>
    /// <param name="words">The particulars for a person.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task RejectAsync(Post post, Record record, string code, string? detail, string? words, CancellationToken ct)
    {
        var meaning = CodeExplanations.Of(code, words);
        post.Reject(code, detail, Reason.Failure(code, words), Now);
        db.Log.Add(
            CompanyLog.Problem(
                post.CompanyId,
                null,
                Now,
                meaning,
                $"{SectionCatalogue.Find(post.Section)!.Title}, {record.Name ?? record.ExternalId}: {words}",
                post.Section));
        await BeginAsync(ct);
        ChangeFeed.Add(db, post.CompanyId, [(record, ChangeType.Rejected)], Now);
        await queue.HoldFollowersAsync(post, record, ct);
    }

    /// <summary>The record is in QuickBooks: what waited for it is due.</summary>
    public async Task ReleaseAsync(IReadOnlyCollection<Guid> recordIds, Guid companyId, CancellationToken ct)
    {
        var waiting = await recordIds.ReadInLotsAsync(lot => db.Posts
            .Where(
                p => p.CompanyId == companyId && p.WaitsFor != null && lot.Contains(p.WaitsFor.Value)
                    && (p.Status == PostStatus.Pending || p.Status == PostStatus.Held)), ct);
        foreach (var post in waiting.Where(p => p.Status is PostStatus.Pending or PostStatus.Held))
        {
            post.Release();
        }
    }

    private static Reason? Why(Post parent) =>
        parent.Status == PostStatus.Cancelled ? Reason.Of(ReasonCode.ParentTakenBack) : parent.Reason;

    private async Task<Post?> LatestAsync(Guid companyId, Guid recordId, CancellationToken ct) =>
        db.Posts.Local.Where(p => p.CompanyId == companyId && p.RecordId == recordId).MaxBy(p => p.Id)
        ?? await db.Posts.Where(p => p.CompanyId == companyId && DuePosts.Order.Contains(p.Section) && p.RecordId == recordId)
            .OrderByDescending(p => p.Id)
            .FirstOrDefaultAsync(ct);

    // The app has the record and nothing was planned for it: the rules decide now.
    private async Task<Post?> PlanAsync(Guid companyId, Guid recordId, CancellationToken ct) =>
        await db.Records.SingleOrDefaultAsync(
            r => r.CompanyId == companyId && DuePosts.Order.Contains(r.Section) && r.Id == recordId, ct) is { } record
            ? await PlanAsync(record, ct)
            : null;

    private async Task<Post?> PlanAsync(Record record, CancellationToken ct)
    {
        await BeginAsync(ct);
        return await queue.PlanAsync(record, ct);
    }

    // The change feed is numbered under a lock that lasts until the commit; most messages are built without one.
    private async Task BeginAsync(CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null)
        {
            await db.Database.BeginTransactionAsync(ct);
        }
    }

    private async Task<bool> IsCircleAsync(Post parent, Guid recordId, CancellationToken ct)
    {
        var next = parent;
        for (var depth = 0; next is not null && depth < DeepestChain; depth++)
        {
            if (next.RecordId == recordId || next.WaitsFor == recordId)
            {
                return true;
            }

            next = next.WaitsFor is { } further ? await LatestAsync(parent.CompanyId, further, ct) : null;
        }

        return false;
    }
}
