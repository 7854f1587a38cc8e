namespace WebConnectorSync.Domain.Rules;

/// <summary>Which jobs sync: customers that stand below another one.</summary>
public sealed record JobRules
{
    /// <summary>Which levels QuickBooks' jobs are taken from.</summary>
    public JobLevels Include { get; init; }

    /// <summary>Full names of jobs that do not sync, "Miller:Roof"; * stands for any characters.</summary>
    public IReadOnlyList<string> Exclude { get; init; } = [];
}

/// <summary>Which levels of jobs sync.</summary>
public enum JobLevels
{
    /// <summary>Every job.</summary>
    All,

    /// <summary>Only jobs without further jobs below them.</summary>
    LowestLevel,
}
