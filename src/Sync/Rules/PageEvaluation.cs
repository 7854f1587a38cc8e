using System.Text.Json;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Judges the records of a page before they are written, inside the transaction that stores them.</summary>
internal sealed class PageEvaluation(ServerDb db, RuleCache ruleCache)
{
    /// <summary>Sets state, reason and change of the rows that only QuickBooks has. Costs nothing where the rules touch nothing.</summary>
    public async Task DecideAsync(PageTarget page, List<PageRow> rows, CancellationToken ct)
    {
        var rules = await ruleCache.CurrentAsync(page.CompanyId, ct);
        var scope = ruleCache.ScopeOf(rules);
        if (!scope.Evaluates(page.Section))
        {
            Release(rows);
            return;
        }

        var candidates = Candidates(page.Section, rows, scope);
        await SetJobsAsync(db, page.CompanyId, page.Section, rules, candidates.Values, ct);
        var evaluation = new QuickBooksEvaluation(
            rules, page.Section, (sections, ids, stop) => IgnoredRecords.FindAsync(db, page.CompanyId, sections, ids, stop));
        await evaluation.EvaluateAsync([.. candidates.Values], ct);
        var turned = Settle(rows, candidates);
        await ReferencedCustomers.SyncAsync(db, page.CompanyId, evaluation.ReferencedCustomers.Keys, page.Now, ct);
        await NoteDependentsAsync(page, rules, rows, candidates, turned, ct);
    }

    /// <summary>Fills in which jobs have jobs below them, where that matters.</summary>
    public static async Task SetJobsAsync(
        ServerDb db, Guid companyId, string section, CompanyRules rules, IReadOnlyCollection<Candidate> candidates, CancellationToken ct)
    {
        if (section != "customers" || rules.Jobs.Include != JobLevels.LowestLevel)
        {
            return;
        }

        var jobs = candidates.Where(c => c.Facts.IsJob).Select(c => c.Id);
        var above = await jobs.ReadInLotsAsync(ids => db.Below(companyId, section, ids).Select(r => r.ParentId).Distinct(), ct);
        var parents = above.Concat(candidates.Select(c => c.ParentId)).ToHashSet(StringComparer.Ordinal);
        foreach (var candidate in candidates.Where(c => parents.Contains(c.Id)))
        {
            candidate.Facts = candidate.Facts with { HasJobs = true };
        }
    }

    private static bool IsEvaluated(PageRow row) =>
        row.State is RecordState.QuickBooksOnly or RecordState.Ignored && row.Known is not { HasExternalId: true };

    // Rows that earlier rules ignored, in a section that the rules do not touch any more: a page that brings them releases them.
    private static void Release(List<PageRow> rows)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].State == RecordState.Ignored && IsEvaluated(rows[i]))
            {
                rows[i] = rows[i].Sync();
            }
        }
    }

    private static Dictionary<int, Candidate> Candidates(string section, List<PageRow> rows, RuleScope scope)
    {
        var map = scope.ReferencesOf(section);
        var candidates = new Dictionary<int, Candidate>();
        foreach (var (index, row) in rows.Index().Where(r => IsEvaluated(r.Item)))
        {
            var record = row.Record;
            using var fields = JsonDocument.Parse(record.Json);
            var facts = CandidateReader.Facts(section, record.Name, record.ParentId, record.IsActive, record.TxnOn, fields.RootElement);
            candidates.Add(index, new Candidate(record.QuickBooksId, record.ParentId, facts,
                CandidateReader.References(fields.RootElement, map))
            {
                IsSyncing = row.Known is { State: RecordState.QuickBooksOnly },
            });
        }

        return candidates;
    }

    // True when a record that was known came in or went out.
    private static bool Settle(List<PageRow> rows, Dictionary<int, Candidate> candidates)
    {
        var turned = false;
        foreach (var (index, candidate) in candidates)
        {
            var row = rows[index];
            var wasIgnored = row.Known is { State: RecordState.Ignored };
            if (candidate.Finding is { } finding)
            {
                rows[index] = row.Ignore(finding.Reason);
                turned |= row.Known is { State: RecordState.QuickBooksOnly };
            }
            else if (wasIgnored)
            {
                rows[index] = row.Sync();
                turned = true;
            }
        }

        return turned;
    }

    // What refers to a record that came in or went out is judged again, and so is what refers to one that arrives ignored: pages of several
    // sections come by turns, so an invoice may be there before its customer, and a job before what stands above it.
    private async Task NoteDependentsAsync(
        PageTarget page, CompanyRules rules, List<PageRow> rows, Dictionary<int, Candidate> candidates, bool turned, CancellationToken ct)
    {
        if (turned)
        {
            await PendingEvaluations.AddAsync(db, page.CompanyId, [.. ReferenceMap.DependentsOf(page.Section)], ct);
        }
        else if (candidates.Any(
            c => rows[c.Key].Change is ChangeType.Ignored && c.Value.Finding is { } finding && Dependence.Touches(finding)))
        {
            await PendingEvaluations.AddFilledAsync(db, page.CompanyId, [.. ReferenceMap.DependentsOf(page.Section)], ct);
        }

        if (page.Section == "customers" && rules.Jobs.Include == JobLevels.LowestLevel && rows.Exists(
            r => r.IsNew && r.Record.ParentId is not null))
        {
            await PendingEvaluations.AddAsync(db, page.CompanyId, [page.Section], ct);
        }
    }
}
