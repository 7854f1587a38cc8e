namespace WebConnectorSync.Qbxml.Schema;

/// <summary>The qbXML one particular QuickBooks understands: its highest version and its country edition.</summary>
public readonly record struct Dialect(QbxmlVersion Version, Countries Country)
{
    /// <summary>The newest US dialect.</summary>
    public static readonly Dialect Newest = new(QbxmlVersion.Newest, Countries.US);

    /// <summary>Reads "US", "CA", "UK" (also "Canada" and the like) as QuickBooks reports it; anything unknown is US.</summary>
    public static Countries CountryFrom(string? text) => text?.Trim().ToUpperInvariant() switch
    {
        "CA" or "CANADA" => Countries.CA,
        "UK" or "GB" or "UNITED KINGDOM" => Countries.UK,
        _ => Countries.US,
    };
}
