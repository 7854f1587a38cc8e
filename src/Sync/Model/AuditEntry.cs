namespace WebConnectorSync.Sync.Model;

/// <summary>Who did what when. Kept when the company or the person is gone.</summary>
internal sealed class AuditEntry
{
    public Guid Id { get; init; }

    public DateTime At { get; init; }

    public CallerKind Kind { get; init; }

    /// <summary>The person or key; null for the server and for somebody not signed in.</summary>
    public Guid? CallerId { get; init; }

    /// <summary>Their name at that time.</summary>
    public required string Caller { get; init; }

    /// <summary>Where the request came from.</summary>
    public string? Address { get; init; }

    public Guid? CompanyId { get; init; }

    /// <summary>The company's name at that time.</summary>
    public string? Company { get; init; }

    /// <summary>What was done, a sentence: "Asked for a sync."</summary>
    public required string Action { get; init; }
}
