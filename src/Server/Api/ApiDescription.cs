using System.Text.Json.Nodes;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using WebConnectorSync.Server.Api.Records;

namespace WebConnectorSync.Server.Api;

/// <summary>The API description at /openapi/v1.json: what the endpoints say about themselves, and what holds for all of them.</summary>
internal static class ApiDescription
{
    private const string Bearer = "apiKey";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.RelativePath?.StartsWith(ApiSetup.Base[1..], StringComparison.Ordinal) == true;
        options.CreateSchemaReferenceId = type => OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } name ? PublicName(name) : null;
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            AddQuery(operation, metadata.OfType<QueryParameter>());
            AddHeaders(operation, metadata.OfType<HeaderParameter>());
            AddExample(operation, metadata.OfType<BodyExample>().SingleOrDefault());
            if (metadata.OfType<RecordFieldsBody>().Any())
            {
                RecordFieldSchemas.Describe(operation, context.Document!);
            }

            Require(operation, context.Document!);
            return Task.CompletedTask;
        });
        options.AddSchemaTransformer((schema, context, _) =>
        {
            if (context.JsonTypeInfo.Type == typeof(RawJson))
            {
                schema.Type = JsonSchemaType.Object | JsonSchemaType.Null;
                schema.AdditionalPropertiesAllowed = true;
                schema.Description = "The fields of the section's qbXML object, element names in camel case.";
            }

            ValidatorSchemas.Describe(schema, context);
            return Task.CompletedTask;
        });
    }

    // Names in the description: RecordJson is Record there.
    private static string PublicName(string name) => name switch
    {
        nameof(RawJson) => "Fields",
        _ when name.StartsWith("ItemListOf", StringComparison.Ordinal) => PublicName(name["ItemListOf".Length..]) + "List",
        _ when name.EndsWith("Json", StringComparison.Ordinal) => name[..^"Json".Length],
        _ when name.StartsWith("Api", StringComparison.Ordinal) => name["Api".Length..],
        _ => name,
    };

    private static void Introduce(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "WebConnectorSync",
            Version = "v1",
            Description =
                "Keeps an app and QuickBooks Desktop company files in agreement. Errors are application/problem+json with code (for " +
                "programs), message (what did not happen) and advice (the next step). Lists answer items and a cursor; no cursor on the " +
                "last page.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal)
        {
            [Bearer] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "An API key of this server: Authorization: Bearer KEY.",
            },
        };
    }

    private static void Require(OpenApiOperation operation, OpenApiDocument document) =>
        operation.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] }];

    private static void AddQuery(OpenApiOperation operation, IEnumerable<QueryParameter> parameters)
    {
        operation.Parameters ??= [];
        foreach (var parameter in parameters)
        {
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = parameter.Name,
                In = ParameterLocation.Query,
                Description = parameter.Meaning,
                Schema = Schema(parameter),
            });
        }
    }

    private static void AddHeaders(OpenApiOperation operation, IEnumerable<HeaderParameter> headers)
    {
        foreach (var header in headers)
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = header.Name,
                In = ParameterLocation.Header,
                Description = header.Meaning,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = header.Most },
            });
        }
    }

    private static OpenApiSchema Schema(QueryParameter parameter) => parameter.Kind switch
    {
        QueryKind.Number => new()
        {
            Type = JsonSchemaType.Integer,
            Minimum = $"{parameter.Least}",
            Maximum = $"{parameter.Most}",
            Default = parameter.Default,
        },
        QueryKind.Instant => new() { Type = JsonSchemaType.String, Format = "date-time" },
        QueryKind.Choice => new() { Type = JsonSchemaType.String, Enum = [.. parameter.Words.Select(word => JsonValue.Create(word))] },
        QueryKind.Text => new() { Type = JsonSchemaType.String, MaxLength = parameter.Most },
    };

    private static void AddExample(OpenApiOperation operation, BodyExample? example)
    {
        if (example is not null && operation.RequestBody?.Content?.Values.FirstOrDefault() is OpenApiMediaType body)
        {
            body.Example = JsonNode.Parse(example.Json);
        }
    }
}
