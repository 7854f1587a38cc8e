using System.Collections.Concurrent;
using System.Collections.Frozen;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Sync.Rules;

/// <summary>
/// Which property of a section's records names records of which sections, read from the language's tables. Only what a record is about
/// counts: customers, vendors, employees and other names, items, the record above it, and the transactions a payment is applied to.
/// Terms, taxes, accounts, classes and other lists are always there, so nothing depends on them.
/// </summary>
internal static class ReferenceMap
{
    /// <summary>The list of transactions a payment is applied to; each entry says its own kind.</summary>
    public const string AppliedTo = "appliedTo";

    private static readonly string[] Names = ["customers", "vendors", "employees", "otherNames"];
    private static readonly string[] Taxes = ["salesTaxItems", "salesTaxGroupItems"];
    private static readonly ConcurrentDictionary<string, FrozenDictionary<string, IReadOnlyList<string>>> Maps =
        new(StringComparer.Ordinal);
    private static readonly ILookup<string, string> SectionsOfObject = SectionCatalogue.All
        .Where(s => !s.IsFromHost)
        .SelectMany(s => Objects(s.Query).Append(s.Query), (s, name) => (name, s.Name))
        .Distinct()
        .ToLookup(p => p.name, p => p.Name);

    /// <summary>Property name to the sections it names records of. Empty for lists that nothing can keep out but their own rule.</summary>
    public static FrozenDictionary<string, IReadOnlyList<string>> Of(string section) => Maps.GetOrAdd(section, Build);

    /// <summary>The sections whose records name records of that one, in the order in which they sync.</summary>
    public static IEnumerable<string> DependentsOf(string section) =>
        SectionCatalogue.All.Select(s => s.Name).Where(s => Of(s).Values.Any(targets => targets.Contains(section)));

    /// <summary>The sections a reference to an object of the tables leads to: Item to every kind of item.</summary>
    public static IEnumerable<string> SectionsOf(string target) =>
        SectionsOfObject[target].Concat(Objects(target).SelectMany(o => SectionsOfObject[o])).Distinct();

    /// <summary>What one record of a section is called: customer, vendor, item.</summary>
    public static string Word(string section) => section switch
    {
        "otherNames" => "name",
        "timeTracking" => "time entry",
        "receivePayments" => "payment",
        _ when section.EndsWith("Items", StringComparison.Ordinal) => "item",
        _ => (SectionCatalogue.Find(section)?.Title.ToLowerInvariant() ?? section).TrimEnd('s'),
    };

    private static FrozenDictionary<string, IReadOnlyList<string>> Build(string section)
    {
        var definition = SectionCatalogue.Find(section)!;
        var map = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var root in Objects(definition.Query).Select(o => QbxmlLanguage.Default.FindObject(o)?.Ret?.Root).OfType<ElementNode>())
        {
            Collect(root, definition, map);
        }

        return map.ToFrozenDictionary(p => p.Key, p => (IReadOnlyList<string>)[.. p.Value], StringComparer.Ordinal);
    }

    private static void Collect(ElementNode element, SectionDef section, Dictionary<string, HashSet<string>> map)
    {
        foreach (var child in element.ChildElements.Values)
        {
            if (child.JsonName == AppliedTo)
            {
                Add(AppliedTo, SectionCatalogue.All.Where(s => s.IsTransaction).Select(s => s.Name));
            }
            else if (child.IsReference)
            {
                Add(child.JsonName, child.Targets.SelectMany(SectionsOf).Where(target => Matters(section, child, target)));
            }
            else if (child.IsAggregate)
            {
                Collect(child, section, map);
            }
        }

        void Add(string property, IEnumerable<string> sections)
        {
            if (sections.ToList() is { Count: > 0 } found)
            {
                map.TryAdd(property, []);
                map[property].UnionWith(found);
            }
        }
    }

    private static bool Matters(SectionDef section, ElementNode reference, string target) =>
        reference.Name == "ParentRef"
            ? target == section.Name
            : (section.IsTransaction || Names.Contains(section.Name))
                && (Names.Contains(target) || (target.EndsWith("Items", StringComparison.Ordinal) && !Taxes.Contains(target)));

    private static IEnumerable<string> Objects(string query) =>
        QbxmlLanguage.Default.FindObject(query)?.Query?.Returns.Select(r => r[..^"Ret".Length]) ?? [];
}
