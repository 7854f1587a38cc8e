using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.References;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Delivery;

/// <summary>
/// QuickBooks refused a post because of a record it names, and was asked for that record by its id: what it answered is known from now
/// on, and the post says it.
/// </summary>
internal sealed class NamedResults(
    ServerDb db, HeirSearch heirs, NamedReferences references, PostBlocking blocking, PostQueue queue, FigureMarks figures,
    TimeProvider clock)
{
    /// <summary>Takes the answers to those questions.</summary>
    public async Task TakeAsync(DeliveryContext context, IReadOnlyList<MessageRequest> asked, ParsedAnswer parsed, CancellationToken ct)
    {
        var ids = asked.Select(r => r.PostId!.Value).Distinct().ToList();
        var posts = ids.Count == 0 ? [] : await db.Posts
            .Where(p => p.CompanyId == context.Company.Id && ids.Contains(p.Id) && p.LookUp == PostLookUp.Named)
            .ToDictionaryAsync(p => p.Id, ct);
        var records = await DuePosts.RecordsAsync(db, context.Company.Id, posts.Values, ct);
        var returned = ReturnedRecord.Of(parsed);
        foreach (var own in asked.GroupBy(r => r.PostId!.Value))
        {
            if (!posts.TryGetValue(own.Key, out var post) || !records.TryGetValue(post.RecordId, out var record))
            {
                continue;
            }

            var named = new List<NamedRecord>();
            foreach (var request in own)
            {
                var position = parsed.Responses.FindIndex(r => r.Request == request);
                var isAnswered = position >= 0
                    && parsed.Responses[position] is { IsWhole: true, Info.StatusCode: < QuickBooksCodes.FirstRefusal };
                if (isAnswered)
                {
                    named.Add(await StandingAsync(context, request, returned[position].FirstOrDefault(), ct));
                }
            }

            var text = post.ErrorDetail;
            var said = NamedRecords.Say(IdAnswers.TroubleOf(CodeExplanations.Of(post.ErrorCode!, text), text), named);
            var (code, words) = (said?.Code ?? post.ErrorCode!, said?.Words ?? text);
            context.Session.PostsRejected++;
            await blocking.RejectAsync(post, record, code, words, words, ct);
        }
    }

    /// <summary>Whether QuickBooks refused the post because something does not exist, and left open what.</summary>
    public static bool IsSaidGone(Post post) => post.ErrorCode is { } code
        && IdAnswers.TroubleOf(CodeExplanations.Of(code, post.ErrorDetail), post.ErrorDetail) == IdTrouble.Gone;

    /// <summary>The record itself stands in QuickBooks, so what does not exist is one that it names, or a person must look.</summary>
    public async Task StandsAsync(DeliveryContext context, Post post, Record record, CancellationToken ct)
    {
        if (post.Operation == PostOperation.Modify
            && (await references.OfAsync(record, IdTrouble.Gone, post.ErrorDetail, ct)).Count > 0)
        {
            post.AskNamed(post.ErrorCode!, post.ErrorDetail);
            return;
        }

        context.Session.PostsRejected++;
        await blocking.RejectAsync(post, record, post.ErrorCode!, post.ErrorDetail, post.ErrorDetail, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<NamedRecord> StandingAsync(
        DeliveryContext context, MessageRequest request, ReturnedRecord? found, CancellationToken ct)
    {
        var word = ReferenceMap.Word(request.Section);
        var known = await db.Records.SingleOrDefaultAsync(
            r => r.CompanyId == context.Company.Id && r.Section == request.Section && r.QuickBooksId == request.Value, ct);
        var name = known?.Name ?? found?.Staged.Name ?? request.Value!;
        if (found is not null)
        {
            return IsPaid(found.Fields)
                ? new NamedRecord(word, name, NamedStanding.Paid, PaidBy(found.Fields))
                : new NamedRecord(word, name, NamedStanding.There);
        }

        var heir = known is null || PostKinds.IsTransaction(request.Section) ? null : await heirs.FindAsync(known, ct);
        if (known is not null && known.State != RecordState.Deleted)
        {
            var isTransaction = PostKinds.IsTransaction(request.Section);
            known.MarkDeleted(
                heir is not null ? Reason.Of(ReasonCode.MergedInto, heir)
                    : Reason.Of(isTransaction ? ReasonCode.Vanished : ReasonCode.VanishedOrMerged),
                Now);
            context.Count(request.Section, -1);
            figures.Look(known.Section, known.QuickBooks, null);
            if (known.ExternalId is not null)
            {
                await queue.PlanAsync(known, ct);
            }

            ChangeFeed.Add(db, context.Company.Id, [(known, ChangeType.Deleted)], Now);
        }

        return new NamedRecord(word, name, heir is null ? NamedStanding.Gone : NamedStanding.Merged, heir);
    }

    private static bool IsPaid(JsonElement fields) =>
        (fields.TryGetProperty("isPaid", out var paid) && paid.ValueKind == JsonValueKind.True)
        || (decimal.TryParse(
            RecordHead.Text(fields, "balanceRemaining"), NumberStyles.Float, CultureInfo.InvariantCulture, out var open) && open <= 0);

    // What is linked with it, in QuickBooks' own order: payment "1001" of 2026-06-01 over 10.00.
    private static string? PaidBy(JsonElement fields) =>
        fields.TryGetProperty("linkedTxn", out var links) && links.ValueKind == JsonValueKind.Array && links.GetArrayLength() > 0
            ? string.Join(", ", links.EnumerateArray().Where(l => RecordHead.Text(l, "linkType") is null or "AMTTYPE").Select(Link))
            : null;

    private static string Link(JsonElement link)
    {
        var word = ReferenceMap.Word(
            RecordHead.Text(link, "txnType") is { } type ? SectionCatalogue.OfDeletedType(type)?.Name ?? type : "payment");
        var number = RecordHead.Text(link, "refNumber") is { } named ? $" \"{named}\"" : "";
        var amount = decimal.TryParse(RecordHead.Text(link, "amount"), NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
            ? $" over {Math.Abs(value).ToString("0.00", CultureInfo.InvariantCulture)}"
            : "";
        return $"{word}{number} of {RecordHead.Text(link, "txnDate")}{amount}";
    }
}
