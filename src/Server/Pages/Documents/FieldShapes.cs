using System.Text.Json;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Server.Pages.Documents;

/// <summary>What the tables of the language say of the fields of one record: their order, kind and whether they are personal.</summary>
internal sealed class FieldShapes
{
    private readonly Dictionary<string, ElementNode> elements;

    private FieldShapes(IEnumerable<ElementNode> elements) =>
        this.elements = elements.DistinctBy(e => e.JsonName).ToDictionary(e => e.JsonName, StringComparer.Ordinal);

    /// <summary>Those of a section's record: what QuickBooks returns first, then what only a new one has.</summary>
    public static FieldShapes Of(SectionDef section, JsonElement quickBooks, JsonElement app)
    {
        var kind = quickBooks.ValueKind == JsonValueKind.Object ? WritableObjects.ForReturned(
            section.Query, quickBooks) : WritableObjects.ForFields(section.Query, app);
        kind ??= WritableObjects.Of(section.Query) is [var first, ..] ? first : null;
        return new([.. kind?.Ret?.Root.ChildElements.Values ?? [], .. kind?.Add?.Inner?.ChildElements.Values ?? []]);
    }

    /// <summary>Those inside one field.</summary>
    public static FieldShapes Inside(ElementNode? element) => new(element?.ChildElements.Values ?? []);

    /// <summary>What the tables say of a property; null when they do not know it.</summary>
    public ElementNode? this[string property] => elements.GetValueOrDefault(property);

    /// <summary>The properties in the order of the tables, unknown ones last.</summary>
    public IEnumerable<string> Sort(IEnumerable<string> properties)
    {
        var order = elements.Keys.Select((name, index) => (name, index)).ToDictionary(p => p.name, p => p.index, StringComparer.Ordinal);
        return properties.OrderBy(p => order.GetValueOrDefault(p, int.MaxValue));
    }
}
