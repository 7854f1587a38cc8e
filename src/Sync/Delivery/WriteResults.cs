using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>Takes the answer to a message of writes, or to the question what became of one.</summary>
internal sealed class WriteResults(
    ServerDb db, PostSettlement settlement, NamedReferences named, PostBlocking blocking, TimeProvider clock)
{
    private const int MostUnaccepted = 3;

    /// <summary>Settles each post by its responses, and the batch by what is left open.</summary>
    /// <param name="context">What the answer may change.</param>
    /// <param name="requests">What the message said, or asks about.</param>
    /// <param name="parsed">The answer.</param>
    /// <param name="took">How long QuickBooks worked on it.</param>
    /// <param name="isQuestion">Whether it answers the question about an earlier message.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task TakeAsync(
        DeliveryContext context, IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed, TimeSpan took, bool isQuestion,
        CancellationToken ct)
    {
        var batch = await db.PostBatches.SingleOrDefaultAsync(b => b.CompanyId == context.Company.Id && b.ClosedAt == null, ct);
        if (batch is null)
        {
            return;
        }

        var posts = await db.Posts.Where(p => p.CompanyId == context.Company.Id && p.BatchId == batch.Id).ToDictionaryAsync(p => p.Id, ct);
        var sections = posts.Values.Select(p => p.Section).Distinct().ToList();
        var recordIds = posts.Values.Select(p => p.RecordId).ToList();
        var records =
            await db.Records.Where(r => r.CompanyId == context.Company.Id && sections.Contains(r.Section) && recordIds.Contains(r.Id))
                .ToDictionaryAsync(r => r.Id, ct);
        var answers = new WriteAnswers(requests, parsed);
        batch.MessageSetStatus = parsed.MessageSet?.StatusCode.CutTo(16);
        foreach (var own in requests.Where(r => r.PostId is not null).GroupBy(r => r.PostId!.Value))
        {
            if (posts.TryGetValue(own.Key, out var post) && records.TryGetValue(
                post.RecordId, out var record) && post.Status is PostStatus.Sent or PostStatus.Unknown)
            {
                await TakeAsync(context, batch, post, record, answers.Of([.. own]), ct);
            }
        }

        await blocking.ReleaseAsync([.. records.Values.Where(r => r.QuickBooksId is not null).Select(r => r.Id)], context.Company.Id, ct);
        await CloseAsync(batch, posts.Values, requests.Count, took, isQuestion, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task TakeAsync(
        DeliveryContext context, PostBatch batch, Post post, Record record, WriteAnswer? answer, CancellationToken ct)
    {
        if (answer is null)
        {
            await TakeMissingAsync(context, batch, post, record, ct);
            return;
        }

        var text = answer.Info.StatusMessage;
        var meaning = Meanings.Status(answer.Info.StatusCode!.Value, text);
        PostAttempt.Add(
            post, new(Now, context.Session.Id, context.Message.Number, meaning.Code, meaning.Outcome, meaning.Code == "0" ? null : text));
        switch (await ReactionAsync(meaning, post, record, text, ct))
        {
            case PostReaction.Settle when answer.QuickBooksId is null && post is { Operation: PostOperation.Add, Stage: PostStage.Record }:
                post.Doubt(OwnCodes.BadAnswer, "QuickBooks took it and did not say which record it became.");
                break;
            case PostReaction.Settle:
                await settlement.DoneAsync(
                    post,
                    record,
                    post.Operation == PostOperation.Delete ? null : answer.QuickBooksId,
                    answer.EditSequence,
                    answer.Returned,
                    context,
                    ct);
                break;
            case PostReaction.TryLater:
                await settlement.TryLaterAsync(post, record, meaning, text, ct);
                break;
            case PostReaction.Reread:
                post.RefusedXml = PostTexts.Part(batch.RequestXml, post.Id);
                await settlement.RereadAsync(post, record, meaning, text, ct);
                break;
            case PostReaction.LookUp:
                post.Doubt(meaning.Code, text);
                break;
            case PostReaction.AskNamed:
                post.RefusedXml = PostTexts.Part(batch.RequestXml, post.Id);
                post.AskNamed(meaning.Code, text);
                break;
            case PostReaction.Reject:
                post.RefusedXml = PostTexts.Part(batch.RequestXml, post.Id);
                context.Session.PostsRejected++;
                await blocking.RejectAsync(post, record, meaning.Code, text, text, ct);
                break;
        }

        if (post.Status == PostStatus.Posted && meaning.Severity == Severity.Warning)
        {
            db.Log.Add(CompanyLog.Problem(context.Company.Id, context.Session.Id, Now, meaning, $"{record.Name}: {text}", post.Section));
        }
    }

    private async Task<PostReaction> ReactionAsync(Meaning meaning, Post post, Record record, string? text, CancellationToken ct)
    {
        var (trouble, subject) = (IdAnswers.TroubleOf(meaning, text), IdAnswers.SubjectOf(text, record.QuickBooksId));
        if (trouble != IdTrouble.None && post.Stage == PostStage.CustomFields && subject != IdSubject.Own)
        {
            // It is the field that does not exist.
            return PostReaction.Reject;
        }

        var reaction = PostReactions.Of(meaning, post.Operation, text, record.QuickBooksId);
        return reaction == PostReaction.AskNamed && (await named.OfAsync(record, trouble, text, ct)).Count == 0
            ? PostReaction.Reject
            : reaction;
    }

    private async Task TakeMissingAsync(DeliveryContext context, PostBatch batch, Post post, Record record, CancellationToken ct)
    {
        var code = batch.MessageSetStatus;
        var isExecuted = MessageSetCode.Verdict(code) != MessageSetVerdict.NotExecuted;
        var meaning = int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number != 0
            ? Meanings.MessageSet(number)
            : Meanings.Own(OwnCodes.LostAnswer);
        PostAttempt.Add(
            post,
            new(
                Now,
                context.Session.Id,
                context.Message.Number,
                meaning.Code,
                isExecuted ? WriteOutcome.Unknown : WriteOutcome.NotApplied,
                null));
        if (isExecuted)
        {
            post.Doubt(meaning.Code, null);
        }
        else if (post.Attempts >= MostUnaccepted)
        {
            await blocking.RejectAsync(post, record, meaning.Code, null, null, ct);
        }
        else
        {
            post.Retry(Reason.Failure(meaning.Code, null));
        }
    }

    private async Task CloseAsync(
        PostBatch batch, IReadOnlyCollection<Post> posts, int count, TimeSpan took, bool isQuestion, CancellationToken ct)
    {
        // The predecessor that this set named is cleared or was not known; either way it is not named again.
        await db.PostBatches.Where(b => b.CompanyId == batch.CompanyId && b.Id != batch.Id && !b.IsCleared && b.ClosedAt != null)
            .ExecuteUpdateAsync(set => set.SetProperty(b => b.IsCleared, true).SetProperty(b => b.Version, b => b.Version + 1), ct);
        if (isQuestion && posts.All(p => p is { Status: PostStatus.Unknown, LookUp: PostLookUp.Doubt }))
        {
            // QuickBooks has nothing stored. When nothing is found either, the same bytes may go out again.
            batch.Stage = BatchStage.LookingUp;
            return;
        }

        batch.Limit = isQuestion ? batch.Limit : PostPacing.Next(batch.Limit, count, took);
        (batch.Stage, batch.ClosedAt) = (BatchStage.Closed, Now);
    }
}
