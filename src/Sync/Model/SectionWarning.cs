namespace WebConnectorSync.Sync.Model;

/// <summary>
/// Something in a section that a person should look at; it holds no sync time. It goes when its cause is gone, and is not shown any more
/// once somebody has acknowledged it.
/// </summary>
internal sealed class SectionWarning
{
    /// <summary>The <see cref="RecordId"/> of a warning about the section as a whole.</summary>
    public static readonly Guid WholeSection = Guid.Empty;

    public Guid CompanyId { get; init; }

    /// <summary>The section's API name (customers).</summary>
    public required string Section { get; init; }

    /// <summary>One of this server's codes.</summary>
    public required string Code { get; init; }

    /// <summary>The record it is about, or <see cref="WholeSection"/>.</summary>
    public Guid RecordId { get; init; }

    /// <summary>The particulars, in a sentence.</summary>
    public required string Detail { get; set; }

    /// <summary>The value that would end it (a total before it was changed); null where there is none.</summary>
    public string? Was { get; set; }

    public DateTime At { get; set; }

    /// <summary>When its cause was last seen to last; a record that changed since is looked at again.</summary>
    public DateTime CheckedAt { get; set; }

    /// <summary>When a person said that it is known; null while nobody has.</summary>
    public DateTime? AcknowledgedAt { get; set; }
}
