using System.Text.Json;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Import;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Posts;

/// <summary>Takes the answer to a message that looked for records of posts in doubt. The caller's transaction is open, and it saves.</summary>
internal sealed class TraceResults(ServerDb db, PostQueue queue, PostSettlement settlement, PostConflict conflict, PostBlocking blocking, TimeProvider clock)
{
    // Below it are answers: records, or that there are none.
    private const int FirstRefusal = 1000;

    // A query QuickBooks refuses is asked again in later sessions; nothing else waits for it.
    private static readonly TimeSpan Later = TimeSpan.FromMinutes(10);

    /// <summary>Settles each post by what was found of it.</summary>
    public async Task TakeAsync(PostScene scene, IReadOnlyList<MessageRequest> requests, TakenAnswer taken, CancellationToken ct)
    {
        var ids = requests.Select(r => r.PostId!.Value).ToList();
        var posts = await db.Posts.Where(p => p.CompanyId == scene.Company.Id && ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, ct);
        var sent = await SentRequests.ReadAsync(db, posts.Values, ct);
        var batch = await db.PostBatches.SingleOrDefaultAsync(b => b.CompanyId == scene.Company.Id && b.ClosedAt == null, ct);
        var returned = ReturnedRecord.Of(taken);
        var settled = new List<Guid>();
        foreach (var request in requests)
        {
            var position = taken.Responses.FindIndex(r => r.Request == request);
            if (!posts.TryGetValue(request.PostId!.Value, out var post) || post.LookUp == PostLookUp.None
                || await db.Records.SingleOrDefaultAsync(r => r.CompanyId == post.CompanyId && r.Section == post.Section && r.Id == post.RecordId, ct) is not { } record)
            {
                continue;
            }

            if (position < 0 || taken.Responses[position] is not { IsWhole: true, Info.StatusCode: < FirstRefusal })
            {
                Defer(post, position < 0 ? null : taken.Responses[position].Info.StatusMessage);
                continue;
            }

            await TakeAsync(scene, batch, post, record, sent.GetValueOrDefault(post.Id), [.. returned[position]], ct);
            if (record.QuickBooksId is not null)
            {
                settled.Add(record.Id);
            }
        }

        await blocking.ReleaseAsync(settled, scene.Company.Id, ct);
        if (batch is { Stage: BatchStage.LookingUp })
        {
            await CloseAsync(batch, ct);
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private Task TakeAsync(PostScene scene, PostBatch? batch, Post post, Record record, XElement? sent, IReadOnlyList<ReturnedRecord> found, CancellationToken ct)
    {
        if (record.QuickBooksId is null)
        {
            return TakeAddAsync(scene, batch, post, record, sent!, found, ct);
        }

        var own = found.FirstOrDefault(f => f.Staged.QuickBooksId == record.QuickBooksId);
        return post switch
        {
            { Operation: PostOperation.Delete } when own is null => settlement.DoneAsync(post, record, null, null, null, scene, ct),
            _ when own is null => settlement.GoneAsync(post, record, scene, ct),
            { Operation: PostOperation.Add, Stage: PostStage.Record } => TakeLinkedAsync(post, record, sent, own, scene, ct),
            { LookUp: PostLookUp.Reread } => conflict.DecideAsync(post, record, own, scene, ct),
            { Operation: PostOperation.Void } when IsVoided(own) => settlement.DoneAsync(post, record, null, null, own, scene, ct),
            { Operation: PostOperation.Modify, Stage: PostStage.Record } when sent?.Element("EditSequence")?.Value != own.Staged.EditSequence =>
                sent is not null && Likeness.Has(own.Fields, sent) ? settlement.DoneAsync(post, record, null, null, own, scene, ct) : conflict.DecideAsync(post, record, own, scene, ct),
            _ => NotWrittenAsync(scene, batch, post, record, own),
        };
    }

    // An import came before the look-up and linked what QuickBooks showed with this record: either it is what we added, or somebody there had entered the same.
    private async Task TakeLinkedAsync(Post post, Record record, XElement? sent, ReturnedRecord own, PostScene scene, CancellationToken ct)
    {
        if (IsMarked(own, record) || (own.Mark is null && sent is not null && Likeness.Has(own.Fields, sent)))
        {
            await settlement.DoneAsync(post, record, null, null, own, scene, ct);
            return;
        }

        scene.Take(record, own, Now);
        PostSettlement.Again(post, null);
        await queue.PlanAsync(record, ct);
    }

    private async Task TakeAddAsync(PostScene scene, PostBatch? batch, Post post, Record record, XElement sent, IReadOnlyList<ReturnedRecord> found, CancellationToken ct)
    {
        var ids = found.Select(f => f.Staged.QuickBooksId).ToList();
        var others = await db.Records
            .Where(r => r.CompanyId == record.CompanyId && r.Section == record.Section && r.Id != record.Id && r.ExternalId != null && r.QuickBooksId != null && ids.Contains(r.QuickBooksId))
            .Select(r => r.QuickBooksId)
            .ToListAsync(ct);
        var free = found.Where(f => !others.Contains(f.Staged.QuickBooksId)).ToList();
        var marked = free.Where(f => IsMarked(f, record)).ToList();
        var alike = marked.Count > 0 ? marked : PostKinds.IsTransaction(record.Section)
            ? [.. free.Where(f => f.Mark is null && Likeness.Has(f.Fields, sent))]
            : free;
        switch (alike)
        {
            case []:
                await NotWrittenAsync(scene, batch, post, record, null);
                break;
            case [var own]:
                await settlement.DoneAsync(post, record, own.Staged.QuickBooksId, null, own, scene, ct);
                break;
            default:
                Choose(post, record, alike);
                break;
        }
    }

    // What is in doubt with a whole message goes out again as that message, if nothing of it was written; else on its own.
    private Task NotWrittenAsync(PostScene scene, PostBatch? batch, Post post, Record record, ReturnedRecord? own)
    {
        if (own is not null)
        {
            scene.Take(record, own, Now);
        }

        if (batch is { Stage: BatchStage.LookingUp } && post.BatchId == batch.Id)
        {
            post.LookUp = PostLookUp.None;
        }
        else
        {
            PostSettlement.Again(post, "It was looked up in QuickBooks and is not there, so it goes out again.");
        }

        return Task.CompletedTask;
    }

    private static void Choose(Post post, Record record, List<ReturnedRecord> alike)
    {
        record.Candidates = JsonSerializer.Serialize(alike.Select(a => a.Staged.QuickBooksId));
        (record.State, record.Reason) = (RecordState.Conflict, $"{alike.Count} records in QuickBooks may be this one, and it is not known whether one of them is.");
        (post.Status, post.LookUp, post.ErrorCode, post.ErrorDetail, post.Reason) = (PostStatus.Held, PostLookUp.None, OwnCodes.Several, null, record.Reason);
    }

    private void Defer(Post post, string? text)
    {
        post.NextAttemptAt = Now + Later;
        post.Reason = text is null ? "QuickBooks was asked about it and did not answer; it is asked again." : $"QuickBooks was asked about it and said: {(text.Length > 800 ? text[..800] : text)}";
    }

    private async Task CloseAsync(PostBatch batch, CancellationToken ct)
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
            PostSettlement.Again(post, "It was looked up in QuickBooks and is not there, so it goes out again.");
        }

        (batch.Stage, batch.ClosedAt) = (BatchStage.Closed, Now);
    }

    private static bool IsMarked(ReturnedRecord found, Record record) => record.Mark is not null && string.Equals(found.Mark, record.Mark, StringComparison.OrdinalIgnoreCase);

    private static bool IsVoided(ReturnedRecord record) =>
        record.Fields.TryGetProperty("memo", out var memo) && memo.GetString()?.StartsWith("VOID", StringComparison.OrdinalIgnoreCase) == true;
}
