namespace WebConnectorSync.Sync.Model;

/// <summary>A section whose one-sided records are to be judged again, by the next session. It is gone when that is done.</summary>
internal sealed class PendingEvaluation
{
    public Guid CompanyId { get; init; }

    /// <summary>The section's API name.</summary>
    public required string Section { get; init; }

    /// <summary>
    /// A reset is over for this section: QuickBooks has shown all of it, and links it did not show are taken apart first.
    /// </summary>
    public bool IsReadWhole { get; set; }

    /// <summary>The records of QuickBooks are done, and those of the app are on.</summary>
    public bool IsQuickBooksDone { get; set; }

    /// <summary>A record came in or went out in this pass, so those above and below it are looked at once more.</summary>
    public bool IsTurned { get; set; }

    /// <summary>The record up to which it is done; null at the beginning.</summary>
    public Guid? DoneTo { get; set; }
}
