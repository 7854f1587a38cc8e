namespace WebConnectorSync.Domain.Rules;

/// <summary>Which vendors sync.</summary>
public sealed record VendorRules
{
    /// <summary>Which ones.</summary>
    public VendorChoice Include { get; init; }

    /// <summary>Names of the vendors that sync, when <see cref="Include"/> is chosen.</summary>
    public IReadOnlyList<string> Chosen { get; init; } = [];
}

/// <summary>Which vendors sync.</summary>
public enum VendorChoice
{
    /// <summary>Every one.</summary>
    All,

    /// <summary>No one.</summary>
    None,

    /// <summary>Those marked as eligible for 1099.</summary>
    Eligible1099,

    /// <summary>Those named in the rules.</summary>
    Chosen,
}
