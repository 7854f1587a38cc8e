using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>Decides what a record needs in QuickBooks and keeps the one open post for it.</summary>
internal sealed class PostQueue(ServerDb db, RuleCache ruleCache, RuleDecision decision, TimeProvider clock)
{
    /// <summary>The reason of a post that waits for somebody to ask for it, as the rules say.</summary>
    public static readonly Reason OnRequest = Reason.Of(ReasonCode.OnRequest);

    /// <summary>
    /// Makes, opens again or cancels the record's post, as the record, the rules and their decision say; sets the record's state and
    /// reason where that changes them. A post that is under way is left alone: its result looks at the record again.
    /// </summary>
    /// <param name="record">The record; tracked.</param>
    /// <param name="ct">Ends the reading.</param>
    /// <param name="postOverride">True: post it whatever the rules say of the moment. False: hold it until somebody asks. Null: as the
    /// rules say.</param>
    /// <returns>The record's newest post; null when it has none and needs none.</returns>
    public async Task<Post?> PlanAsync(Record record, CancellationToken ct, bool? postOverride = null)
    {
        var latest = await LatestAsync(record, ct);
        var before = latest?.Status;
        var post = await PlanAsync(record, latest, postOverride, ct);
        if (before is not (null or PostStatus.Posted) && before != post?.Status)
        {
            await FollowAsync(record, post, ct);
        }

        return post;
    }

    private async Task<Post?> PlanAsync(Record record, Post? latest, bool? postOverride, CancellationToken ct)
    {
        var isVoided = record.AppDeletedAt is not null && latest is { Operation: PostOperation.Void, Status: PostStatus.Posted };
        var isDoubted = latest is { Status: PostStatus.Held, Reason.Code: ReasonCode.NotFindable } && postOverride != true;
        if (isVoided || isDoubted || latest is { Status: PostStatus.Sent or PostStatus.Unknown })
        {
            return latest;
        }

        var rules = (await ruleCache.CurrentAsync(record.CompanyId, ct)).Of(record.Section);
        var facts = new PostFacts(
            record.QuickBooksId is not null && record.State != RecordState.Deleted,
            record.App is not null,
            record.AppDeletedAt is not null,
            record.AppHash != record.PostedHash,
            PostKinds.CanVoid(record.Section),
            PostKinds.CanDelete(record.Section));
        return facts.Need(rules) switch
        {
            PostNeed.Nothing => Withdraw(latest, record, ReasonCode.NothingToWrite),
            PostNeed.Forget => Forget(record, latest),
            PostNeed.Unlink => Unlink(record, latest),
            PostNeed.Add => await PlanAddAsync(record, latest, rules, postOverride, ct),
            PostNeed.Modify => await PlanAsync(record, latest, PostOperation.Modify, rules, postOverride, ct),
            PostNeed.Replace or PostNeed.Delete => await PlanAsync(record, latest, PostOperation.Delete, rules, postOverride, ct),
            PostNeed.Void => await PlanAsync(record, latest, PostOperation.Void, rules, postOverride, ct),
        };
    }

    /// <summary>
    /// The same for a record that QuickBooks lost with a restored backup: a post that would write it again waits until somebody asks for
    /// it.
    /// </summary>
    public async Task<Post?> HoldLostAsync(Record record, CancellationToken ct)
    {
        var post = await PlanAsync(record, ct, postOverride: false);
        if (post is { Status: PostStatus.Held, Operation: PostOperation.Add })
        {
            post.Hold(PostOperation.Add, Reason.Of(ReasonCode.LostWithBackup));
        }

        return post;
    }

