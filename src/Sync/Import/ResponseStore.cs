using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Figures;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Sync.Import;

/// <summary>
/// Stores an answer. An ordinary page goes into one transaction together with the sync times and the session's state; a large answer
/// goes into several (<see cref="StoreBatchAsync"/> each), and only the last one moves sync times and state. Repeating any of them changes
/// nothing.
/// </summary>
internal sealed class ResponseStore(
    ServerDb db, PageStorage pages, RecordRemoval removal, ComparisonAnswer comparisonAnswer, WarningStore warnings, FigureAnswer figures,
    QuotaOptions quota, TimeProvider clock)
{
    // What the column holds; QuickBooks' own are GUIDs in braces.
    private const int MostIteratorId = 50;

    /// <summary>Takes the answers about figures.</summary>
    public FigureAnswer Figures => figures;

    /// <summary>Stores the records, unless the answer is large and they were stored before, and notes each section's progress.</summary>
    /// <param name="session">The session; tracked.</param>
    /// <param name="rows">The sections of its company; tracked.</param>
    /// <param name="comparisons">The comparisons of its company.</param>
    /// <param name="parsed">The answer.</param>
    /// <param name="requests">What the message asked.</param>
    /// <param name="took">How long QuickBooks worked on it.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task StoreAsync(
        Session session, IReadOnlyList<CompanySection> rows, ComparisonSet comparisons, ParsedAnswer parsed,
        IReadOnlyList<MessageRequest> requests, TimeSpan took, CancellationToken ct)
    {
        var inUse = rows.Where(r => r.InUse).ToList();
        var isNet = rows.Any(r => r.IsNet && requests.Any(q => q.Section == r.Section));
        if (!parsed.Records.IsLarge)
        {
            var known = Await(pages.Known(session.CompanyId), rows, parsed);
            foreach (var (response, records) in parsed.Records.Batches())
            {
                await StoreBatchAsync(session, rows, comparisons, parsed.Responses[response], records, known, ct);
            }
        }

        var whole = new List<(CompanySection Row, IEnumerable<string> Theirs)>();
        foreach (var request in requests.Where(r => r.Purpose is RequestPurpose.Page or RequestPurpose.Measure))
        {
            if (rows.FirstOrDefault(r => r.Section == request.Section) is not { } row || row.RunSessionId != session.Id)
            {
                continue;
            }

            Note(session, row, request, parsed, took);
            if (request.Purpose == RequestPurpose.Page && Whole(request, parsed) is { } theirs)
            {
                whole.Add((row, theirs));
            }
        }

        await RemoveVanishedAsync(session, comparisons, whole, ct);
        await comparisonAnswer.TakeAsync(session, rows, comparisons, parsed, requests, ct);
        await figures.Marks.SaveAsync(session.CompanyId, ct);
        if (isNet)
        {
            await figures.AskAgainAsync(session.CompanyId, ct);
        }

        await figures.TakeAsync(session, parsed, requests, ct);
        await WarnOfFeaturesAsync(session, inUse.Where(r => !r.InUse), ct);
        await warnings.SettleAsync(session.CompanyId, rows, ct);
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Stores a batch of records.</summary>
    public async Task StoreBatchAsync(
        Session session, IReadOnlyList<CompanySection> rows, ComparisonSet comparisons, ParsedResponse response,
        IReadOnlyList<StagedRecord> records, KnownRecords? known, CancellationToken ct)
    {
        if (response.Request is not { } request || rows.FirstOrDefault(r => r.Section == request.Section) is not { } row
            || quota.HoldsBack(rows, response))
        {
            return;
        }

        if (DeletedList.Find(row.Section) is null)
        {
            var marks = request.Purpose == RequestPurpose.Figures ? null : figures.Marks;
            await pages.StoreAsync(session, row, comparisons, records, known, marks, ct);
            await figures.Marks.SaveAsync(session.CompanyId, ct);
            return;
        }

        foreach (var kind in ByKind(records))
        {
            if (rows.FirstOrDefault(r => r.Section == kind.Key) is { } of)
            {
                await removal.RemoveAsync(
                    session, of, comparisons, [.. kind.Select(e => DeletedRecord.Told(e.QuickBooksId, e.TimeModified))], known, ct);
            }
        }

        await figures.Marks.SaveAsync(session.CompanyId, ct);
    }

    private static IEnumerable<IGrouping<string?, StagedRecord>> ByKind(IEnumerable<StagedRecord> deleted) =>
        deleted.GroupBy(e => SectionCatalogue.OfDeletedType(e.ParentId ?? "")?.Name);

    // A first sync brings new records, so looking them up beforehand would find nothing.
    private static KnownRecords Await(KnownRecords known, IReadOnlyList<CompanySection> rows, ParsedAnswer parsed)
    {
        foreach (var (response, records) in parsed.Records.Batches())
        {
            var section = parsed.Responses[response].Request?.Section;
            if (section is not null && DeletedList.Find(section) is not null)
            {
                foreach (var kind in ByKind(records).Where(k => k.Key is not null))
                {
                    known.Await(kind.Key!, kind.Select(e => e.QuickBooksId));
                }
            }
            else if (rows.FirstOrDefault(r => r.Section == section) is { SyncedAt: not null })
            {
                known.Await(section!, records.Select(r => r.QuickBooksId));
            }
        }

        return known;
    }

    // A list that always comes whole shows by itself what is gone.
    private static Dictionary<string, string?>.KeyCollection? Whole(MessageRequest request, ParsedAnswer parsed) =>
        parsed.Responses.LastOrDefault(
            r => r.Request == request) is { IsWhole: true, Ids: { } theirs, Info: { } info }
            && ComparisonRule.IsWholeList(info.StatusCode, info.RetCount, info.IteratorRemainingCount, theirs.Count)
            ? theirs.Keys
            : null;

    private async Task RemoveVanishedAsync(
        Session session, ComparisonSet comparisons, List<(CompanySection Row, IEnumerable<string> Theirs)> whole, CancellationToken ct)
    {
        if (whole.Count == 0)
        {
            return;
        }

        var sections = whole.ConvertAll(w => w.Row.Section);
        var ours = await db.Records
            .Where(
                r => r.CompanyId == session.CompanyId
                    && sections.Contains(r.Section)
                    && r.QuickBooksId != null
                    && r.State != RecordState.Deleted)
            .Select(r => new { r.Section, r.QuickBooksId })
            .ToListAsync(ct);
        var bySection = ours.ToLookup(r => r.Section, r => r.QuickBooksId!, StringComparer.Ordinal);
        foreach (var (row, theirs) in whole)
        {
            await removal.RemoveAsync(
                session,
                row,
                comparisons,
                [.. bySection[row.Section].Except(theirs, StringComparer.Ordinal).Select(
                    id => DeletedRecord.Vanished(id, SectionQuery.HasTransactions(row.Section)))],
                null,
                ct);
        }
    }

    // QuickBooks refused what it gave before: the feature was switched off, or another edition opened the file.
    private async Task WarnOfFeaturesAsync(Session session, IEnumerable<CompanySection> ended, CancellationToken ct)
    {
        foreach (var row in ended.Where(r => r is { SyncedAt: not null, QuickBooksCount: > 0 }))
        {
            await warnings.RaiseAsync(
                new(session.CompanyId, row.Section, session.Id),
                OwnCodes.FeatureOff,
                SectionWarning.WholeSection,
                "QuickBooks refused to hand these records out.",
                ct);
        }
    }

    private void Note(Session session, CompanySection row, MessageRequest request, ParsedAnswer parsed, TimeSpan took)
    {
        if (parsed.Responses.LastOrDefault(r => r.Request == request) is not { IsWhole: true, Info.StatusCode: { } code } response)
        {
            Fail(session, row, Meanings.Own(OwnCodes.BadAnswer), "The answer did not contain this section.");
            return;
        }

        var meaning = Meanings.Status(code, response.Info.StatusMessage);
        if (code >= QuickBooksCodes.FirstRefusal && !meaning.HoldsSyncTime)
        {
            // A feature that is off, an edition that does not have it, no subscription: nothing to bring, and nothing wrong.
            SyncRun.NotInUse(row);
        }
        else if (response.Info is { IteratorRemainingCount: > 0, IteratorID: not { Length: > 0 and <= MostIteratorId } })
        {
            Fail(session, row, Meanings.Own(OwnCodes.BadAnswer), "The answer has further pages but does not say how to ask for them.");
        }
        else if (meaning.Severity != Severity.Error && request.Purpose == RequestPurpose.Measure)
        {
            TakeCount(session, row, response);
        }
        else if (response.IsOverQuota)
        {
            Fail(session, row, Meanings.Own(OwnCodes.Quota), quota.Told);
        }
        else if (meaning.Severity != Severity.Error && response.WithoutId > 0)
        {
            Fail(session, row, Meanings.Own(OwnCodes.BadAnswer), WithoutId(response.WithoutId));
        }
        else if (meaning.Severity != Severity.Error)
        {
            TakePage(session, row, request, response, meaning, code, parsed, took);
        }
        else if (code == QuickBooksCodes.NotProcessed && row.Restarts < SyncRun.MostRestarts)
        {
            SyncRun.Repeat(row);
        }
        else if (request.IsContinue && row.Restarts < SyncRun.MostRestarts)
        {
            SyncRun.Restart(row);
            db.Log.Add(
                CompanyLog.Problem(
                    session.CompanyId, session.Id, Now, Meanings.Own(OwnCodes.Iterator), response.Info.StatusMessage, row.Section));
        }
        else
        {
            Fail(session, row, meaning, response.Info.StatusMessage);
        }
    }

    private static string WithoutId(int count) => "Records without an id, or with one that is too long, are in it: " +
        $"{count}. They could not be stored, the others were.";

    private void TakeCount(Session session, CompanySection row, ParsedResponse response)
    {
        row.InUse = true;
        SyncRun.Count(row, response.Info.RetCount ?? response.Count);
        SectionWindows.Cut(row, Axis(session, row), row.Total ?? 0, Now);
    }

    private void TakePage(
        Session session, CompanySection row, MessageRequest request, ParsedResponse response, Meaning meaning, int code,
        ParsedAnswer parsed, TimeSpan took)
    {
        row.InUse = true;
        var remaining = response.Info.IteratorRemainingCount;
        SyncRun.Page(row, response.Count, response.Newest, remaining, response.Info.IteratorID, Pace(parsed));
        row.PageSize = Pacing.Next(row.PageSize, took, parsed.Bytes);
        var axis = Axis(session, row);
        if (row.IteratorId is null)
        {
            if (!SectionWindows.Advance(row, axis) && SyncRun.Complete(row, Now) && RunLine.IsTold(row))
            {
                db.Log.Add(RunLine.FromTheBeginning(row, session.Id, Now));
            }
        }
        else if (!request.IsContinue)
        {
            SectionWindows.Cut(row, axis, response.Count + (remaining ?? 0), Now);
        }

        // 1 (nothing matched) and 500 (something asked by id is not there) are ordinary answers.
        if (meaning.Severity == Severity.Warning && code != 500)
        {
            db.Log.Add(CompanyLog.Problem(session.CompanyId, session.Id, Now, meaning, response.Info.StatusMessage, row.Section));
        }
    }

    private static WindowAxis? Axis(Session session, CompanySection row) =>
        SectionCatalogue.Find(row.Section) is { IsFromHost: false } section ? SectionQuery.AxisOf(
            section, row, SessionDialect.Of(session)) : null;

    // What one record of this answer took, from asking for it to having it stored.
    private int? Pace(ParsedAnswer parsed) =>
        parsed.Records.Count == 0 ? null : (int)Math.Min(int.MaxValue, (Now - parsed.AskedAt).TotalMicroseconds / parsed.Records.Count);

    private void Fail(Session session, CompanySection row, Meaning wholeMeaning, string? detail)
    {
        var meaning = wholeMeaning.WhenReading();
        SyncRun.Fail(row, meaning, detail, Now);
        db.Log.Add(CompanyLog.Problem(session.CompanyId, session.Id, Now, meaning, detail, row.Section));
    }
}
