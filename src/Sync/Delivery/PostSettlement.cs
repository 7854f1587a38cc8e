using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// What follows once it is known what became of a post: the record's QuickBooks side, the post's status, the next thing the record needs.
/// </summary>
internal sealed class PostSettlement(ServerDb db, PostQueue queue, PostBlocking blocking, RecordMerger merger, FigureMarks figures,
    TimeProvider clock)
{
    // The record may change in QuickBooks between attempts now and then; more often means that two programs overwrite each other.
    private const int MostRereads = 5;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>QuickBooks has what was sent.</summary>
    /// <param name="post">The post.</param>
    /// <param name="record">Its record.</param>
    /// <param name="quickBooksId">The id QuickBooks gave; null when it gave none.</param>
    /// <param name="editSequence">The EditSequence it gave beside the object.</param>
    /// <param name="returned">The record as QuickBooks shows it; null when it did not.</param>
    /// <param name="context">The session and its sections.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task DoneAsync(
        Post post, Record record, string? quickBooksId, string? editSequence, ReturnedRecord? returned, DeliveryContext context,
        CancellationToken ct)
    {
        figures.Look(record.Section, record.QuickBooks, returned?.Json ?? record.App);
        var isNew = record.QuickBooksId is null;
        if (isNew && quickBooksId is not null)
        {
            await TakeOverAsync(record, quickBooksId, context, ct);
        }

        (record.QuickBooksId, record.EditSequence) = (quickBooksId ?? record.QuickBooksId, editSequence ?? record.EditSequence);
        if (returned is not null)
        {
            context.Take(record, returned, Now);
        }

        context.Arrived(post);
        if (HasMore(post, record))
        {
            post.Continue();
        }
        else
        {
            post.Settle(Now);
        }

        ChangeFeed.Add(db, post.CompanyId, [(record, ChangeType.Posted)], Now);
        switch (post.Operation)
        {
            case PostOperation.Delete:
                await RemovedAsync(post, record, context, ct);
                return;
            case PostOperation.Void:
                record.TakeVoided(Reason.Of(ReasonCode.VoidedForApp), Now);
                return;
            default:
                await WrittenAsync(post, record, ct);
                return;
        }
    }

    /// <summary>Nothing was written, and waiting may help.</summary>
    public async Task TryLaterAsync(Post post, Record record, Meaning meaning, string? text, CancellationToken ct)
    {
        if (RetryPause.After(post.Attempts) is not { } pause)
        {
            await blocking.RejectAsync(post, record, OwnCodes.Waited, text ?? meaning.Message, text ?? meaning.Message, ct);
            return;
        }

        post.RetryAt(Now + pause, meaning.Code, text, Reason.Failure(meaning.Code, text));
    }

    /// <summary>
    /// Nothing was written because the record changed in QuickBooks meanwhile: it is read again before anything is decided.
    /// </summary>
    public async Task RereadAsync(Post post, Record record, Meaning meaning, string? text, CancellationToken ct)
    {
        if (post.Attempts > MostRereads)
        {
            await blocking.RejectAsync(post, record, OwnCodes.Waited, text ?? meaning.Message, text ?? meaning.Message, ct);
            return;
        }

        post.Reread(meaning.Code, text);
    }

    /// <summary>QuickBooks does not have the record any more.</summary>
    public async Task GoneAsync(Post post, Record record, DeliveryContext context, CancellationToken ct)
    {
        figures.Look(record.Section, record.QuickBooks, null);
        post.Ask(null, Reason.Of(ReasonCode.DeletedInQuickBooks));
        if (record.State != RecordState.Deleted)
        {
            record.MarkDeleted(Reason.Of(ReasonCode.DeletedInQuickBooks), Now);
            context.Count(record.Section, -1);
            ChangeFeed.Add(db, post.CompanyId, [(record, ChangeType.Deleted)], Now);
        }

        await queue.PlanAsync(record, ct);
    }

    // An import between the lost answer and now may have brought it as a record of QuickBooks alone: the two are one.
    private async Task TakeOverAsync(Record record, string quickBooksId, DeliveryContext context, CancellationToken ct)
    {
        var twin = await db.Records.SingleOrDefaultAsync(
            r => r.CompanyId == record.CompanyId && r.Section == record.Section && r.QuickBooksId == quickBooksId
                && r.Id != record.Id && r.ExternalId == null,
            ct);
        if (twin is null)
        {
            context.Count(record.Section, 1);
        }
        else
        {
            await merger.TakeOverAsync(record, twin, ct);
        }
    }

    private async Task WrittenAsync(Post post, Record record, CancellationToken ct)
    {
        record.TakePosted(post.SentHash, Now);
        if (HasNews(post, record))
        {
            await queue.PlanAsync(record, ct);
        }
    }

    // The app changed or deleted it after it was sent.
    private static bool HasNews(Post post, Record record) => record.AppHash != post.SentHash || record.AppDeletedAt is not null;

    private static bool HasMore(Post post, Record record) =>
        post is { Operation: PostOperation.Add or PostOperation.Modify, Stage: PostStage.Record }
        && !HasNews(post, record) && PostContent.HasCustomFields(record);

    private async Task RemovedAsync(Post post, Record record, DeliveryContext context, CancellationToken ct)
    {
        context.Count(record.Section, -1);
        if (record.AppDeletedAt is not null)
        {
            record.TakeDeleted(Reason.Of(ReasonCode.DeletedForApp), Now);
            return;
        }

        // Locked once posted: it is posted again as it is now.
        record.Split(Now);
        await queue.PlanAsync(record, ct, postOverride: true);
    }
}
