using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>QuickBooks failed a whole message about posts, or its answer cannot be used.</summary>
internal sealed partial class PostFailure(ServerDb db, PostBlocking blocking, TimeProvider clock, ILogger<PostFailure> logger)
{
    // A question QuickBooks cannot answer is asked again in later sessions.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Notes what an HRESULT says about the message.</summary>
    /// <returns>Whether the session can go on: the message alone was at fault.</returns>
    public async Task<bool> TakeHResultAsync(DeliveryContext context, string hresult, string text, CancellationToken ct)
    {
        var meaning = Meanings.HResult(hresult);
        var isUnreadable = QuickBooksCodes.IsUnreadable(meaning.Code);
        if (context.Message.Kind == MessageKind.LookUp)
        {
            await (isUnreadable ? SplitLookUpAsync(context, text, ct) : DeferAsync(context, ct));
            return isUnreadable;
        }

        if (await OpenAsync(context, ct) is not { } batch)
        {
            return isUnreadable;
        }

        var posts = await db.Posts.Where(
            p => p.CompanyId == batch.CompanyId && p.BatchId == batch.Id
                && (p.Status == PostStatus.Sent || p.Status == PostStatus.Unknown)).ToListAsync(ct);
        if (context.Message.Kind == MessageKind.Recovery)
        {
            // This QuickBooks cannot tell a stored outcome, so its records are searched.
            if (isUnreadable)
            {
                posts.ForEach(p => p.Doubt(OwnCodes.LostAnswer, null));
                batch.Stage = BatchStage.LookingUp;
            }

            return isUnreadable;
        }

        foreach (var post in posts)
        {
            PostAttempt.Add(post, new(Now, context.Session.Id, context.Message.Number, meaning.Code, meaning.Outcome, text));
        }

        if (meaning.Outcome != WriteOutcome.NotApplied)
        {
            posts.ForEach(p => p.Lose(meaning.Code, text));
            return false;
        }

        (batch.Stage, batch.ClosedAt) = (BatchStage.Closed, Now);
        if (!isUnreadable)
        {
            posts.ForEach(p => p.Retry(Reason.Failure(meaning.Code, text)));
            return false;
        }

        await SplitAsync(context, batch, posts, meaning, text, ct);
        return true;
    }

    /// <summary>The answer to a message of writes cannot be used, or will never come: nobody knows what became of them.</summary>
    public static async Task LoseAsync(ServerDb db, Guid companyId, Guid sessionId, string code, string? text, CancellationToken ct)
    {
        var batch = await db.PostBatches.SingleOrDefaultAsync(
            b => b.CompanyId == companyId && b.ClosedAt == null && b.Stage == BatchStage.Sent && b.SessionId == sessionId, ct);
        foreach (var post in batch is null ? [] : await db.Posts.Where(
            p => p.CompanyId == companyId && p.BatchId == batch.Id && p.Status == PostStatus.Sent).ToListAsync(ct))
        {
            post.Lose(code, text);
        }
    }

    // One unreadable request spoils the whole message, so halves of it are sent until the request at fault is alone.
    private async Task SplitAsync(
        DeliveryContext context, PostBatch batch, List<Post> posts, Meaning meaning, string text, CancellationToken ct)
    {
        if (posts is [var culprit])
        {
            culprit.RefusedXml = PostTexts.Part(batch.RequestXml, culprit.Id);
            context.Session.PostsRejected++;
            var record = await db.Records.SingleAsync(
                r => r.CompanyId == culprit.CompanyId && r.Section == culprit.Section && r.Id == culprit.RecordId, ct);
            await blocking.RejectAsync(culprit, record, meaning.Code, text, text, ct);
            db.Log.Add(
                CompanyLog.Line(
                    context.Company.Id,
                    context.Session.Id,
                    LogLevelWord.Error,
                    Now,
                    $"What QuickBooks could not read: {culprit.RefusedXml}") with { Section =
                        culprit.Section, Code = meaning.Code, Actor = "developer", Advice = meaning.Advice });
            LogUnreadable(culprit.Id, culprit.RefusedXml);
            return;
        }

        foreach (var post in posts)
        {
            post.Retry(Reason.Of(ReasonCode.SmallerMessage));
            post.Together = (posts.Count + 1) / 2;
        }
    }

    // The same for questions: the post whose question cannot be read is told as it was refused, and the others are asked about again.
    private async Task SplitLookUpAsync(DeliveryContext context, string text, CancellationToken ct)
    {
        var ids = JsonSerializer.Deserialize<List<MessageRequest>>(context.Message.Requests)!
            .SelectMany(r => (r.PostId is { } id ? [id] : Array.Empty<Guid>()).Concat(r.FurtherPosts ?? []))
            .ToHashSet();
        var posts = await DuePosts.ToLookUp(db, context.Company.Id, Now).Where(p => ids.Contains(p.Id)).ToListAsync(ct);
        if (posts is not [var culprit])
        {
            posts.ForEach(p => p.Together = (posts.Count + 1) / 2);
            return;
        }

        var record = await db.Records.SingleAsync(
            r => r.CompanyId == culprit.CompanyId && r.Section == culprit.Section && r.Id == culprit.RecordId, ct);
        if (culprit.LookUp == PostLookUp.Named)
        {
            context.Session.PostsRejected++;
            await blocking.RejectAsync(culprit, record, culprit.ErrorCode!, culprit.ErrorDetail, culprit.ErrorDetail, ct);
            return;
        }

        // Nobody knows whether QuickBooks has it. The other posts go on meanwhile, and when it stays so, a person says what to do.
        if (culprit.Reason?.Code == ReasonCode.LookUpRefused)
        {
            culprit.Ask(culprit.ErrorCode, Reason.Of(ReasonCode.NotFindable), text);
            return;
        }

        culprit.Defer(Now + Later, Reason.Of(ReasonCode.LookUpRefused, text));
        if (await OpenAsync(context, ct) is { Stage: BatchStage.LookingUp } batch)
        {
            await SearchedBatch.CloseAsync(db, batch, Now, ct);
        }
    }

    private async Task DeferAsync(DeliveryContext context, CancellationToken ct)
    {
        foreach (var post in await DuePosts.ToLookUp(db, context.Company.Id, Now).ToListAsync(ct))
        {
            post.Defer(Now + Later, post.Reason);
        }
    }

    private Task<PostBatch?> OpenAsync(DeliveryContext context, CancellationToken ct) =>
        db.PostBatches.SingleOrDefaultAsync(b => b.CompanyId == context.Company.Id && b.ClosedAt == null, ct);

    [LoggerMessage(EventIds.Posts, LogLevel.Error, "QuickBooks could not read the request of post {Post}: {Xml}")]
    private partial void LogUnreadable(Guid post, string? xml);
}
