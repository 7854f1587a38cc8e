namespace WebConnectorSync.Domain.Rules;

/// <summary>Which employees sync.</summary>
public sealed record EmployeeRules
{
    /// <summary>Whether inactive ones do.</summary>
    public EmployeeChoice Include { get; init; }

    /// <summary>For the app to read: whether it should invite employees it does not know yet.</summary>
    public bool Invite { get; init; }
}

/// <summary>Which employees sync.</summary>
public enum EmployeeChoice
{
    /// <summary>Those that are active.</summary>
    Active,

    /// <summary>Every one.</summary>
    All,
}
