using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Changes;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Logs;
using WebConnectorSync.Server.Matching;
using WebConnectorSync.Server.Posts;
using WebConnectorSync.Server.Records;

namespace WebConnectorSync.Server.Rules;

/// <summary>One step of judging again: a lot of one section, in the order in which sections sync, so that what others refer to is judged first.</summary>
internal sealed class RulePass(
    ServerDb db, RuleBook book, ResetMatching reset, QuickBooksLots lots, OlderCustomers older, AppMatching matching, PostQueue queue, TimeProvider clock)
{
    private const int AppLot = 100;

    /// <summary>Does one step.</summary>
    /// <returns>False when nothing is due any more.</returns>
    public async Task<bool> StepAsync(Guid companyId, CancellationToken ct)
    {
        if (await BeginAsync(companyId, ct))
        {
            return true;
        }

        var due = await db.JudgementsDue.Where(j => j.CompanyId == companyId).ToListAsync(ct);
        if (due.Count == 0)
        {
            return await FinishAsync(companyId, ct);
        }

        var next = due.MinBy(j => Position(j.Section))!;
        if (next.IsReadWhole)
        {
            if (!await reset.StepAsync(companyId, next.Section, ct))
            {
                await db.JudgementsDue.Where(j => j.CompanyId == companyId && j.Section == next.Section).ExecuteUpdateAsync(set => set.SetProperty(j => j.IsReadWhole, false), ct);
            }

            return true;
        }

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ChangeNumbers.LockAsync(db, companyId, ct);
        if (next.IsAppSide)
        {
            await JudgeAppAsync(next, ct);
        }
        else
        {
            await JudgeQuickBooksAsync(next, ct);
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    // New rules touch every section; those they leave as they are cost one look at what is ignored there.
    private async Task<bool> BeginAsync(Guid companyId, CancellationToken ct)
    {
        var begun = await db.RuleSets.Where(r => r.CompanyId == companyId && r.BegunAt == null).ToListAsync(ct);
        if (begun.Count == 0)
        {
            return false;
        }

        begun.ForEach(r => r.BegunAt = Now);
        await JudgementsDue.AddAsync(db, companyId, [.. SectionCatalogue.All.Where(s => !s.IsFromHost).Select(s => s.Name)], ct);
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<bool> FinishAsync(Guid companyId, CancellationToken ct)
    {
        var open = await db.RuleSets.Where(r => r.CompanyId == companyId && r.AppliedAt == null && r.BegunAt != null).ToListAsync(ct);
        if (open.Count == 0)
        {
            return false;
        }

        await older.LeaveAsync(companyId, ct);
        open.ForEach(r => r.AppliedAt = Now);
        db.Log.Add(CompanyLog.Line(companyId, null, LogLevelWord.Info, Now, $"Version {open.Max(r => r.Version)} of the rules counts for everything that is stored."));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task JudgeQuickBooksAsync(JudgementDue due, CancellationToken ct)
    {
        var rules = await book.CurrentAsync(due.CompanyId, ct);
        var lot = await lots.ReadAsync(due.CompanyId, due.Section, due.DoneTo, rules, ct);
        var judgement = new QuickBooksJudgement(rules, due.Section, (sections, ids, stop) => IgnoredRecords.FindAsync(db, due.CompanyId, rules, sections, ids, stop));
        if (book.ScopeOf(rules).Judges(due.Section))
        {
            await PageJudgement.SetJobsAsync(db, due.CompanyId, due.Section, rules, [.. lot.Candidates.Values], ct);
            await judgement.JudgeAsync([.. lot.Candidates.Values], ct);
        }

        var turned = await TurnAsync(due, lot, ct);
        await ComingAlong.SyncAsync(db, due.CompanyId, judgement.ComingAlong.Keys, Now, ct);
        due.DoneTo = lot.IsLast ? null : lot.Last;
        if (turned)
        {
            await NoteDependentsAsync(due, ct);
        }

        if (lot.IsLast)
        {
            // What stands above or below in the same list may have been before it.
            (due.IsAppSide, due.IsTurned) = (!due.IsTurned, false);
        }
    }

    private async Task<bool> TurnAsync(JudgementDue due, QuickBooksLot lot, CancellationToken ct)
    {
        var turning = lot.Candidates.Where(c => lot.Records[c.Key].Reason != c.Value.Finding?.Reason || lot.Records[c.Key].State == RecordState.Ignored != c.Value.Finding is not null).Select(c => c.Key).ToList();
        if (turning.Count == 0)
        {
            return false;
        }

        var records = await db.Records.Where(r => r.CompanyId == due.CompanyId && r.Section == due.Section && turning.Contains(r.Id)).ToListAsync(ct);
        var told = new List<(Record, ChangeType)>();
        foreach (var record in records.Where(r => r.State is RecordState.QuickBooksOnly or RecordState.Ignored && r.ExternalId is null))
        {
            var finding = lot.Candidates[record.Id].Finding;
            if (finding is null != record.State is RecordState.QuickBooksOnly)
            {
                told.Add((record, finding is null ? ChangeType.Created : ChangeType.Ignored));
            }

            (record.State, record.Reason, record.ModifiedAt) = (finding is null ? RecordState.QuickBooksOnly : RecordState.Ignored, finding?.Reason, Now);
        }

        await ChangeFeed.AddAsync(db, due.CompanyId, told, Now, ct);
        return told.Count > 0;
    }

    private async Task NoteDependentsAsync(JudgementDue due, CancellationToken ct)
    {
        var dependents = ReferenceMap.DependentsOf(due.Section).ToList();
        due.IsTurned |= dependents.Remove(due.Section);
        await JudgementsDue.AddAsync(db, due.CompanyId, dependents, ct);
    }

    private async Task JudgeAppAsync(JudgementDue due, CancellationToken ct)
    {
        var records = await db.Records.Unmatched(due.CompanyId, due.Section).Where(r => due.DoneTo == null || r.Id > due.DoneTo).OrderBy(r => r.Id).Take(AppLot).ToListAsync(ct);
        var isTurned = due.IsTurned;
        foreach (var record in records)
        {
            var wasIgnored = record.State == RecordState.Ignored;
            var (stays, isLinked) = await matching.MatchAsync(record, ct);
            if (!isLinked)
            {
                await queue.PlanAsync(stays, ct);
                isTurned |= wasIgnored != stays.State is RecordState.Ignored;
            }
        }

        (due.IsAppSide, due.IsTurned, due.DoneTo) = (true, isTurned, records.Count == AppLot ? records[^1].Id : null);
        if (due.DoneTo is null && due.IsTurned)
        {
            // Once more: a job may have been judged before what stands above it.
            due.IsTurned = false;
        }
        else if (due.DoneTo is null)
        {
            await PlanHeldAsync(due, ct);
            db.JudgementsDue.Remove(due);
        }
    }

    // Changes of records that are in QuickBooks and wait for a person, who may have let them go by a rule.
    private async Task PlanHeldAsync(JudgementDue due, CancellationToken ct)
    {
        var held = await db.Posts
            .Where(p => p.CompanyId == due.CompanyId && p.Section == due.Section && p.Status == PostStatus.Held && p.Operation != PostOperation.Add)
            .Select(p => p.RecordId)
            .Distinct()
            .ToListAsync(ct);
        foreach (var lot in held.Chunk(AppLot))
        {
            foreach (var record in await db.Records.Where(r => r.CompanyId == due.CompanyId && r.Section == due.Section && lot.Contains(r.Id) && r.LinkDoubtedAt == null).ToListAsync(ct))
            {
                await queue.PlanAsync(record, ct);
            }
        }
    }

    private static int Position(string section) => SectionCatalogue.All.Index().FirstOrDefault(s => s.Item.Name == section).Index;
}
