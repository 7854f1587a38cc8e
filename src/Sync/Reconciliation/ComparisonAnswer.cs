using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>
/// Takes the answers to a comparison. Nothing is ever marked as deleted because it was missing from an answer: what is missing is only
/// in doubt, is asked for alone, and counts as gone when QuickBooks says of that one id that it does not know it.
/// </summary>
/// <remarks>
/// The count ends the comparison early, but only after all our ids were looked up: then QuickBooks has each of ours, and if it has no more
/// in number it has no other. A count before would prove nothing, as one record merged away and one added leave it the same.
/// Records made meanwhile are counted by QuickBooks and not by us, so the worst they do is to have the ids read.
/// </remarks>
internal sealed class ComparisonAnswer(ServerDb db, RecordRemoval removal, TimeProvider clock)
{
    /// <summary>Takes what the message asked for comparisons; records asked for one by one are stored already.</summary>
    public async Task TakeAsync(
        Session session, IReadOnlyList<CompanySection> rows, ComparisonSet comparisons, ParsedAnswer parsed,
        IReadOnlyList<MessageRequest> requests, CancellationToken ct)
    {
        foreach (var asked in requests.Where(IsOfComparison).GroupBy(r => r.Section))
        {
            if (comparisons.Find(asked.Key) is not { } comparison || rows.FirstOrDefault(r => r.Section == asked.Key) is not { } row)
            {
                continue;
            }

            var work = new Work(session, row, comparisons, comparison, []);
            foreach (var request in asked)
            {
                // What follows a part that failed is asked again with it.
                if (!await TakeAsync(work, request, parsed.Responses.LastOrDefault(r => r.Request == request), ct))
                {
                    break;
                }
            }

            await EndAsync(work, ct);
        }
    }

    private static bool IsOfComparison(MessageRequest request) =>
        request.Purpose is RequestPurpose.LookUp or RequestPurpose.Count or RequestPurpose.Search or RequestPurpose.Ask;

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private async Task<bool> TakeAsync(Work work, MessageRequest request, ParsedResponse? response, CancellationToken ct)
    {
        if (response is not { IsWhole: true, Info.StatusCode: { } code, Ids: { } ids })
        {
            return Halt(work, Meanings.Own(OwnCodes.BadAnswer).WhenReading(), null);
        }

        if (request.Purpose == RequestPurpose.Ask && ComparisonRule.IsGone(code, ids.Count) is { } isGone)
        {
            Settle(work, request.Value!, isGone);
            return true;
        }

        if (code >= QuickBooksCodes.FirstRefusal)
        {
            return Refused(work, request, response.Info.StatusMessage, code);
        }

        switch (request.Purpose)
        {
            case RequestPurpose.LookUp:
                await MatchAsync(work.Comparison, request.Value!, ids, ct);
                return true;
            case RequestPurpose.Count:
                work.Comparison.Step = ComparisonRule.AfterCount(
                    work.Comparison.Step,
                    work.Comparison.InDoubt.Length > 0,
                    work.Comparison.Matched,
                    ComparisonRule.CountOf(code, response.Info.RetCount));
                return true;
            case RequestPurpose.Search:
                return await SearchAsync(work, response, ids, ct);
            default:
                // A warning: it is there, and cannot be shown.
                Settle(work, request.Value!, isGone: false);
                return true;
        }
    }

    private static void Settle(Work work, string id, bool isGone)
    {
        work.Comparison.Settle([id]);
        if (isGone)
        {
            work.Gone.Add(id);
        }
    }

    private bool Refused(Work work, MessageRequest request, string? text, int code)
    {
        var meaning = Meanings.Status(code, text).WhenReading();
        if (!meaning.HoldsSyncTime)
        {
            // The feature was switched off a moment ago; the next session will know.
            work.Comparison.IsHalted = true;
            return false;
        }

        if (code == QuickBooksCodes.NotProcessed || request.IsContinue)
        {
            return work.Comparison.Restart() ? false : Halt(work, meaning, text);
        }

        return Halt(work, meaning, text);
    }

