using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Sync.References;

/// <summary>Sections and the qbXML objects of their records.</summary>
internal static class SectionObjects
{
    private static readonly Dictionary<string, SectionDef> ByObject = SectionCatalogue.All
        .SelectMany(s => WritableObjects.Of(s.Query), (section, kind) => (section, kind.Name))
        .DistinctBy(p => p.Name)
        .ToDictionary(p => p.Name, p => p.section, StringComparer.Ordinal);

    private static readonly IReadOnlyList<string> TransactionSections = [.. SectionCatalogue.All.Where(IsTransaction).Select(s => s.Name)];

    /// <summary>The sections whose records the app can keep: those with an Add in the tables.</summary>
    public static IReadOnlyList<SectionDef> Writable { get; } = [.. SectionCatalogue.All.Where(IsWritable)];

    /// <summary>Whether QuickBooks takes new records of that section.</summary>
    public static bool IsWritable(SectionDef section) => WritableObjects.Of(section.Query).Any(o => o.Add is not null);

    /// <summary>Whether the section's records are transactions.</summary>
    public static bool IsTransaction(SectionDef section) => WritableObjects.Of(section.Query) is [{ Kind: ObjectKind.Txn }, ..];

    /// <summary>The sections a reference may be to; empty when its kind has no section here. No targets: any transaction.</summary>
    public static IReadOnlyList<string> SectionsOf(IReadOnlyList<string> targets) => targets.Count == 0
        ? TransactionSections
        : [.. targets.SelectMany(WritableObjects.Of).Select(o => ByObject.GetValueOrDefault(o.Name)?.Name).OfType<string>().Distinct()];

    /// <summary>
    /// The kind of object a record is or becomes: as QuickBooks returned it, else as its fields fit; null when it can be neither.
    /// </summary>
    public static ObjectDef? Of(SectionDef section, JsonElement app, JsonElement quickBooks) => quickBooks.ValueKind == JsonValueKind.Object
        ? WritableObjects.ForReturned(section.Query, quickBooks)
        : WritableObjects.ForFields(section.Query, app);
}
