using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Rules;

/// <summary>The rules of companies: the ones that count now, how they are changed, and who changed them when.</summary>
internal sealed class RuleCache(ServerDb db, DatabaseProvider database, TimeProvider clock, ChangeSignal signal, Caller caller)
{
    private readonly Dictionary<Guid, CompanyRules> read = [];
    private readonly Dictionary<CompanyRules, RuleScope> scopes = [];

    /// <summary>
    /// The rules that count now; the defaults for a company that has changed none. Read once for each call of this server.
    /// </summary>
    public async Task<CompanyRules> CurrentAsync(Guid companyId, CancellationToken ct)
    {
        if (!read.TryGetValue(companyId, out var rules))
        {
            var newest = await db.RuleSets.AsNoTracking().Where(
                r => r.CompanyId == companyId).OrderByDescending(r => r.Version).FirstOrDefaultAsync(ct);
            rules = newest is null ? CompanyRules.Default : Read(newest);
            read[companyId] = rules;
        }

        return rules;
    }

    /// <summary>Reads the rules anew when they are asked for next.</summary>
    public void Forget(Guid companyId) => read.Remove(companyId);

    /// <summary>
    /// Stores changed rules as a new version; from the next session on they count for what is stored already. The same rules once more
    /// are no change.
    /// </summary>
    /// <param name="companyId">The company, which exists.</param>
    /// <param name="rules">The whole document, with the version it was made from.</param>
    /// <param name="by">Who changes them: a person, or an API key's name.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task<RulesChange> ChangeAsync(Guid companyId, CompanyRules rules, string by, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        read.Remove(companyId);
        var current = await CurrentAsync(companyId, ct);
        if (rules.Version != current.Version)
        {
            return new RulesChange.Outdated(current.Version);
        }

        if (RulesDocument.Write(rules) == RulesDocument.Write(current))
        {
            return new RulesChange.Done(current);
        }

        var changed = rules with { Version = current.Version + 1 };
        db.RuleSets.Add(new RuleSet
        {
            CompanyId = companyId,
            Version = changed.Version,
            Document = RulesDocument.Write(changed),
            ChangedAt = clock.GetUtcNow().UtcDateTime,
            ChangedBy = by.CutTo(200),
        });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (database.IsUniqueViolation(e))
        {
            return new RulesChange.Outdated(changed.Version);
        }

        read[companyId] = changed;
        signal.Pulse(companyId);
        return new RulesChange.Done(changed);
    }

    /// <summary>The versions of a company's rules, newest first.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="before">Only versions before this one; null for the newest.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public Task<List<RuleSet>> HistoryAsync(Guid companyId, int? before, int count, CancellationToken ct) => db.RuleSets.AsNoTracking()
        .Where(r => r.CompanyId == companyId && (before == null || r.Version < before))
        .OrderByDescending(r => r.Version)
        .Take(count)
        .ToListAsync(ct);

    /// <summary>Which sections these rules can touch.</summary>
    public RuleScope ScopeOf(CompanyRules rules)
    {
        if (!scopes.TryGetValue(rules, out var scope))
        {
            scope = new RuleScope(rules);
            scopes[rules] = scope;
        }

        return scope;
    }

    /// <summary>A stored version as rules.</summary>
    public static CompanyRules Read(RuleSet set) => RulesDocument.Read(set.Document) with { Version = set.Version };
}
