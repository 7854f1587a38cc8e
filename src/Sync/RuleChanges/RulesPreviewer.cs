using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Matching;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Posts;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Rules;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.RuleChanges;

/// <summary>
/// Says what changed rules would do, by judging everything stored as the next session would, with the same code, and writing nothing.
/// Records are read lot by lot; kept in memory is which ones would be ignored.
/// </summary>
internal sealed class RulesPreviewer(ServerDb db, RuleCache ruleCache, RuleDecision decision)
{
    private const int Lot = 500;
    private const int MostRounds = 6;

    private readonly Dictionary<QuickBooksKey, IgnoredRecord> ignored = [];
    private readonly HashSet<QuickBooksKey> along = [];
    private readonly Dictionary<Guid, Finding> ignoredInApp = [];
    private readonly PreviewTally tally = new();

    /// <summary>The preview of these rules for what is stored now.</summary>
    public async Task<RulesPreview> OfAsync(Guid companyId, CompanyRules rules, CancellationToken ct)
    {
        var sections = SectionCatalogue.All.Where(s => !s.IsFromHost).Select(s => s.Name).ToList();
        foreach (var section in sections.Where(ruleCache.ScopeOf(rules).Evaluates))
        {
            await SettleAsync(section, () => EvaluateQuickBooksAsync(companyId, section, rules, ct));
        }

        foreach (var section in sections)
        {
            await SettleAsync(section, () => EvaluateAppAsync(companyId, section, rules, ct));
        }

        foreach (var section in sections)
        {
            await CountQuickBooksAsync(companyId, section, ct);
            await CountAppAsync(companyId, section, rules, ct);
        }

        return tally.ToPreview();
    }

    // A parent may come after its children, so a list is judged until nothing changes.
    private static async Task SettleAsync(string section, Func<Task<bool>> evaluate)
    {
        for (var round = 1; await evaluate() && Hierarchy.Has(section) && round < MostRounds; round++)
        {
        }
    }

    private async Task<bool> EvaluateQuickBooksAsync(Guid companyId, string section, CompanyRules rules, CancellationToken ct)
    {
        var hasChanged = false;
        var map = ruleCache.ScopeOf(rules).ReferencesOf(section);
        await foreach (var records in StoredAsync(companyId, section, ct))
        {
            var candidates = records.ConvertAll(
                r => RecordBatches.Candidate(
                    r, map, isSyncing: false, isLinked: r.State is not (RecordState.QuickBooksOnly or RecordState.Ignored)));
            await PageEvaluation.SetJobsAsync(db, companyId, section, rules, candidates, ct);
            var lot = new QuickBooksEvaluation(rules, section, LookUp);
            await lot.EvaluateAsync(candidates, ct);
            foreach (var key in lot.ReferencedCustomers.Keys)
            {
                hasChanged |= along.Add(key) | ignored.Remove(key);
            }

            foreach (var candidate in candidates)
            {
                hasChanged |= Note(new QuickBooksKey(section, candidate.Id), candidate);
            }
        }

        return hasChanged;
    }

    private bool Note(QuickBooksKey key, Candidate candidate)
    {
        var finding = candidate.Finding is { Reach: Reach.ComesAlong } && along.Contains(key) ? null : candidate.Finding;
        if (finding is null)
        {
            return ignored.Remove(key);
        }

        var hasChanged = !ignored.TryGetValue(key, out var before) || before.Finding != finding;
        ignored[key] = new IgnoredRecord(key, candidate.Facts.Name, candidate.ParentId, finding);
        return hasChanged;
    }

    private Task<Dictionary<QuickBooksKey, IgnoredRecord>> LookUp(
        IReadOnlyCollection<string> sections, IReadOnlyCollection<string> ids, CancellationToken ct) => Task.FromResult(
        sections.SelectMany(_ => ids, (section, id) => new QuickBooksKey(section, id)).Where(ignored.ContainsKey).ToDictionary(
            key => key, key => ignored[key]));

    private async Task<bool> EvaluateAppAsync(Guid companyId, string section, CompanyRules rules, CancellationToken ct)
    {
        var hasChanged = false;
        await foreach (var records in AppOnlyAsync(companyId, section, ct))
        {
            foreach (var record in records.Where(r => r.State != RecordState.Conflict))
            {
                var (verdict, older) = await decision.FindAsync(record, rules, WhyIgnored, ct);
                older.ForEach(key => ignored.Remove(key));
                var finding = verdict is Verdict.Ignore ignore ? new Finding(ignore.Reason, Reach.Everything) : null;
                hasChanged |= finding is null ? ignoredInApp.Remove(record.Id) : ignoredInApp.TryAdd(record.Id, finding);
            }
        }

        return hasChanged;
    }

