using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>Wherever a section is named, the description says which there are.</summary>
internal static class SectionNames
{
    /// <summary>The list of them.</summary>
    public const string Name = "SectionName";

    /// <summary>Describes the list.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        List<JsonNode> words = [.. SectionCatalogue.All.Select(s => (JsonNode)s.Name)];
        document.AddComponent(
            Name,
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = words, Description = "A section: a list or a kind of transaction." });
    }

    /// <summary>A value that is one of them.</summary>
    public static OpenApiSchemaReference One(OpenApiDocument document, string? meaning = null) =>
        new(Name, document) { Description = meaning };

    private static IOpenApiSchema Described(IOpenApiSchema schema, string meaning, OpenApiDocument document) =>
        schema is OpenApiSchemaReference { Reference.Id: { } id }
            ? new OpenApiSchemaReference(id, document) { Description = meaning }
            : schema;

    /// <summary>The property in its place, when it names a section or several; else itself.</summary>
    public static IOpenApiSchema InPlaceOf(string name, IOpenApiSchema property, OpenApiDocument document)
    {
        if (property is not OpenApiSchema schema)
        {
            return property;
        }

        if (name == "sections" && schema.Items is OpenApiSchema { Type: JsonSchemaType.String })
        {
            schema.Items = One(document);
        }
        else if (name == "sections" && schema.AdditionalProperties is not null)
        {
            // A map by section.
            schema.Properties = SectionCatalogue.All.ToDictionary(
                s => s.Name, s => Described(schema.AdditionalProperties, $"For {s.Title}.", document), StringComparer.Ordinal);
            (schema.AdditionalProperties, schema.AdditionalPropertiesAllowed) = (null, false);
        }
        else if (name == "section" && schema is { Enum: null } && schema.Type?.HasFlag(JsonSchemaType.String) == true)
        {
            return schema.Type == JsonSchemaType.String
                ? One(document, schema.Description)
                : new OpenApiSchema
                {
                    Description = schema.Description, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, One(document)],
                };
        }

        return property;
    }
}
