using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>Describes what stands in the address, the query and the headers of a call.</summary>
internal static class CallParameters
{
    private static readonly Dictionary<string, string> InPath = new(StringComparer.Ordinal)
    {
        ["company"] = "The company's id, as listCompanies answers it.",
        ["section"] = "The section.",
        ["record"] = "The record's id here, as listRecords answers it.",
        ["externalId"] = $"The app's own id of the record: 1 to {ExternalIds.MaxLength} characters, whatever they are, percent-encoded.",
        ["post"] = "The post's id, as listPosts answers it.",
        ["session"] = "The session's id, as listSessions answers it.",
        ["number"] = "The message's number in the session: 1, 2, 3 ...",
    };

    /// <summary>Describes all of them.</summary>
    public static void Describe(OpenApiOperation operation, OpenApiDocument document, IList<object> metadata)
    {
        operation.Parameters ??= [];
        foreach (var parameter in operation.Parameters.OfType<OpenApiParameter>().Where(p => p.In == ParameterLocation.Path))
        {
            parameter.Description = InPath[parameter.Name!];
            parameter.Schema = parameter.Name switch
            {
                "section" => SectionNames.One(document),
                "externalId" =>
                    new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = ExternalIds.MaxLength },
                _ => parameter.Schema,
            };
        }

        foreach (var parameter in metadata.OfType<QueryParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Meaning,
                Schema = Schema(parameter, document),
            });
        }

        foreach (var header in metadata.OfType<HeaderParameter>())
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.Meaning,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = header.Most },
            });
        }
    }

    private static IOpenApiSchema Schema(QueryParameter parameter, OpenApiDocument document) => parameter.Kind switch
    {
        QueryKind.Number => new OpenApiSchema
        {
            Type = JsonSchemaType.Integer,
            Minimum = $"{parameter.Least}",
            Maximum = $"{parameter.Most}",
            Default = parameter.Default,
        },
        QueryKind.Flag => new OpenApiSchema { Type = JsonSchemaType.Boolean },
        QueryKind.Id => new OpenApiSchema { Type = JsonSchemaType.String, Format = "uuid" },
        QueryKind.Section => SectionNames.One(document),
        QueryKind.Instant => new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" },
        QueryKind.Choice => new OpenApiSchema
        {
            Type = JsonSchemaType.String, Enum = [.. parameter.Words.Select(word => (JsonNode)word)],
        },
        QueryKind.Text => new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = parameter.Most },
    };
}
