namespace WebConnectorSync.Server.Rules;

/// <summary>A section whose one-sided records are to be judged again, by the next session. It is gone when that is done.</summary>
internal sealed class JudgementDue
{
    public Guid CompanyId { get; init; }

    /// <summary>The section's API name.</summary>
    public required string Section { get; init; }

    /// <summary>The record up to which it is done; null at the beginning.</summary>
    public Guid? DoneTo { get; set; }
}
