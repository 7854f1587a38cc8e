namespace WebConnectorSync.Sync.Model;

/// <summary>One version of a company's rules. Versions are never changed: the newest counts, the others are the history.</summary>
internal sealed class RuleSet
{
    public Guid CompanyId { get; init; }

    /// <summary>1, 2, 3 ...; a company without a row has version 0, the defaults.</summary>
    public int Version { get; init; }

    /// <summary>The document, JSON.</summary>
    public required string Document { get; init; }

    public DateTime ChangedAt { get; init; }

    /// <summary>Who changed it: a person's name, or the name of an API key.</summary>
    public required string ChangedBy { get; init; }

    /// <summary>When judging the records it touches began; null until the next session.</summary>
    public DateTime? BegunAt { get; set; }

    /// <summary>When the records it touched had been judged by it; null while that is still to be done, at the next session.</summary>
    public DateTime? AppliedAt { get; set; }
}