    private Finding? WhyIgnored(Record target) => target.QuickBooksId is { } id
        ? ignored.GetValueOrDefault(new QuickBooksKey(target.Section, id))?.Finding
        : ignoredInApp.GetValueOrDefault(target.Id)
            ?? (target.Settled == Settlement.KeptOut ? new Finding(target.Reason!, Reach.Everything) : null);

    private async Task CountQuickBooksAsync(Guid companyId, string section, CancellationToken ct)
    {
        var after = Guid.Empty;
        while (true)
        {
            var rows = await db.Records.AsNoTracking().OnlyInQuickBooks(companyId, section)
                .Where(r => r.Id > after && (r.State == RecordState.QuickBooksOnly || r.State == RecordState.Ignored))
                .OrderBy(r => r.Id).Take(Lot).Select(r => new { r.Id, r.QuickBooksId, r.Name, r.State }).ToListAsync(ct);
            foreach (var row in rows)
            {
                var isIgnored = ignored.TryGetValue(new QuickBooksKey(section, row.QuickBooksId!), out var why);
                if (isIgnored && row.State == RecordState.QuickBooksOnly)
                {
                    tally.Add(section, PreviewKind.Ignore, row.Id, row.Name, why!.Finding.Reason.ToString());
                }
                else if (!isIgnored && row.State == RecordState.Ignored)
                {
                    tally.Add(section, PreviewKind.Create, row.Id, row.Name, "Only QuickBooks has it; the app is told to create it.");
                }
            }

            if (rows.Count < Lot)
            {
                return;
            }

            after = rows[^1].Id;
        }
    }

    private async Task CountAppAsync(Guid companyId, string section, CompanyRules rules, CancellationToken ct)
    {
        var isAtOnce = rules.Of(section).Post == PostMoment.AtOnce;
        var (moment, then) = isAtOnce
            ? (PreviewKind.Post, "It goes to QuickBooks with the next contact.")
            : (PreviewKind.Hold, PostQueue.OnRequest.ToString());
        var waiting = await db.Posts
            .Where(p => p.CompanyId == companyId && p.Section == section && p.Status == PostStatus.Held && p.Reason == PostQueue.OnRequest)
            .Select(p => p.RecordId)
            .ToHashSetAsync(ct);
        await foreach (var records in AppOnlyAsync(companyId, section, ct))
        {
            foreach (var record in records.Where(r => r.State != RecordState.Conflict))
            {
                var isWaiting = waiting.Remove(record.Id);
                if (ignoredInApp.TryGetValue(record.Id, out var why))
                {
                    AddIf(record.State != RecordState.Ignored, PreviewKind.Ignore, record, why.Reason.ToString());
                }
                else
                {
                    AddIf(record.State == RecordState.Ignored || (isWaiting && isAtOnce), moment, record, then);
                }
            }
        }

        if (isAtOnce)
        {
            // Changes of records that QuickBooks has already.
            foreach (var record in await waiting.ReadInLotsAsync(
                lot => db.Records.AsNoTracking().Where(r => r.CompanyId == companyId && r.Section == section && lot.Contains(r.Id)), ct))
            {
                AddIf(record is { QuickBooksId: not null, LinkDoubtedAt: null }, moment, record, then);
            }
        }

        void AddIf(bool happens, PreviewKind kind, Record record, string reason)
        {
            if (happens)
            {
                tally.Add(section, kind, record.Id, record.Name, reason);
            }
        }
    }

    private async IAsyncEnumerable<List<Record>> StoredAsync(
        Guid companyId, string section, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var stored = db.Records.AsNoTracking().Where(r =>
            r.CompanyId == companyId
                && r.Section == section
                && r.QuickBooks != null
                && r.QuickBooksId != null
                && r.State != RecordState.Deleted
            && (r.ExternalId != null || r.State == RecordState.QuickBooksOnly || r.State == RecordState.Ignored));
        await foreach (var lot in LotsAsync(stored, ct))
        {
            yield return lot;
        }
    }

    private IAsyncEnumerable<List<Record>> AppOnlyAsync(Guid companyId, string section, CancellationToken ct) =>
        LotsAsync(db.Records.AsNoTracking().Unmatched(companyId, section), ct);

    private static async IAsyncEnumerable<List<Record>> LotsAsync(
        IQueryable<Record> records, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        var after = Guid.Empty;
        while (true)
        {
            var lot = await records.Where(r => r.Id > after).OrderBy(r => r.Id).Take(Lot).ToListAsync(ct);
            if (lot.Count > 0)
            {
                yield return lot;
            }

            if (lot.Count < Lot)
            {
                yield break;
            }

            after = lot[^1].Id;
        }
    }
}