    /// <summary>Whether a message of writes, or of looking up what became of some, could go out for this company now.</summary>
    public async Task<bool> AnyDueAsync(Guid companyId, CancellationToken ct) =>
        await DuePosts.Of(db, companyId, await DuePosts.ReadySectionsAsync(db, companyId, ct), Now).AnyAsync(ct)
        || await DuePosts.ToLookUp(db, companyId, Now).AnyAsync(ct)
        || await db.PostBatches.AnyAsync(b => b.CompanyId == companyId && b.ClosedAt == null, ct);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<Post> PlanAddAsync(Record record, Post? latest, SectionRules rules, bool? postOverride, CancellationToken ct)
    {
        if (record.QuickBooksId is not null && postOverride != true)
        {
            return Hold(
                record,
                latest,
                PostOperation.Add,
                record.Reason is { Code: ReasonCode.MergedInto, Arguments: [var heir, ..] }
                    ? Reason.Of(ReasonCode.MergedThere, heir)
                    : Reason.Of(ReasonCode.DeletedThere));
        }

        if (record.LinkDoubtedAt is not null)
        {
            return Hold(record, latest, PostOperation.Add, Reason.Of(ReasonCode.AfterReset));
        }

        if (latest is { Status: PostStatus.Held, Reason.Code: ReasonCode.LostWithBackup } && postOverride != true)
        {
            return latest;
        }

        if (record.State == RecordState.Deleted)
        {
            record.BeginAnew(Now);
        }

        switch (await decision.OfAppRecordAsync(record, ct))
        {
            case Verdict.Ignore ignore:
                Ignore(record, ignore.Reason);
                var left = Open(record, latest);
                left.Ignore(PostOperation.Add, ignore.Reason, Now);
                return left;
            case Verdict.Hold hold:
                if (record.State is RecordState.AppOnly or RecordState.Ignored)
                {
                    record.SyncFromApp(Now, hold.Reason);
                }

                return Hold(record, latest, PostOperation.Add, hold.Reason, hold.WaitsFor);
            default:
                return await PlanAsync(record, latest, PostOperation.Add, rules, postOverride, ct);
        }
    }

    private async Task<Post> PlanAsync(
        Record record, Post? latest, PostOperation operation, SectionRules rules, bool? postOverride, CancellationToken ct)
    {
        if (record.LinkDoubtedAt is not null)
        {
            return Hold(record, latest, operation, Reason.Of(ReasonCode.AfterReset));
        }

        if (record.State == RecordState.Conflict)
        {
            return Hold(record, latest, operation, record.Reason!);
        }

        if (operation == PostOperation.Add)
        {
            record.BeginAnew(Now);
        }

        var isSettled = latest is { Status: PostStatus.Rejected or PostStatus.Cancelled }
            && latest.Operation == operation
            && latest.SentHash == record.AppHash;
        if (isSettled && postOverride != true)
        {
            return latest!;
        }

        var isAsked = latest is { Status: PostStatus.Pending } && postOverride is null;
        if (postOverride == false || (rules.Post == PostMoment.OnRequest && postOverride is null && !isAsked))
        {
            return Hold(record, latest, operation, OnRequest);
        }

        var post = Open(record, latest);
        post.Queue(operation);
        return post;
    }

    private Post Hold(Record record, Post? latest, PostOperation operation, Reason reason, Guid? waitsFor = null)
    {
        var post = Open(record, latest);
        post.Hold(operation, reason, waitsFor);
        return post;
    }

    // The one open post, or the one that failed and is tried anew, so that the queue shows one line for one thing to do.
    private Post Open(Record record, Post? latest) => latest is { Status: not PostStatus.Posted } ? latest : Make(record, latest);

    private Post Make(Record record, Post? latest)
    {
        // Ids of one millisecond are in no order, and the newest post of a record is the one that counts.
        var at = latest is null || latest.CreatedAt < Now ? Now : latest.CreatedAt.AddMilliseconds(1);
        var id = Guid.CreateVersion7(new DateTimeOffset(at, TimeSpan.Zero));
        var post = new Post(PostStatus.Pending)
        {
            Id = id,
            CompanyId = record.CompanyId,
            Section = record.Section,
            RecordId = record.Id,
            CreatedAt = at,
        };
        db.Posts.Add(post);
        return post;
    }

