using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.References;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>
/// A record is one of a section's: <c>section</c> says which, and with it what its fields are, so that a generated client has a type for
/// each.
/// </summary>
internal static class RecordSchemas
{
    private const string Record = "Record";
    private const string AnyRecord = "RecordOfAnySection";

    /// <summary>What RawJson is called before the sections' own fields stand in its place.</summary>
    public const string Raw = "Fields";

    /// <summary>Describes the records of each section in place of the one the code has.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        var schemas = document.Components!.Schemas!;
        References.AddTo(document);
        var (sent, read) = (new FieldSchemas(document, isRead: false), new FieldSchemas(document, isRead: true));
        foreach (var section in SectionObjects.Writable)
        {
            sent.Add(section);
        }

        var common = (OpenApiSchema)schemas[Record];
        string[] own = ["section", "quickBooks", "app"];
        foreach (var name in own)
        {
            common.Properties!.Remove(name);
            common.Required!.Remove(name);
        }

        common.Description = "What records of all sections have.";
        schemas[AnyRecord] = common;
        var mapping = new Dictionary<string, OpenApiSchemaReference>(StringComparer.Ordinal);
        foreach (var section in SectionCatalogue.All)
        {
            read.Add(section);
            var name = char.ToUpperInvariant(section.Name[0]) + section.Name[1..] + Record;
            schemas[name] = OfSection(document, section, own);
            mapping[section.Name] = new OpenApiSchemaReference(name, document);
        }

        schemas[Record] = new OpenApiSchema
        {
            Description = "A record, by its section.",
            OneOf = [.. mapping.Values],
            Discriminator = new OpenApiDiscriminator { PropertyName = "section", Mapping = mapping },
        };
        schemas.Remove(Raw);
    }

    /// <summary>Describes the body of an operation: the fields of one of the sections.</summary>
    public static void DescribeBody(OpenApiOperation operation, OpenApiDocument document)
    {
        if (operation.RequestBody?.Content?.Values.FirstOrDefault() is OpenApiMediaType content)
        {
            content.Schema = new OpenApiSchema
            {
                AnyOf = [.. SectionObjects.Writable.Select(s => Reference(document, s, isRead: false))],
                Description = "The fields of the section that stands in the address.",
            };
            content.Example = JsonNode.Parse("""{"name": "Miller", "phone": "555-0100", "termsRef": {"fullName": "Net 30"}}""");
        }
    }

    private static OpenApiSchema OfSection(OpenApiDocument document, SectionDef section, IEnumerable<string> required) => new()
    {
        Description = $"A record of the section {section.Name}.",
        AllOf =
        [
            new OpenApiSchemaReference(AnyRecord, document),
            new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Required = new HashSet<string>(required, StringComparer.Ordinal),
                Properties = new Dictionary<string, IOpenApiSchema>(StringComparer.Ordinal)
                {
                    ["section"] = new OpenApiSchema
                    {
                        Type = JsonSchemaType.String, Enum = [section.Name], Description = "The record's section.",
                    },
                    ["quickBooks"] = OrNull(
                        "QuickBooks' fields: the qbXML element names in camel case; null while QuickBooks does not have it.",
                        Reference(document, section, isRead: true)),
                    ["app"] = SectionObjects.IsWritable(section)
                        ? OrNull(
                            "The app's fields, as it last sent them; null while it sent none.", Reference(document, section, isRead: false))
                        : new OpenApiSchema
                        {
                            Type = JsonSchemaType.Null, Description = "Always null: QuickBooks takes none of these from programs.",
                        },
                },
            },
        ],
    };

    private static OpenApiSchemaReference Reference(OpenApiDocument document, SectionDef section, bool isRead) =>
        new(FieldSchemas.NameOf(section, isRead), document);

    private static OpenApiSchema OrNull(string meaning, IOpenApiSchema schema) =>
        new() { Description = meaning, OneOf = [new OpenApiSchema { Type = JsonSchemaType.Null }, schema] };
}

/// <summary>Marks an endpoint whose body is the fields of a record; the API description shows them for each section.</summary>
internal sealed record RecordFieldsBody;
