using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Posts;

/// <summary>What a person or the app can ask of the queue.</summary>
internal sealed class PostActions(ServerDb db, UnitOfWork unit, PostQueue queue, Caller caller, TimeProvider clock)
{
    private static readonly List<string> Sections = [.. SectionCatalogue.All.Select(s => s.Name)];

    /// <summary>Sends a post with the next message, even if it waits for something.</summary>
    /// <returns>What was done, or why not; null when there is no such post.</returns>
    public Task<PostOutcome?> RetryAsync(Guid companyId, Guid postId, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        return unit.RunAsync(companyId, () => TryRetryAsync(companyId, postId, ct), outcome => outcome is PostOutcome.Done, ct);
    }

    /// <summary>Cancels a post before it is sent.</summary>
    /// <returns>What was done, or why not; null when there is no such post.</returns>
    public Task<PostOutcome?> CancelAsync(Guid companyId, Guid postId, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        return unit.RunAsync(companyId, () => TryCancelAsync(companyId, postId, ct), outcome => outcome is PostOutcome.Done, ct);
    }

    /// <summary>Posts these records with the next messages, whatever the rules say of the moment; says of each what became of it.</summary>
    public Task<List<PostSelected>> PostAsync(Guid companyId, IReadOnlyList<Guid> recordIds, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        return unit.RunAsync(companyId, () => TryPostAsync(companyId, recordIds, ct), _ => true, ct);
    }

    private async Task<PostOutcome?> TryRetryAsync(Guid companyId, Guid postId, CancellationToken ct)
    {
        if (await FindAsync(companyId, postId, ct) is not var (post, record))
        {
            return null;
        }

        if (post.Status is PostStatus.Posted or PostStatus.Sent)
        {
            return new PostOutcome.Refused(
                post,
                post.Status == PostStatus.Posted ? "QuickBooks has this post already." : "This post is under way; its answer is awaited.");
        }

        if (post.Status == PostStatus.Unknown)
        {
            // Never sent blindly: it is looked up once more.
            post.LookUpAgain();
        }
        else if ((record is null ? null : await queue.PlanAsync(record, ct, postOverride: true))?.Id != postId)
        {
            return new PostOutcome.Refused(post, "The record needs no such post any more, or has a newer one.");
        }

        return new PostOutcome.Done(post, record);
    }

    private async Task<PostOutcome?> TryCancelAsync(Guid companyId, Guid postId, CancellationToken ct)
    {
        if (await FindAsync(companyId, postId, ct) is not var (post, record))
        {
            return null;
        }

        var why = post.Status switch
        {
            PostStatus.Posted => "QuickBooks has this post already.",
            PostStatus.Sent => "This post is under way; its answer is awaited.",
            PostStatus.Unknown => "This post was sent, and it is not known yet whether QuickBooks took it.",
            _ => null,
        };
        if (why is not null)
        {
            return new PostOutcome.Refused(post, why);
        }

        post.Withdraw(Reason.Of(ReasonCode.TakenBack), record?.AppHash, clock.GetUtcNow().UtcDateTime);
        if (record is { QuickBooksId: null })
        {
            await queue.HoldFollowersAsync(post, record, ct);
        }

        return new PostOutcome.Done(post, record);
    }

    private async Task<List<PostSelected>> TryPostAsync(Guid companyId, IReadOnlyList<Guid> recordIds, CancellationToken ct)
    {
        // The key begins with the section; naming them all keeps the search inside it.
        var found = await recordIds.ReadInLotsAsync(
            lot => db.Records.Where(r => r.CompanyId == companyId && Sections.Contains(r.Section) && lot.Contains(r.Id)), ct);
        var records = found.ToDictionary(r => r.Id);
        var told = new List<PostSelected>(recordIds.Count);
        foreach (var id in recordIds)
        {
            told.Add(records.TryGetValue(id, out var record)
                ? Tell(record, await queue.PlanAsync(record, ct, postOverride: true))
                : new(id, null, null, "There is no such record."));
        }

        return told;
    }

    private static PostSelected Tell(Record record, Post? post) => post is null
        ? new(
            record.Id,
            null,
            null,
            record.App is null ? "Only QuickBooks has this record; there is nothing to post." : "QuickBooks has what the app has.")
        : new(record.Id, post.Id, post.Status, post.Status switch
        {
            PostStatus.Pending => "Goes out when the Web Connector calls next.",
            PostStatus.Sent => "It is under way.",
            PostStatus.Posted or PostStatus.Cancelled => "QuickBooks has what the app has.",
            PostStatus.Unknown => "It was sent before and is looked up in QuickBooks first.",
            PostStatus.Rejected or PostStatus.Held or PostStatus.Ignored => post.Reason?.ToString() ?? "It cannot go out as it is.",
        });

    private async Task<(Post Post, Record? Record)?> FindAsync(Guid companyId, Guid postId, CancellationToken ct) =>
        await db.Posts.SingleOrDefaultAsync(p => p.CompanyId == companyId && p.Id == postId, ct) is { } post
            ? (post, await RecordAsync(post, ct))
            : null;

    private Task<Record?> RecordAsync(Post post, CancellationToken ct) => db.Records.SingleOrDefaultAsync(
        r => r.CompanyId == post.CompanyId && r.Section == post.Section && r.Id == post.RecordId, ct);
}

/// <summary>What an action on a post did.</summary>
internal abstract record PostOutcome
{
    private PostOutcome()
    {
    }

    /// <summary>It was done.</summary>
    /// <param name="Post">The post as it stands now.</param>
    /// <param name="Record">Its record.</param>
    public sealed record Done(Post Post, Record? Record) : PostOutcome;

    /// <summary>It was not done.</summary>
    /// <param name="Post">The post.</param>
    /// <param name="Why">Why, in one sentence.</param>
    public sealed record Refused(Post Post, string Why) : PostOutcome;
}

/// <summary>What became of one record of "post selected".</summary>
/// <param name="RecordId">The record.</param>
/// <param name="PostId">Its post; null when it has none.</param>
/// <param name="Status">How the post stands.</param>
/// <param name="Message">In one sentence.</param>
internal sealed record PostSelected(Guid RecordId, Guid? PostId, PostStatus? Status, string Message);
