namespace WebConnectorSync.Qbxml.Schema;

/// <summary>Where a part of the language exists: from which version on, in which country editions.</summary>
public readonly record struct Gate(QbxmlVersion Since, Countries Countries)
{
    /// <summary>Everywhere.</summary>
    public static readonly Gate Open = new(QbxmlVersion.Oldest, Countries.All);

    /// <summary>Whether the part exists in that dialect.</summary>
    public bool IsOpenFor(Dialect dialect) => dialect.Version >= Since && (dialect.Country & Countries) != Countries.None;
}
