using System.Globalization;
using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>Takes the answer to a message that looked for records of posts in doubt.</summary>
internal sealed class RecoveryResults(
    ServerDb db, PostQueue queue, PostSettlement settlement, PostConflict conflict, NamedResults named, PostBlocking blocking,
    TimeProvider clock)
{
    // A query QuickBooks refuses is asked again in later sessions; nothing else waits for it.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    /// <summary>Settles each post by what was found of it.</summary>
    public async Task TakeAsync(DeliveryContext context, IReadOnlyList<MessageRequest> requests, ParsedAnswer parsed, CancellationToken ct)
    {
        var asked = requests.Where(r => r.Purpose == RequestPurpose.Named).ToList();
        await named.TakeAsync(context, asked, parsed, ct);
        requests = [.. requests.Except(asked)];
        var ids = requests.SelectMany(PostsOf).ToList();

        // One that was planned anew while QuickBooks was asked is not asked about any more.
        var posts = await db.Posts
            .Where(p => p.CompanyId == context.Company.Id && ids.Contains(p.Id) && p.LookUp != PostLookUp.None)
            .Where(p => p.Status == PostStatus.Unknown || p.Status == PostStatus.Pending)
            .ToDictionaryAsync(p => p.Id, ct);
        var batch = await db.PostBatches.SingleOrDefaultAsync(b => b.CompanyId == context.Company.Id && b.ClosedAt == null, ct);
        var doubts = await UnconfirmedAdds.ReadAsync(db, context.Company.Id, posts.Values, ct);
        var returned = ReturnedRecord.Of(parsed);
        var answered = new List<(Post Post, ReturnedRecord[] Found)>();
        foreach (var request in requests)
        {
            var position = parsed.Responses.FindIndex(r => r.Request == request);
            var isAnswered = position >= 0
                && parsed.Responses[position] is { IsWhole: true, Info.StatusCode: < QuickBooksCodes.FirstRefusal };
            ReturnedRecord[] found = isAnswered ? [.. returned[position]] : [];
            foreach (var post in PostsOf(request).Select(posts.GetValueOrDefault).OfType<Post>())
            {
                if (isAnswered)
                {
                    answered.Add((post, found));
                }
                else
                {
                    Defer(post, position < 0 ? null : parsed.Responses[position].Info.StatusMessage);
                }
            }
        }

        var findings = await doubts.FindAsync(answered, ct);
        var settled = new List<Guid>();
        var records = await DuePosts.RecordsAsync(db, context.Company.Id, [.. answered.Select(a => a.Post)], ct);
        foreach (var (post, found) in answered)
        {
            if (!records.TryGetValue(post.RecordId, out var record))
            {
                continue;
            }

            await TakeAsync(
                context, batch, post, record, doubts.Sent.GetValueOrDefault(post.Id), found, findings.GetValueOrDefault(post.Id), ct);
            if (record.QuickBooksId is not null)
            {
                settled.Add(record.Id);
            }
        }

        await blocking.ReleaseAsync(settled, context.Company.Id, ct);
        if (batch is { Stage: BatchStage.LookingUp })
        {
            await SearchedBatch.CloseAsync(db, batch, Now, ct);
        }
    }

    private static IEnumerable<Guid> PostsOf(MessageRequest request) => [request.PostId!.Value, .. request.FurtherPosts ?? []];

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task TakeAsync(
        DeliveryContext context, PostBatch? batch, Post post, Record record, XElement? sent, ReturnedRecord[] found,
        AnswerAttribution.Finding? finding, CancellationToken ct)
    {
        if (record.QuickBooksId is null)
        {
            return TakeAddAsync(context, batch, post, record, finding, ct);
        }

        var own = found.FirstOrDefault(f => f.Staged.QuickBooksId == record.QuickBooksId);
        return post switch
        {
            { Operation: PostOperation.Delete } when own is null => settlement.DoneAsync(post, record, null, null, null, context, ct),
            _ when own is null => settlement.GoneAsync(post, record, context, ct),
            { Operation: PostOperation.Add, Stage: PostStage.Record } => TakeLinkedAsync(post, record, sent, own, context, ct),
            { LookUp: PostLookUp.Reread } when NamedResults.IsSaidGone(post) => named.StandsAsync(context, post, record, ct),
            { LookUp: PostLookUp.Reread } => conflict.DecideAsync(post, record, own, context, ct),
            { Operation: PostOperation.Void } when IsVoided(own) => settlement.DoneAsync(post, record, null, null, own, context, ct),
            { Operation: PostOperation.Modify, Stage: PostStage.Record }
                when sent?.Element("EditSequence")?.Value != own.Staged.EditSequence =>
                sent is not null && TransactionFingerprint.Has(own.Fields, sent) ? settlement.DoneAsync(
                    post, record, null, null, own, context, ct) : conflict.DecideAsync(post, record, own, context, ct),
            _ => NotWrittenAsync(context, batch, post, record, own),
        };
    }

    // An import came before the look-up and linked what QuickBooks showed with this record: either it is what we added, or somebody there
    // had entered the same.
    private async Task TakeLinkedAsync(
        Post post, Record record, XElement? sent, ReturnedRecord own, DeliveryContext context, CancellationToken ct)
    {
        if (IsMarked(own, record) || (own.Mark is null && sent is not null && TransactionFingerprint.Has(own.Fields, sent)))
        {
            await settlement.DoneAsync(post, record, null, null, own, context, ct);
            return;
        }

        context.Take(record, own, Now);
        post.Retry(null);
        await queue.PlanAsync(record, ct);
    }

    private async Task TakeAddAsync(
        DeliveryContext context, PostBatch? batch, Post post, Record record, AnswerAttribution.Finding? finding, CancellationToken ct)
    {
        switch (finding)
        {
            case AnswerAttribution.Finding.IsMissing:
                await NotWrittenAsync(context, batch, post, record, null);
                break;
            case AnswerAttribution.Finding.Is found:
                await settlement.DoneAsync(post, record, found.Record.Staged.QuickBooksId, null, found.Record, context, ct);
                break;
            case AnswerAttribution.Finding.MayBe several:
                Choose(post, record, several.Records);
                break;
            default:
                Defer(post, null);
                break;
        }
    }

    // What is in doubt with a whole message goes out again as that message, if nothing of it was written; else on its own.
    private Task NotWrittenAsync(DeliveryContext context, PostBatch? batch, Post post, Record record, ReturnedRecord? own)
    {
        if (own is not null)
        {
            context.Take(record, own, Now);
        }

        if (batch is { Stage: BatchStage.LookingUp } && post.BatchId == batch.Id)
        {
            post.Miss();
        }
        else
        {
            post.Retry(Reason.Of(ReasonCode.NotFound));
        }

        return Task.CompletedTask;
    }

    private void Choose(Post post, Record record, IReadOnlyList<ReturnedRecord> alike)
    {
        record.Candidates = JsonSerializer.Serialize(alike.Select(a => a.Staged.QuickBooksId));
        record.Dispute(Reason.Of(ReasonCode.OneOfSeveral, alike.Count.ToString(CultureInfo.InvariantCulture)), Now);
        post.Ask(OwnCodes.Several, record.Reason);
    }

    private void Defer(Post post, string? text) =>
        post.Defer(Now + Later, text is null ? Reason.Of(ReasonCode.LookUpUnanswered) : Reason.Of(ReasonCode.LookUpRefused, text));

    private static bool IsMarked(ReturnedRecord found, Record record) =>
        record.Mark is not null && string.Equals(found.Mark, record.Mark, StringComparison.OrdinalIgnoreCase);

    private static bool IsVoided(ReturnedRecord record) =>
        RecordHead.Text(record.Fields, "memo")?.StartsWith("VOID", StringComparison.OrdinalIgnoreCase) == true;
}
