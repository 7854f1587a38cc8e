using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Sync.References;

/// <summary>
/// Lists of QuickBooks that share one set of names: no customer is called like a vendor, no service like an inventory item.
/// </summary>
internal static class NameFamilies
{
    private static readonly string[] Names = ["customers", "vendors", "employees", "otherNames"];

    private static readonly string[] Items = [
        .. SectionCatalogue.All.Where(
            s => s.Query.StartsWith("Item", StringComparison.Ordinal)
                && s.Name.EndsWith("Items", StringComparison.Ordinal)).Select(s => s.Name)];

    /// <summary>The other sections whose names a section's records must not have.</summary>
    public static IReadOnlyList<string> Others(string section) =>
        [.. (Names.Contains(section) ? Names : Items.Contains(section) ? Items : []).Where(s => s != section)];
}
