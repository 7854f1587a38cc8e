namespace WebConnectorSync.Sync.Model;

/// <summary>A key an app's program presents as a bearer token.</summary>
internal sealed class ApiKey
{
    /// <summary>The most characters its name may have.</summary>
    public const int NameMaxLength = 100;

    /// <summary>The name of the key that stands in the configuration; no other has it.</summary>
    public const string SetupName = "setup";

    public Guid Id { get; init; }

    /// <summary>What it is for, as a person named it.</summary>
    public required string Name { get; init; }

    /// <summary>SHA-256 of the key, hexadecimal. The key has 256 random bits, so a slow hash would add nothing.</summary>
    public required string Hash { get; init; }

    /// <summary>Only reads; calls that change something are refused.</summary>
    public bool IsReadOnly { get; init; }

    /// <summary>Opens only the companies of <see cref="ApiKeyCompany"/>; false: all, also those that come later.</summary>
    public bool IsLimited { get; init; }

    public DateTime CreatedAt { get; init; }

    public DateTime? LastUsedAt { get; set; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>Opens nothing from then on; null: it does not end by itself.</summary>
    public DateTime? ExpiresAt { get; init; }
}
