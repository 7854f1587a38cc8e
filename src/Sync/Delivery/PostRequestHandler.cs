using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Qbxml.Writing;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;
using MessageKind = WebConnectorSync.Sync.Model.MessageKind;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// Which message about posts is next. Before anything else a session clears up what an earlier one left in doubt: it asks QuickBooks for
/// the stored outcome, then looks for each record, and only what was not found goes out again, as the same bytes under the same id.
/// </summary>
internal sealed class PostRequestHandler(ServerDb db, RecoveryMessage traces, TimeProvider clock)
{
    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>
    /// Whether something is to be cleared up before anything else. What was never handed out is taken apart; no file need be open for that.
    /// </summary>
    public async Task<bool> IsInDoubtAsync(Session session, CancellationToken ct)
    {
        var batch = await OpenAsync(session, ct);
        if (batch is { Stage: BatchStage.Ready } && batch.SessionId != session.Id)
        {
            await DiscardAsync(batch, ct);
            batch = null;
        }

        return batch is not null || await DuePosts.ToLookUp(db, session.CompanyId, Now).AnyAsync(ct);
    }

    /// <summary>What an earlier message left in doubt; null when nothing is.</summary>
    public async Task<PostMessage?> ClearUpAsync(Session session, Dialect dialect, CancellationToken ct)
    {
        var batch = await OpenAsync(session, ct);
        return batch switch
        {
            { Stage: BatchStage.Sent } => Ask(batch, session, dialect),
            { Stage: BatchStage.NotFound } when SecretValues.HasUnreadable(batch.RequestXml) =>
                await MakeAnewAsync(batch, session, dialect, ct),
            { Stage: BatchStage.NotFound } => await HandOutAsync(batch, session, ct),
            _ => await traces.NextAsync(session, dialect, ct),
        };
    }

    /// <summary>The message of writes that is ready; null when none is.</summary>
    public async Task<PostMessage?> NextAsync(Session session, CancellationToken ct) =>
        await OpenAsync(session, ct) is { Stage: BatchStage.Ready } batch && batch.SessionId == session.Id
            ? await HandOutAsync(batch, session, ct)
            : null;

    /// <summary>
    /// Discards the message this session has ready when an import comes first: the import may bring the very records it would add.
    /// <see cref="IsInDoubtAsync"/> has loaded the batch already, so no query is needed.
    /// </summary>
    public async Task TakeBackAsync(Session session, CancellationToken ct)
    {
        var ready = db.PostBatches.Local.FirstOrDefault(b => b is { ClosedAt: null, Stage: BatchStage.Ready });
        if (ready is { } batch && batch.SessionId == session.Id)
        {
            await DiscardAsync(batch, ct);
        }
    }

    private Task<PostBatch?> OpenAsync(Session session, CancellationToken ct) =>
        db.PostBatches.SingleOrDefaultAsync(b => b.CompanyId == session.CompanyId && b.ClosedAt == null, ct);

    // It was never handed out, so its posts are as if it had never been made.
    private async Task DiscardAsync(PostBatch batch, CancellationToken ct)
    {
        foreach (var post in await db.Posts.Where(
            p => p.CompanyId == batch.CompanyId && p.BatchId == batch.Id && p.Status == PostStatus.Sent).ToListAsync(ct))
        {
            post.Unpack();
        }

        db.PostBatches.Remove(batch);
    }

    // None of it is in QuickBooks, and its bytes cannot be read any more: its posts are made anew from their records.
    private async Task<PostMessage?> MakeAnewAsync(PostBatch batch, Session session, Dialect dialect, CancellationToken ct)
    {
        foreach (var post in await OfAsync(batch, ct))
        {
            post.Retry(null);
        }

        (batch.Stage, batch.ClosedAt) = (BatchStage.Closed, Now);
        return await traces.NextAsync(session, dialect, ct);
    }

    // No requests, and the id as old and new one: QuickBooks answers what it stored and executes nothing. To send the message itself again
    // would do it twice where the store was lost, by a restored backup or a rebuilt file.
    private static PostMessage Ask(PostBatch batch, Session session, Dialect dialect)
    {
        var writer =
            new RequestWriter(dialect, new MessageSetHeader { OldMessageSetID = batch.MessageSetId, NewMessageSetID = batch.MessageSetId });
        batch.SessionId = session.Id;
        return new PostMessage(MessageKind.Recovery, writer.ToString(), JsonSerializer.Deserialize<List<MessageRequest>>(batch.Requests)!);
    }

    private Task<List<Post>> OfAsync(PostBatch batch, CancellationToken ct) => db.Posts
        .Where(p => p.CompanyId == batch.CompanyId && p.BatchId == batch.Id
            && (p.Status == PostStatus.Sent || p.Status == PostStatus.Unknown))
        .ToListAsync(ct);

    private async Task<PostMessage> HandOutAsync(PostBatch batch, Session session, CancellationToken ct)
    {
        (batch.Stage, batch.SessionId) = (BatchStage.Sent, session.Id);
        batch.HandedOut++;
        foreach (var post in await OfAsync(batch, ct))
        {
            post.Send(Now);
        }

        return new PostMessage(MessageKind.Post, batch.RequestXml, JsonSerializer.Deserialize<List<MessageRequest>>(batch.Requests)!);
    }
}

/// <summary>A message about posts, ready to be handed out.</summary>
/// <param name="Kind">What it is for.</param>
/// <param name="Xml">The exact text.</param>
/// <param name="Requests">What each request is for.</param>
internal sealed record PostMessage(MessageKind Kind, string Xml, List<MessageRequest> Requests);
