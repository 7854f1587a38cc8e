namespace WebConnectorSync.Sync.Model;

/// <summary>A call that carried an Idempotency-Key, with its answer: the same key and the same call get the same answer again.</summary>
internal sealed class IdempotentCall
{
    public Guid CompanyId { get; init; }

    /// <summary>The header's value.</summary>
    public required string Key { get; init; }

    /// <summary>Keyed hash of method, path, query and body, hexadecimal: another call with the same key is refused.</summary>
    public required string RequestHash { get; init; }

    public int StatusCode { get; set; }

    /// <summary>The answer's body; null when it had none.</summary>
    public string? Body { get; set; }

    public DateTime CreatedAt { get; init; }
}
