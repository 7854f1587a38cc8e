using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>
/// The JSON Schema of each section's fields, made from the tables: as the app sends them, or as they are read. Parts of the same shape,
/// such as addresses, are described once.
/// </summary>
internal sealed class FieldSchemas(OpenApiDocument document, bool isRead)
{
    private const int MaxId = 36;
    private const string CustomFieldsName = "customFields";

    // What an app does not send, and what has another name in JSON.
    private readonly HashSet<string> hidden =
        new(isRead ? ["DataExt", "DataExtRet"] : ["EditSequence", "DataExt", "DataExtRet"], StringComparer.Ordinal);

    // No part has the name of a whole section.
    private static readonly HashSet<string> OfSections =
        [.. SectionCatalogue.All.SelectMany(s => (string[])[NameOf(s, isRead: false), NameOf(s, isRead: true)])];

    private readonly string suffix = isRead ? "Read" : "Fields";
    private readonly Dictionary<string, string> shapes = new(StringComparer.Ordinal);

    /// <summary>What the fields of a section are called in the description.</summary>
    public static string NameOf(SectionDef section, bool isRead) => Pascal(section.Name) + (isRead ? "Read" : "Fields");

    /// <summary>Describes the fields of a section.</summary>
    public void Add(SectionDef section)
    {
        // The section of the company itself holds its preferences, too.
        var kinds = WritableObjects.Of(section.Query).Concat(section.IsFromHost ? WritableObjects.Of("Preferences") : [])
            .Where(o => isRead ? o.Ret is not null : o.Add is not null).ToList();
        List<ElementNode> parents = [.. kinds.SelectMany(
            k => isRead ? [k.Ret!.Root] : (IEnumerable<ElementNode?>)[k.Add!.Inner, k.Mod?.Inner]).OfType<ElementNode>()];
        var (schema, _) = Describe(Pascal(section.Name), parents);
        if (!isRead && kinds.Exists(k => k.Ret?.Root.ChildElements.ContainsKey("DataExtRet") == true))
        {
            schema.Properties!.TryAdd(CustomFieldsName, CustomFields());
        }

        if (kinds[0].IdElement is { } id)
        {
            var name = char.ToLowerInvariant(id[0]) + id[1..];
            schema.Properties![name] = new OpenApiSchema
            {
                Type = isRead ? JsonSchemaType.String : JsonSchemaType.String | JsonSchemaType.Null,
                MaxLength = MaxId,
                Description = FieldMeanings.Of(name),
            };
            schema.Required = isRead ? new HashSet<string>([name], StringComparer.Ordinal) : null;
        }

        schema.Description = isRead ? $"{section.Title} as QuickBooks has them." : $"{section.Title} as the app sends them.{Needed(kinds)}";
        document.AddComponent(NameOf(section, isRead), schema);
    }

    private static string Needed(List<ObjectDef> kinds)
    {
        var needed = kinds[0].Add!.Inner!.Children.OfType<ElementNode>().Where(e => e.IsRequired && !e.IsRepeated).Select(e => e.JsonName);
        return kinds.Count > 1 || !needed.Any() ? "" : $" A new one needs {string.Join(", ", needed)}.";
    }

