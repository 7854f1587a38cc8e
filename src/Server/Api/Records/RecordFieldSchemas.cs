using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.References;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>The JSON Schema of each section's fields as the app sends them, made from the tables.</summary>
internal sealed class RecordFieldSchemas(OpenApiDocument document)
{
    private const string Reference = "RecordReference";
    private const string TransactionReference = "TransactionReference";
    private const int MaxId = 36;

    /// <summary>Describes the body of an operation: the fields of one of the sections.</summary>
    public static void Describe(OpenApiOperation operation, OpenApiDocument document)
    {
        var schemas = new RecordFieldSchemas(document);
        document.AddComponent(
            Reference,
            Part(
                "Another record: by QuickBooks' id, by its full name, or by the app's own id (with the section where several sections " +
                "have that id).",
                "listID",
                "fullName",
                "externalId",
                "section"));
        document.AddComponent(
            TransactionReference, Part("A transaction: by QuickBooks' id or by the app's own id.", "txnID", "externalId", "section"));
        var body = new OpenApiSchema
        {
            AnyOf = [.. SectionObjects.Writable.Select(schemas.Add)],
            Description = "The fields of the section that stands in the address.",
        };
        if (operation.RequestBody?.Content?.Values.FirstOrDefault() is OpenApiMediaType content)
        {
            content.Schema = body;
            content.Example = JsonNode.Parse("""{"name": "Miller", "phone": "555-0100", "termsRef": {"fullName": "Net 30"}}""");
        }
    }

    private IOpenApiSchema Add(SectionDef section)
    {
        var name = char.ToUpperInvariant(section.Name[0]) + section.Name[1..] + "Fields";
        var schema =
            new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) };
        var kinds = WritableObjects.Of(section.Query).Where(o => o.Add is not null).ToList();
        foreach (var kind in kinds)
        {
            AddProperties(schema, kind.Add!.Inner!);
            AddProperties(schema, kind.Mod?.Inner);
            if (kind.Ret?.Root.ChildElements.ContainsKey("DataExtRet") == true)
            {
                schema.Properties!.TryAdd("customFields", CustomFields());
            }
        }

        var required = kinds.SelectMany(k => k.Add!.Inner!.Children.OfType<ElementNode>()).Where(
            e => e.IsRequired && !e.IsRepeated).Select(e => e.JsonName).Distinct().ToList();
        schema.Description =
            $"{section.Title} as the app sends " +
            $"them.{(required.Count == 0 || kinds.Count > 1 ? "" : $" A new one needs {string.Join(", ", required)}.")}";
        document.AddComponent(name, schema);
        return new OpenApiSchemaReference(name, document);
    }

    private void AddProperties(OpenApiSchema schema, ElementNode? parent)
    {
        foreach (var group in (parent?.ChildElements.Values ?? []).Where(
            e => e.Name is not ("EditSequence" or "DataExt")).GroupBy(e => e.JsonName, StringComparer.Ordinal))
        {
            var first = group.First();
            schema.Properties!.TryAdd(group.Key, Property(parent!, [.. group]));
            if (first.JsonRefName is { } reference)
            {
                schema.Properties!.TryAdd(
                    reference,
                    first.IsRepeated ? ListOf(new OpenApiSchemaReference(TransactionReference, document)) : new OpenApiSchemaReference(
                        TransactionReference, document));
            }
        }

        if (parent?.ChildElements.ContainsKey("DataExt") == true)
        {
            schema.Properties!.TryAdd("customFields", CustomFields());
        }
    }

    private IOpenApiSchema Property(ElementNode parent, IReadOnlyList<ElementNode> elements)
    {
        var isList = elements[0].IsRepeated || parent.Children.OfType<ChoiceNode>()
            .Any(c => c.IsRepeated && c.Alternatives.Any(a => a.Contains(elements[0])));
        var single = elements.Count == 1 || !elements[0].IsAggregate || elements[0].IsReference ? One(elements[0]) : Lines(elements);
        return isList ? ListOf(single) : single;
    }

    // One array holds lines of several kinds; each property is described once.
    private OpenApiSchema Lines(IReadOnlyList<ElementNode> elements)
    {
        var line =
            new OpenApiSchema { Type = JsonSchemaType.Object, Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal) };
        var types = elements.Select(e => e.JsonType).OfType<string>().ToList();
        if (types.Count > 0)
        {
            line.Properties["type"] =
                new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. types.Select(t => JsonValue.Create(t))] };
        }

        foreach (var element in elements)
        {
            AddProperties(line, element);
        }

        return line;
    }

    private IOpenApiSchema One(ElementNode element)
    {
        if (element.IsReference)
        {
            return new OpenApiSchemaReference(Reference, document);
        }

        if (element.IsAggregate)
        {
            var schema = new OpenApiSchema
            {
                Type = JsonSchemaType.Object | JsonSchemaType.Null,
                Properties = new Dictionary<string,
                IOpenApiSchema>(StringComparer.Ordinal),
            };
            AddProperties(schema, element);
            return schema;
        }

        return Value(element);
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
            new() { Type = JsonSchemaType.Number | JsonSchemaType.Null },
        ValueKind.Date => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Format = "date" },
        ValueKind.Enum =>
            new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Enum = [.. element.Words.Select(w => JsonValue.Create(w))] },
        ValueKind.Interval => new() { Type = JsonSchemaType.String | JsonSchemaType.Null, Description = "PT1H30M or 1:30" },
        _ => new()
        {
            Type = JsonSchemaType.String | JsonSchemaType.Null,
            MaxLength = element.MaxLength ?? (element.Value == ValueKind.Id ? MaxId : null),
        },
    };

    private static OpenApiSchema ListOf(IOpenApiSchema item) => new() { Type = JsonSchemaType.Array | JsonSchemaType.Null, Items = item };

    private static OpenApiSchema CustomFields() => new()
    {
        Type = JsonSchemaType.Object,
        AdditionalProperties = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
        Description = "Custom fields by name.",
    };

    private static OpenApiSchema Part(string description, params IReadOnlyList<string> names) => new()
    {
        Type = JsonSchemaType.Object | JsonSchemaType.Null,
        Description = description,
        Properties =
            names.ToDictionary(n => n, _ => (IOpenApiSchema)new OpenApiSchema { Type = JsonSchemaType.String }, StringComparer.Ordinal),
    };
}

/// <summary>Marks an endpoint whose body is the fields of a record; the API description shows them for each section.</summary>
internal sealed record RecordFieldsBody;
