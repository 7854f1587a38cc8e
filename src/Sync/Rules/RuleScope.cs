using System.Collections.Frozen;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Sync.Rules;

/// <summary>
/// Which sections a company's rules can touch at all. What they cannot touch is not looked at when it is stored; with the defaults that
/// is everything but the employees.
/// </summary>
internal sealed class RuleScope
{
    private readonly CompanyRules rules;
    private readonly Dictionary<string, FrozenDictionary<string, IReadOnlyList<string>>> references = new(StringComparer.Ordinal);

    public RuleScope(CompanyRules rules)
    {
        this.rules = rules;

        // Sections refer to earlier ones, save for a few; those are met in the second round.
        var reaching = new HashSet<string>(SectionCatalogue.All.Select(s => s.Name).Where(IsFilteredWithReach), StringComparer.Ordinal);
        var before = -1;
        while (reaching.Count > 0 && reaching.Count != before)
        {
            before = reaching.Count;
            foreach (var section in SectionCatalogue.All.Select(s => s.Name))
            {
                var map = ReferenceMap.Of(section)
                    .Select(p => (p.Key, Targets: (IReadOnlyList<string>)[.. p.Value.Where(reaching.Contains)]))
                    .Where(p => p.Targets.Count > 0)
                    .ToFrozenDictionary(p => p.Key, p => p.Targets, StringComparer.Ordinal);
                if (map.Count > 0)
                {
                    references[section] = map;
                    reaching.Add(section);
                }
            }
        }
    }

    /// <summary>Whether records of that section that only QuickBooks has must be looked at.</summary>
    public bool Evaluates(string section) => OwnRules.CanFind(rules, section, inQuickBooks: true) || references.ContainsKey(section);

    /// <summary>The references of that section's records that can matter: property to sections.</summary>
    public FrozenDictionary<string, IReadOnlyList<string>> ReferencesOf(string section) =>
        references.GetValueOrDefault(section, FrozenDictionary<string, IReadOnlyList<string>>.Empty);

    // Inactive employees keep nothing else out.
    private bool IsFilteredWithReach(string section) =>
        OwnRules.CanFind(
            section == "employees" ? rules with { Employees = new EmployeeRules { Include = EmployeeChoice.All } } : rules,
            section,
            inQuickBooks: true);
}
