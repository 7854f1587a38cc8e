namespace WebConnectorSync.Domain.Sections;

/// <summary>A kind of record that syncs as a unit.</summary>
/// <param name="Name">Its API name: customers.</param>
/// <param name="Title">What the pages call it.</param>
/// <param name="Query">The qbXML object whose query brings it: Customer for CustomerQuery.</param>
public sealed record SectionDef(string Name, string Title, string Query)
{
    /// <summary>
    /// What the deleted-object queries call its records (ListDelType or TxnDelType); empty where QuickBooks does not tell of deletions.
    /// </summary>
    public IReadOnlyList<string> DeletedTypes { get; init; } = [Query];

    /// <summary>Read from the first answer of each session instead of a query of its own.</summary>
    public bool IsFromHost { get; init; }

    /// <summary>Its records are transactions, not list entries.</summary>
    public bool IsTransaction { get; init; }

    /// <summary>The preference of the company file without which it holds nothing; null when it depends on none.</summary>
    public Preference? Needs => SectionPreferences.Of(Name);
}
