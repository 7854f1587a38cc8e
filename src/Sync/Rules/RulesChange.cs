using WebConnectorSync.Domain.Rules;

namespace WebConnectorSync.Sync.Rules;

/// <summary>What became of a change of the rules.</summary>
internal abstract record RulesChange
{
    private RulesChange()
    {
    }

    /// <summary>They count.</summary>
    public sealed record Done(CompanyRules Rules) : RulesChange;

    /// <summary>Somebody else changed them since they were read; this is their version now.</summary>
    public sealed record Outdated(int CurrentVersion) : RulesChange;
}
