using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Rules;

namespace WebConnectorSync.Server.Api.Rules;

/// <summary>One version of the rules.</summary>
/// <param name="Version">1, 2, 3 ...</param>
/// <param name="ChangedAt">When.</param>
/// <param name="ChangedBy">A person's name, or the name of an API key.</param>
/// <param name="AppliedAt">When the records it touched had been judged by it; null while that is still to be done, at the next
/// session.</param>
/// <param name="Rules">The whole document.</param>
internal sealed record RuleHistoryJson(int Version, DateTime ChangedAt, string ChangedBy, DateTime? AppliedAt, RulesJson Rules)
{
    public static RuleHistoryJson From(RuleSet set) =>
        new(set.Version, set.ChangedAt, set.ChangedBy, set.AppliedAt, RulesJson.From(RuleCache.Read(set)));
}
