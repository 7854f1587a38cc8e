using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>The API description at /openapi/v1.json: what the endpoints say about themselves, and what holds for all of them.</summary>
internal static class ApiDescription
{
    private const string Bearer = "apiKey";

    public static void Configure(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        // HEAD is GET without the body; saying all of it twice would give a client each call twice.
        options.ShouldInclude = endpoint =>
            endpoint.RelativePath?.StartsWith(ApiSetup.Base[1..], StringComparison.Ordinal) == true && endpoint.HttpMethod != "HEAD";
        var types = new ConcurrentDictionary<string, Type>(StringComparer.Ordinal);
        options.CreateSchemaReferenceId = type =>
        {
            var name = OpenApiOptions.CreateDefaultSchemaReferenceId(type) is { } given ? PublicName(given) : null;
            if (name is not null)
            {
                types[name] = type.Type;
            }

            return name;
        };
        options.AddDocumentTransformer((document, _, _) =>
        {
            Introduce(document);
            RecordSchemas.AddTo(document);
            ComponentSchemas.Complete(document, types);
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            var metadata = context.Description.ActionDescriptor.EndpointMetadata;
            var document = context.Document!;
            CallParameters.Describe(operation, document, metadata);
            AddExample(operation, metadata.OfType<BodyExample>().SingleOrDefault());
            if (metadata.OfType<RecordFieldsBody>().Any())
            {
                RecordSchemas.DescribeBody(operation, document);
            }

            RefusedAnswers.Share(operation, document);
            AnswerExamples.Refer(operation, document);
            AddHeaders(operation, metadata.OfType<AnswerHeader>());
            Require(operation, document);
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

            foreach (var property in context.JsonTypeInfo.Properties.Where(IsLeftOutWhenNull))
            {
                schema.Required?.Remove(property.Name);
            }

            ValidatorSchemas.Describe(schema, context);
            return Task.CompletedTask;
        });
    }

    private static bool IsLeftOutWhenNull(JsonPropertyInfo property) =>
        property.AttributeProvider?.GetCustomAttributes(typeof(JsonIgnoreAttribute), inherit: true)
            is [JsonIgnoreAttribute { Condition: JsonIgnoreCondition.WhenWritingNull }];

    // Names in the description: RecordJson is Record there.
    private static string PublicName(string name) => name switch
    {
        nameof(Stream) => "File",
        nameof(RawJson) => RecordSchemas.Raw,
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
                "last page. HEAD is answered wherever GET is, without the body.",
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Components ??= new OpenApiComponents();
        SectionNames.AddTo(document);
        RefusedAnswers.AddTo(document);
        AnswerExamples.AddTo(document);
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

    private static void AddHeaders(OpenApiOperation operation, IEnumerable<AnswerHeader> headers)
    {
        foreach (var header in headers)
        {
            foreach (var answer in operation.Responses!.Values.OfType<OpenApiResponse>())
            {
                answer.Headers = RefusedAnswers.Headers(header.Name, header.Meaning, JsonSchemaType.Boolean);
            }
        }
    }

    private static void AddExample(OpenApiOperation operation, BodyExample? example)
    {
        if (example is not null && operation.RequestBody?.Content?.Values.FirstOrDefault() is OpenApiMediaType body)
        {
            body.Example = JsonNode.Parse(example.Json);
        }
    }
}