    private bool Halt(Work work, Meaning meaning, string? detail)
    {
        work.Comparison.IsHalted = true;
        db.Log.Add(CompanyLog.Problem(work.Session.CompanyId, work.Session.Id, Now, meaning, detail, work.Row.Section));
        return false;
    }

    private async Task MatchAsync(Comparison comparison, string upTo, Dictionary<string, string?> theirs, CancellationToken ct)
    {
        var ours = await db.ToLookUp(comparison).UpTo(upTo).Select(r => new { r.QuickBooksId, r.EditSequence }).ToListAsync(ct);
        comparison.Doubt(
            ours.Where(r => !theirs.TryGetValue(r.QuickBooksId!, out var edit) || (edit is not null && edit != r.EditSequence))
                .Select(r => r.QuickBooksId!));
        comparison.Matched += ours.Count;
        comparison.LookedUpTo = upTo;
    }

    private async Task<bool> SearchAsync(Work work, ParsedResponse response, Dictionary<string, string?> theirs, CancellationToken ct)
    {
        var comparison = work.Comparison;
        if (response.Info is { IteratorRemainingCount: > 0, IteratorID: not { Length: > 0 and <= 50 } })
        {
            return Halt(
                work,
                Meanings.Own(OwnCodes.BadAnswer).WhenReading(),
                "The answer has further pages but does not say how to ask for them.");
        }

        var known = await theirs.Keys.ReadInLotsAsync(
            lot => db.Alive(comparison).Where(r => lot.Contains(r.QuickBooksId)).Select(r => r.QuickBooksId!), ct);
        comparison.Doubt(theirs.Keys.Except(known, StringComparer.Ordinal));

        comparison.IteratorId = response.Info.IteratorRemainingCount > 0 ? response.Info.IteratorID : null;
        comparison.Step = comparison.IteratorId is null ? ComparisonStep.Finishing : comparison.Step;
        return true;
    }

    private async Task EndAsync(Work work, CancellationToken ct)
    {
        if (work.Gone.Count > 0)
        {
            work.Comparison.Matched -= await removal.RemoveAsync(
                work.Session,
                work.Row,
                work.Comparisons,
                [.. work.Gone.Select(id => DeletedRecord.Vanished(id, SectionQuery.HasTransactions(work.Row.Section)))],
                null,
                ct);
        }

        if (work.Comparison.IsOver)
        {
            if (work.Comparison.Step == ComparisonStep.Finishing)
            {
                await EndDoubtAsync(work.Session.CompanyId, work.Row.Section, ct);
            }

            work.Row.ComparedAt = work.Comparison.Step == ComparisonStep.Finishing ? Now : work.Row.ComparedAt;
            work.Comparisons.Remove(work.Comparison);
        }
    }

    // After a reset: what QuickBooks knows is linked as before; what it does not know was marked as deleted and is matched anew.
    private async Task EndDoubtAsync(Guid companyId, string section, CancellationToken ct)
    {
        var doubted = db.Records.Where(r => r.CompanyId == companyId && r.Section == section && r.LinkDoubtedAt != null);
        await doubted.Where(r => r.State != RecordState.Deleted)
            .ExecuteUpdateAsync(
                set => set.SetProperty(r => r.LinkDoubtedAt, (DateTime?)null).SetProperty(r => r.Version, r => r.Version + 1), ct);
        var isSetAside =
            await db.Records.AnyAsync(r => r.CompanyId == companyId && r.Section == section && r.Reason == MatchCandidates.Waiting, ct);
        if (isSetAside || await doubted.AnyAsync(ct) || await db.Posts.AnyAsync(
            p => p.CompanyId == companyId && p.Section == section && p.Status == PostStatus.Held, ct))
        {
            await PendingEvaluations.AddReadWholeAsync(db, companyId, section, ct);
        }
    }

    private sealed record Work(Session Session, CompanySection Row, ComparisonSet Comparisons, Comparison Comparison, List<string> Gone);
}