    private Post? Withdraw(Post? latest, Record record, ReasonCode reason)
    {
        // A post at the stage of its custom fields stays: QuickBooks has the record, and only these follow.
        var isOpen =
            latest is { Status: PostStatus.Pending or PostStatus.Held or PostStatus.Ignored
                or PostStatus.Rejected, Stage: PostStage.Record };
        if (isOpen)
        {
            latest!.Withdraw(Reason.Of(reason), record.AppHash, Now);
        }

        return latest;
    }

    private Post? Forget(Record record, Post? latest)
    {
        if (record.State != RecordState.Deleted)
        {
            record.MarkDeleted(Reason.Of(ReasonCode.AppDeletedFirst), Now);
        }

        var withdrawn = Withdraw(latest, record, ReasonCode.NeverPosted);

        // If the app puts the same fields again, they are posted.
        withdrawn?.SentHash = null;
        return withdrawn;
    }

    private Post? Unlink(Record record, Post? latest)
    {
        var post = Withdraw(latest, record, ReasonCode.KeptInQuickBooks);
        record.Unlink(Reason.Of(ReasonCode.Unlinked), Now);
        return post;
    }

    private void Ignore(Record record, Reason reason)
    {
        if (record.State != RecordState.Ignored)
        {
            ChangeFeed.Add(db, record.CompanyId, [(record, ChangeType.Ignored)], Now);
        }

        record.Ignore(reason, Now);
    }

    // What the posts that wait for a record do when its own post goes another way.
    private async Task FollowAsync(Record record, Post? post, CancellationToken ct)
    {
        switch (post?.Status)
        {
            case PostStatus.Held or PostStatus.Rejected or PostStatus.Sent or PostStatus.Unknown:
                return;
            case PostStatus.Cancelled when record.QuickBooksId is null:
                await HoldFollowersAsync(post, record, ct);
                return;
            default:
                break;
        }

        // They are judged again: the record is on its way, is in QuickBooks, or is left out and takes them along.
        var waiting = await db.Posts
            .Where(p => p.CompanyId == record.CompanyId && p.WaitsFor == record.Id
                && (p.Status == PostStatus.Held || p.Status == PostStatus.Pending))
            .ToListAsync(ct);
        foreach (var follower in waiting.Where(p => p.Status == PostStatus.Held || post?.Status != PostStatus.Pending))
        {
            follower.Release();
        }
    }

    /// <summary>What waits for a record whose post cannot go, or goes no more, is held and says for whom.</summary>
    public async Task HoldFollowersAsync(Post parent, Record record, CancellationToken ct)
    {
        var waiting = await db.Posts
            .Where(p => p.CompanyId == record.CompanyId && p.WaitsFor == record.Id && p.Status == PostStatus.Pending)
            .ToListAsync(ct);
        var why = parent.Status == PostStatus.Cancelled ? Reason.Of(ReasonCode.ParentTakenBack) : parent.Reason;
        foreach (var post in waiting.Where(p => p.Status == PostStatus.Pending))
        {
            var refused =
                Reason.Of(ReasonCode.ParentRefused, record.Name ?? record.ExternalId ?? "", SectionCatalogue.Find(record.Section)!.Title);
            post.Block(OwnCodes.Parent, refused.Since(why));
        }
    }

    private async Task<Post?> LatestAsync(Record record, CancellationToken ct)
    {
        var unsaved = db.Posts.Local.Where(p => p.CompanyId == record.CompanyId && p.RecordId == record.Id).MaxBy(p => p.Id);
        return unsaved ?? await db.Posts
            .Where(p => p.CompanyId == record.CompanyId && p.Section == record.Section && p.RecordId == record.Id)
            .OrderByDescending(p => p.Id)
            .FirstOrDefaultAsync(ct);
    }
}