    // One array may hold lines of several kinds, and an Add and its Mod have most fields in common: each property is described once.
    private (OpenApiSchema Schema, string Shape) Describe(string owner, IReadOnlyList<ElementNode> parents)
    {
        var schema =
            new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) };
        var shape = new List<string>();
        var types = parents.Select(e => e.JsonType).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        if (types.Count > 0)
        {
            schema.Properties["type"] = Choice("type", types);
            shape.Add(string.Join('|', types));
        }

        var children = parents.SelectMany(p => p.ChildElements.Values, (parent, element) => (Parent: parent, Element: element))
            .Where(c => !hidden.Contains(c.Element.Name));
        foreach (var group in children.GroupBy(c => c.Element.JsonName, StringComparer.Ordinal))
        {
            var isList = group.Any(c => c.Element.IsRepeated || IsInRepeatedChoice(c.Parent, c.Element));
            var (property, itsShape) = One(owner, group.Key, [.. group.Select(c => c.Element)], isList);
            Put(schema, group.Key, property, isList);
            shape.Add($"{group.Key}:{itsShape}{(isList ? "[]" : "")}");
            if (!isRead && group.First().Element.JsonRefName is { } reference)
            {
                Put(schema, reference, new OpenApiSchemaReference(References.Transaction, document), group.First().Element.IsRepeated);
            }
        }

        if (parents.Any(p => p.ChildElements.ContainsKey(isRead ? "DataExtRet" : "DataExt")))
        {
            schema.Properties.TryAdd(CustomFieldsName, CustomFields());
            shape.Add(CustomFieldsName);
        }

        return (schema, string.Join(',', shape));
    }

    private (IOpenApiSchema Schema, string Shape) One(
        string owner, string name, IReadOnlyList<ElementNode> elements, bool isList)
    {
        var first = elements[0];
        if (first.IsReference)
        {
            var kind = isRead ? References.Read : References.Sent;
            return (new OpenApiSchemaReference(kind, document), kind);
        }

        if (!first.IsAggregate)
        {
            var value = Value(first);
            return (value, $"{first.Value}{first.MaxLength}{first.Min}{first.Max}{string.Join('|', first.Words)}");
        }

        var part = PartName(first.Name) + (name == "lines" && owner.EndsWith("Line", StringComparison.Ordinal) ? "InGroup" : "");
        var (schema, shape) = Describe(part, elements);
        var component = NameOf(owner, part, shape);
        if (shapes.TryAdd(shape, component))
        {
            schema.Type = isRead || isList ? JsonSchemaType.Object : JsonSchemaType.Object | JsonSchemaType.Null;
            schema.Description = FieldMeanings.Of(name);
            document.AddComponent(component, schema);
        }

        return (new OpenApiSchemaReference(component, document), component);
    }

    // Where two parts of one name have different fields, the later one is named after what it stands in.
    private string NameOf(string owner, string part, string shape) =>
        shapes.GetValueOrDefault(shape)
        ?? new[] { part, owner + part, $"{owner}{part}{shapes.Count}" }.Select(n => n + suffix)
            .First(n => !shapes.ContainsValue(n) && !OfSections.Contains(n));

    // BillAddress and ShipAddress are both an Address, InvoiceLineAdd is an InvoiceLine, debits and credits are a JournalLine.
    private static string PartName(string element)
    {
        var name = new[] { "Add", "Mod", "Ret" }.Aggregate(
            element, (n, end) => n.EndsWith(end, StringComparison.Ordinal) ? n[..^end.Length] : n);
        return new[] { "AddressBlock", "Address" }.FirstOrDefault(end => name.EndsWith(end, StringComparison.Ordinal))
            ?? name.Replace("JournalDebit", "Journal", StringComparison.Ordinal);
    }

    private static bool IsInRepeatedChoice(ElementNode parent, ElementNode element) => parent.Children.OfType<ChoiceNode>()
        .Any(c => c.IsRepeated && c.Alternatives.Any(a => a.Contains(element)));

    private void Put(OpenApiSchema schema, string name, IOpenApiSchema value, bool isList)
    {
        var property = !isList ? value : new OpenApiSchema
        {
            Type = isRead ? JsonSchemaType.Array : JsonSchemaType.Array | JsonSchemaType.Null,
            Items = value,
        };
        property.Description = FieldMeanings.Of(name);
        schema.Properties!.TryAdd(name, property);
    }

    private static OpenApiSchema Value(ElementNode element) => element.Value switch
    {
        ValueKind.Bool => new() { Type = JsonSchemaType.Boolean | JsonSchemaType.Null },
        ValueKind.Int => new()
        {
            Type = JsonSchemaType.Integer | JsonSchemaType.Null,
            Minimum = element.Min?.ToString(CultureInfo.InvariantCulture),
            Maximum = element.Max?.ToString(CultureInfo.InvariantCulture),
        },
        ValueKind.Amount or ValueKind.Price or ValueKind.Quantity or ValueKind.Percent or ValueKind.Float =>
            new() { Type = JsonSchemaType.Number | JsonSchemaType.Null, Format = "decimal" },
        ValueKind.Date => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date" },
        ValueKind.Enum => Choice(element.JsonName, element.Words, JsonSchemaType.Null),
        _ => new()
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            MaxLength = element.MaxLength ?? (element.Value == ValueKind.Id ? MaxId : null),
        },
    };

    private static OpenApiSchema Choice(string name, IEnumerable<string> words, JsonSchemaType also = default)
    {
        List<JsonNode> choices = [.. words.Select(w => (JsonNode)w)];
        return new() { Type = JsonSchemaType.String | also, Enum = choices, Description = FieldMeanings.Of(name) };
    }

    private static OpenApiSchema CustomFields() => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
        Description = FieldMeanings.Of(CustomFieldsName),
    };

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
