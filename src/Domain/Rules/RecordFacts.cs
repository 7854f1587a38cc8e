namespace WebConnectorSync.Domain.Rules;

/// <summary>What the rules need to know of a record that only one side has.</summary>
/// <param name="Section">Its section's API name.</param>
/// <param name="Name">Its full name or number.</param>
/// <param name="IsInQuickBooks">Whether QuickBooks is the side that has it; otherwise the app is.</param>
public sealed record RecordFacts(string Section, string? Name, bool IsInQuickBooks)
{
    /// <summary>The day on which it was created on its side; null when not known.</summary>
    public DateOnly? CreatedOn { get; init; }

    /// <summary>The date of a transaction.</summary>
    public DateOnly? TxnOn { get; init; }

    /// <summary>False when it was made inactive.</summary>
    public bool IsActive { get; init; } = true;

    /// <summary>A customer below another one.</summary>
    public bool IsJob { get; init; }

    /// <summary>A job with further jobs below it.</summary>
    public bool HasJobs { get; init; }

    /// <summary>A vendor marked as eligible for 1099.</summary>
    public bool IsEligibleFor1099 { get; init; }

    /// <summary>Full name of a received payment's method; null when it has none.</summary>
    public string? PaymentMethod { get; init; }
}
