using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.RuleChanges;

/// <summary>
/// One step of judging again: some hundred records, of as many sections as that is, in the order in which sections sync, so that what
/// others refer to is judged first. Sections with nothing to judge are passed over, all of them at once. Several steps in a row are one
/// run.
/// </summary>
internal sealed class RuleReevaluation(
    ServerDb db, RuleCache ruleCache, ResetMatching reset, RecordBatches batches, CustomersBeforeStart customersBeforeStart,
    AppMatching matching, PostQueue queue, TimeProvider clock)
{
    private const int AppLot = 100;

    // What a step takes, in records of QuickBooks; one of the app costs several of them.
    private const int Most = 500;
    private const int WeightOfApp = 5;

    // What was found in sections that are due; asked again when others become due.
    private readonly Dictionary<string, Evaluable> looked = new(StringComparer.Ordinal);

    /// <summary>Does one step.</summary>
    /// <returns>False when nothing is due any more.</returns>
    public async Task<bool> StepAsync(Guid companyId, CancellationToken ct)
    {
        db.ChangeTracker.Clear();
        await BeginAsync(companyId, ct);
        await db.PendingEvaluations.Where(j => j.CompanyId == companyId).LoadAsync(ct);
        if (Next() is not { } first)
        {
            return await FinishAsync(companyId, ct);
        }

        if (first.IsReadWhole)
        {
            if (!await reset.StepAsync(companyId, first.Section, ct))
            {
                await db.PendingEvaluations.Where(j => j.CompanyId == companyId && j.Section == first.Section)
                    .ExecuteUpdateAsync(set => set.SetProperty(j => j.IsReadWhole, false), ct);
            }

            return true;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ChangeNumbers.LockAsync(db, companyId, ct);
        for (var weight = 0; weight < Most;)
        {
            await PassOverAsync(companyId, ct);
            if (Next() is not { IsReadWhole: false } next)
            {
                break;
            }

            weight += next.IsQuickBooksDone ? await EvaluateAppAsync(next, ct) : await EvaluateQuickBooksAsync(next, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    private PendingEvaluation? Next() => db.PendingEvaluations.Local.MinBy(j => Position(j.Section));

    // New rules touch every section.
    private async Task BeginAsync(Guid companyId, CancellationToken ct)
    {
        var begun = await db.RuleSets.Where(r => r.CompanyId == companyId && r.BegunAt == null).ToListAsync(ct);
        if (begun.Count == 0)
        {
            return;
        }

        ruleCache.Forget(companyId);
        looked.Clear();
        begun.ForEach(r => r.BegunAt = Now);
        await PendingEvaluations.AddAsync(db, companyId, [.. (await FindAsync(companyId, ct)).Keys], ct);
        await db.SaveChangesAsync(ct);
    }

    // A section that has become due for what it refers to holds nothing most of the time.
    private async Task PassOverAsync(Guid companyId, CancellationToken ct)
    {
        var unknown = db.PendingEvaluations.Local.Where(
            j => j is { DoneTo: null, IsQuickBooksDone: false, IsReadWhole: false } && !looked.ContainsKey(j.Section)).ToList();
        if (unknown.Count == 0)
        {
            return;
        }

        var found = await FindAsync(companyId, ct);
        foreach (var due in unknown)
        {
            if (found.TryGetValue(due.Section, out var holds))
            {
                (looked[due.Section], due.IsQuickBooksDone) = (holds, !holds.QuickBooks);
            }
            else
            {
                db.PendingEvaluations.Remove(due);
            }
        }
    }

    private async Task<Dictionary<string, Evaluable>> FindAsync(Guid companyId, CancellationToken ct) =>
        await EvaluatedSections.FindAsync(db, companyId, ruleCache.ScopeOf(await ruleCache.CurrentAsync(companyId, ct)), ct);

    private async Task<bool> FinishAsync(Guid companyId, CancellationToken ct)
    {
        var open = await db.RuleSets.Where(r => r.CompanyId == companyId && r.AppliedAt == null && r.BegunAt != null).ToListAsync(ct);
        if (open.Count == 0)
        {
            return false;
        }

        await customersBeforeStart.LeaveAsync(companyId, ct);
        open.ForEach(r => r.AppliedAt = Now);
        db.Log.Add(
            CompanyLog.Line(
                companyId,
                null,
                LogLevelWord.Info,
                Now,
                $"Version {open.Max(r => r.Version)} of the rules counts for everything that is stored."));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<int> EvaluateQuickBooksAsync(PendingEvaluation due, CancellationToken ct)
    {
        var rules = await ruleCache.CurrentAsync(due.CompanyId, ct);
        var lot = await batches.ReadAsync(due.CompanyId, due.Section, due.DoneTo, rules, ct);
        var evaluation = new QuickBooksEvaluation(
            rules, due.Section, (sections, ids, stop) => IgnoredRecords.FindAsync(db, due.CompanyId, sections, ids, stop));
        if (ruleCache.ScopeOf(rules).Evaluates(due.Section))
        {
            await PageEvaluation.SetJobsAsync(db, due.CompanyId, due.Section, rules, [.. lot.Candidates.Values], ct);
            await evaluation.EvaluateAsync([.. lot.Candidates.Values], ct);
        }

        var turned = await TurnAsync(due, lot, ct);
        await ReferencedCustomers.SyncAsync(db, due.CompanyId, evaluation.ReferencedCustomers.Keys, Now, ct);
        due.DoneTo = lot.IsLast ? null : lot.Last;
        if (turned)
        {
            await NoteDependentsAsync(due, ct);
        }

        if (lot.IsLast)
        {
            // A parent or child in the same list may have been judged before this one turned.
            (due.IsQuickBooksDone, due.IsTurned) = (!due.IsTurned, false);
        }

        if (turned)
        {
            // Saved now, because what is judged next reads it.
            await db.SaveChangesAsync(ct);
        }

        return lot.Records.Count;
    }

    private async Task<bool> TurnAsync(PendingEvaluation due, RecordBatch lot, CancellationToken ct)
    {
        var turning = lot.Candidates.Where(
            c => lot.Records[c.Key].Reason != c.Value.Finding?.Reason
                || lot.Records[c.Key].State == RecordState.Ignored != c.Value.Finding is not null).Select(c => c.Key).ToList();
        if (turning.Count == 0)
        {
            return false;
        }

        var records = await db.Records.Where(r => r.CompanyId == due.CompanyId && r.Section == due.Section && turning.Contains(r.Id))
            .ToListAsync(ct);
        var told = new List<(Record, ChangeType)>();
        foreach (var record in records.Where(r => r.State is RecordState.QuickBooksOnly or RecordState.Ignored && r.ExternalId is null))
        {
            var finding = lot.Candidates[record.Id].Finding;
            if (finding is null != record.State is RecordState.QuickBooksOnly)
            {
                told.Add((record, finding is null ? ChangeType.Created : ChangeType.Ignored));
            }

            if (finding is null)
            {
                record.SyncFromQuickBooks(Now);
            }
            else
            {
                record.Ignore(finding.Reason, Now);
            }
        }

        ChangeFeed.Add(db, due.CompanyId, told, Now);
        return told.Count > 0;
    }

    private async Task NoteDependentsAsync(PendingEvaluation due, CancellationToken ct)
    {
        var dependents = ReferenceMap.DependentsOf(due.Section).ToList();
        due.IsTurned |= dependents.Remove(due.Section);
        dependents.ForEach(section => looked.Remove(section));
        await PendingEvaluations.AddAsync(db, due.CompanyId, dependents, ct);
    }

    private async Task<int> EvaluateAppAsync(PendingEvaluation due, CancellationToken ct)
    {
        var holds = looked.GetValueOrDefault(due.Section, new Evaluable(true, true, true));
        var records = !holds.App ? [] : await db.Records.Unmatched(due.CompanyId, due.Section).Where(
            r => due.DoneTo == null || r.Id > due.DoneTo).OrderBy(r => r.Id).Take(AppLot).ToListAsync(ct);
        var isTurned = due.IsTurned;
        foreach (var record in records)
        {
            var wasIgnored = record.State == RecordState.Ignored;
            var (stays, answer) = await matching.MatchAsync(record, ct);
            if (answer != TwinAnswer.Link)
            {
                await queue.PlanAsync(stays, ct);
                isTurned |= wasIgnored != stays.State is RecordState.Ignored;
            }
        }

        (due.IsQuickBooksDone, due.IsTurned, due.DoneTo) = (true, isTurned, records.Count == AppLot ? records[^1].Id : null);
        if (due.DoneTo is null && due.IsTurned)
        {
            // Once more: a job may have been judged before its parent.
            due.IsTurned = false;
        }
        else if (due.DoneTo is null)
        {
            await (holds.Held ? PlanHeldAsync(due, ct) : Task.CompletedTask);
            db.PendingEvaluations.Remove(due);
        }

        if (records.Count > 0)
        {
            await db.SaveChangesAsync(ct);
        }

        return records.Count * WeightOfApp;
    }

    // Changes of records that are in QuickBooks and wait for a person, who may have let them go by a rule.
    private async Task PlanHeldAsync(PendingEvaluation due, CancellationToken ct)
    {
        var held = await db.Posts
            .Where(
                p => p.CompanyId == due.CompanyId
                    && p.Section == due.Section
                    && p.Status == PostStatus.Held
                    && p.Operation != PostOperation.Add)
            .Select(p => p.RecordId)
            .Distinct()
            .ToListAsync(ct);
        foreach (var lot in held.Chunk(AppLot))
        {
            foreach (var record in await db.Records
                .Where(r => r.CompanyId == due.CompanyId && r.Section == due.Section && lot.Contains(r.Id) && r.LinkDoubtedAt == null)
                .ToListAsync(ct))
            {
                await queue.PlanAsync(record, ct);
            }
        }
    }

    private static int Position(string section) => SectionCatalogue.All.Index().FirstOrDefault(s => s.Item.Name == section).Index;
}
