using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>
/// Ends the syncing of customers that a new first day makes too old, except those something that syncs refers to. Which these are is
/// known only when all else has been judged. Their ids are kept in memory meanwhile, and nothing else of them.
/// </summary>
internal sealed class CustomersBeforeStart(ServerDb db, RuleCache ruleCache, RecordBatches batches, TimeProvider clock)
{
    private const string Customers = "customers";
    private const int Lot = 500;

    /// <summary>Ignores them, with an entry of the change feed for each.</summary>
    public async Task LeaveAsync(Guid companyId, CancellationToken ct)
    {
        var rules = await ruleCache.CurrentAsync(companyId, ct);
        if (rules.Of(Customers).FromDate is null)
        {
            return;
        }

        var old = await FindAsync(companyId, rules, ct);
        foreach (var section in old.Count == 0 ? [] : ReferenceMap.DependentsOf(Customers))
        {
            await KeepAsync(companyId, section, rules, old, ct);
        }

        foreach (var lot in old.Keys.InLots())
        {
            await IgnoreAsync(companyId, lot, rules, ct);
        }
    }

    // By id, with the id of what stands above.
    private async Task<Dictionary<string, string?>> FindAsync(Guid companyId, CompanyRules rules, CancellationToken ct)
    {
        var old = new Dictionary<string, string?>(StringComparer.Ordinal);
        Guid? after = null;
        while (true)
        {
            var lot = await batches.ReadAsync(companyId, Customers, after, rules, ct);
            foreach (var candidate in lot.Candidates.Values.Where(
                c => c.IsSyncing && OwnRules.Find(rules, c.Facts) is { Reach: Reach.ComesAlong }))
            {
                old[candidate.Id] = candidate.ParentId;
            }

            if (lot.IsLast)
            {
                return old;
            }

            after = lot.Last;
        }
    }

    private async Task KeepAsync(Guid companyId, string section, CompanyRules rules, Dictionary<string, string?> old, CancellationToken ct)
    {
        var map = ruleCache.ScopeOf(rules).ReferencesOf(section);
        var after = Guid.Empty;
        while (old.Count > 0)
        {
            var records = await db.Records.AsNoTracking()
                .Where(
                    r => r.CompanyId == companyId
                        && r.Section == section
                        && r.Id > after
                        && r.QuickBooks != null
                        && r.State != RecordState.Ignored
                        && r.State != RecordState.Deleted)
                .OrderBy(r => r.Id)
                .Take(Lot)
                .ToListAsync(ct);
            foreach (var reference in records.Where(
                r => section != Customers || !old.ContainsKey(r.QuickBooksId!)).SelectMany(r => RecordBatches.Candidate(r, map).References))
            {
                // What is kept keeps what stands above it.
                for (var id = reference.Id; id is not null && old.Remove(id, out var above); id = above)
                {
                }
            }

            if (records.Count < Lot)
            {
                return;
            }

            after = records[^1].Id;
        }
    }

    private async Task IgnoreAsync(Guid companyId, string[] ids, CompanyRules rules, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await ChangeNumbers.LockAsync(db, companyId, ct);
        var records = await db.Records
            .Where(
                r => r.CompanyId == companyId
                    && r.Section == Customers
                    && r.QuickBooksId != null
                    && ids.Contains(r.QuickBooksId)
                    && r.State == RecordState.QuickBooksOnly)
            .ToListAsync(ct);
        foreach (var record in records)
        {
            if (OwnRules.Find(
                rules, RecordBatches.Candidate(record, FrozenDictionary<string, IReadOnlyList<string>>.Empty).Facts) is { } finding)
            {
                record.Ignore(finding.Reason, now);
                ChangeFeed.Add(db, companyId, [(record, ChangeType.Ignored)], now);
            }
        }

        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }
}
