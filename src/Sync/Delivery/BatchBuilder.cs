using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>Puts posts into a message: as many as are due and fit, each translated from its record as it is at this moment.</summary>
internal sealed class BatchBuilder(ServerDb db, PostContent content, PostBlocking blocking, NewRecordGate gate, TimeProvider clock)
{
    private readonly Dictionary<Guid, Record> records = [];

    /// <summary>Builds and saves the next message.</summary>
    /// <returns>Whether one is ready to be handed out.</returns>
    public async Task<bool> BuildAsync(Guid companyId, Guid sessionId, Dialect dialect, CancellationToken ct)
    {
        if (await db.PostBatches.AnyAsync(b => b.CompanyId == companyId && b.ClosedAt == null, ct))
        {
            return await db.PostBatches.AnyAsync(
                b => b.CompanyId == companyId && b.ClosedAt == null && b.Stage == BatchStage.Ready && b.SessionId == sessionId, ct);
        }

        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == companyId, ct);
        var ready = await DuePosts.ReadySectionsAsync(db, companyId, ct);
        await ExplainUnreadAsync(companyId, ready, ct);
        var last = await db.PostBatches.Where(b => b.CompanyId == companyId).OrderByDescending(b => b.Id).Select(
            b => new { b.Limit, b.MessageSetId, b.MessageSetStatus, b.IsCleared }).FirstOrDefaultAsync(ct);
        var id = Guid.CreateVersion7(clock.GetUtcNow());

        // What QuickBooks stored of the message before is cleared by naming it, if it is known to be stored: an id it does not know may
        // make it refuse the whole set.
        var header = new MessageSetHeader
        {
            NewMessageSetID = MessageSetId.Of(id),
            OldMessageSetID = last is { IsCleared: false, MessageSetStatus: MessageSetCode.Stored } ? last.MessageSetId : null,
        };
        var writer = new RequestWriter(dialect, header);
        var requests = new List<MessageRequest>();
        var limit = last is { Limit: > 0 } ? last.Limit : PostPacing.First;
        await FillAsync(company, dialect, writer, requests, id, ready, limit, ct);
        if (requests.Count > 0)
        {
            db.PostBatches.Add(new PostBatch
            {
                Id = id,
                CompanyId = companyId,
                MessageSetId = header.NewMessageSetID,
                RequestXml = writer.ToString(),
                Requests = JsonSerializer.Serialize(requests),
                Limit = limit,
                Stage = BatchStage.Ready,
                SessionId = sessionId,
                CreatedAt = Now,
            });
        }

        await SaveAsync(ct);
        return requests.Count > 0;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task FillAsync(
        Company company, Dialect dialect, RequestWriter writer, List<MessageRequest> requests, Guid batchId, List<string> ready, int limit,
        CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        while (true)
        {
            var due = (await DuePosts.NextAsync(DuePosts.Of(db, company.Id, ready, Now), limit, ct)).Where(p => seen.Add(p.Id)).ToList();
            if (due.Count == 0)
            {
                return;
            }

            await LoadAsync(company.Id, due, ct);
            foreach (var post in due.Where(p => p.Status == PostStatus.Pending))
            {
                if (requests.Count > 0 && writer.Length > PostPacing.MostBytes)
                {
                    return;
                }

                await PutAsync(company, dialect, writer, requests, batchId, post, ct);
            }

            if (requests.Count > 0)
            {
                return;
            }

            // None of them could go; they are out of the way now, and others may be due behind them.
            await SaveAsync(ct);
        }
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        await db.SaveChangesAsync(ct);
        if (db.Database.CurrentTransaction is { } transaction)
        {
            await transaction.CommitAsync(ct);
            await transaction.DisposeAsync();
        }
    }

    private async Task LoadAsync(Guid companyId, List<Post> due, CancellationToken ct)
    {
        foreach (var (id, record) in await DuePosts.RecordsAsync(db, companyId, due, ct))
        {
            records[id] = record;
        }
    }

    private async Task PutAsync(
        Company company, Dialect dialect, RequestWriter writer, List<MessageRequest> requests, Guid batchId, Post post,
        CancellationToken ct)
    {
        if (!records.TryGetValue(post.RecordId, out var record))
        {
            post.Withdraw(Reason.Of(ReasonCode.RecordGone), post.SentHash, Now);
            return;
        }

        if (post is { Operation: PostOperation.Add, Stage: PostStage.Record } && !await gate.IsOpenAsync(post, record, ct))
        {
            return;
        }

        var result = await content.BuildAsync(company, dialect, post, record, ct);
        if (result is PostContent.Result.Unchanged
            && post is { Operation: PostOperation.Modify, Stage: PostStage.Record }
            && PostContent.HasCustomFields(record))
        {
            // Only custom fields changed; they are written by requests of their own.
            post.Stage = PostStage.CustomFields;
            result = await content.BuildAsync(company, dialect, post, record, ct);
        }

        switch (result)
        {
            case PostContent.Result.Ready ready:
                Write(writer, requests, company, dialect, post, record, ready);
                post.Pack(batchId, record.AppHash);
                break;
            case PostContent.Result.Unchanged:
                blocking.Settle(post, record);
                break;
            case PostContent.Result.WaitsFor waits:
                await blocking.WaitAsync(post, record, waits, ct);
                break;
            case PostContent.Result.Refused refused:
                await blocking.RejectAsync(post, record, refused.Problems, ct);
                break;
            case PostContent.Result.Held held:
                post.Block(null, held.Reason);
                break;
        }
    }

    private static void Write(
        RequestWriter writer, List<MessageRequest> requests, Company company, Dialect dialect, Post post, Record record,
        PostContent.Result.Ready ready)
    {
        var fields = post is { Operation: PostOperation.Add, Stage: PostStage.Record } ? PostMark.Put(
            ready, company, dialect, post, record) : ready.Fields;
        var number = 0;
        Put(ready.Request, fields);
        foreach (var (request, more) in ready.Then)
        {
            Put(request, more);
        }

        // Custom fields and a void change the record and do not show it; as it is then, it is read in the same message.
        if ((post.Stage == PostStage.CustomFields || post.Operation == PostOperation.Void)
            && record.QuickBooksId is { } id
            && RecoveryQuery.OfId(record, id, dialect) is { } again)
        {
            Put(again.Query, again.Fields);
        }

        void Put(MessageDef request, JsonElement json)
        {
            var requestId = PostRequest.Id(post.Id, number++);
            writer.Write(request, json, new RequestAttributes { RequestID = requestId });
            requests.Add(
                new MessageRequest(
                    requestId, post.Section) { Purpose = RequestPurpose.Write, PostId = post.Id, Response = request.Name[..^2] + "Rs" });
        }
    }

    private Task<int> ExplainUnreadAsync(Guid companyId, List<string> ready, CancellationToken ct)
    {
        var why = Reason.Of(ReasonCode.SectionUnread);
        return db.Posts
            .Where(p => p.CompanyId == companyId && p.Status == PostStatus.Pending && p.Reason == null && !ready.Contains(p.Section))
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.Reason, why).SetProperty(p => p.Version, p => p.Version + 1), ct);
    }
}
