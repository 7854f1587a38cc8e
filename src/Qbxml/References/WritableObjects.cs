using System.Text.Json;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.References;

/// <summary>
/// Which objects a name of the tables stands for: a query over several kinds (Terms, Item) and a reference to one of several are written as
/// one of these kinds.
/// </summary>
public static class WritableObjects
{
    /// <summary>
    /// The objects that name stands for: itself, or the kinds its query returns (StandardTerms and DateDrivenTerms for Terms).
    /// </summary>
    public static IReadOnlyList<ObjectDef> Of(string name)
    {
        var language = QbxmlLanguage.Default;
        if (language.FindObject(name) is not { } definition)
        {
            return [];
        }

        return definition.Ret is not null || definition.Query is null
            ? [definition]
            : [.. definition.Query.Returns.Select(r => language.FindMessage(r)?.ObjectName).OfType<string>().Select(language.Object)];
    }

    /// <summary>Those of them that can be added, the one that fits the fields best; null when none can.</summary>
    /// <param name="name">The object of a section's query.</param>
    /// <param name="fields">The app's fields.</param>
    public static ObjectDef? ForFields(string name, JsonElement fields) => Best(Of(name), fields, o => o.Add?.Inner);

    /// <summary>The one that an object returned by QuickBooks is.</summary>
    /// <param name="name">The object of a section's query.</param>
    /// <param name="quickBooks">QuickBooks' fields.</param>
    public static ObjectDef? ForReturned(string name, JsonElement quickBooks) => Best(Of(name), quickBooks, o => o.Ret?.Root);

    private static ObjectDef? Best(IReadOnlyList<ObjectDef> objects, JsonElement fields, Func<ObjectDef, ElementNode?> shape) =>
        objects.Where(
            o => shape(o) is not null).OrderBy(o => fields.ValueKind == JsonValueKind.Object
                ? fields.EnumerateObject().Count(f => !shape(o)!.JsonNames.Contains(f.Name))
                : 0).FirstOrDefault();
}
