using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace WebConnectorSync.Server.Api.Description;

/// <summary>
/// Examples of answers: real ones, by the name of their shape or by the status of a refusal, that a test keeps
/// (tests/Server.Tests/Api/TheAnswers.cs).
/// </summary>
internal static class AnswerExamples
{
    private const string Source = "examples.json";
    private const string Name = "answer";

    private static readonly Lazy<JsonObject> All = new(Read);

    /// <summary>Describes them, each once.</summary>
    public static void AddTo(OpenApiDocument document)
    {
        foreach (var (shape, answer) in All.Value)
        {
            document.AddComponent(NameOf(shape), new OpenApiExample { Value = answer!.DeepClone() });
        }
    }

    /// <summary>Puts the example of the shape that an operation answers into each answer.</summary>
    public static void Refer(OpenApiOperation operation, OpenApiDocument document)
    {
        foreach (var content in operation.Responses!.Values.OfType<OpenApiResponse>().SelectMany(r => r.Content?.Values ?? []))
        {
            if (content is OpenApiMediaType { Schema: OpenApiSchemaReference { Reference.Id: { } shape } } media)
            {
                media.Examples = Of(shape, document);
            }
        }
    }

    /// <summary>The example of a shape or a status; null when there is none.</summary>
    public static Dictionary<string, IOpenApiExample>? Of(string shape, OpenApiDocument document) => All.Value.ContainsKey(shape)
        ? new(StringComparer.Ordinal) { [Name] = new OpenApiExampleReference(NameOf(shape), document) }
        : null;

    private static string NameOf(string shape) => char.IsAsciiDigit(shape[0]) ? $"Refused{shape}" : shape;

    private static JsonObject Read()
    {
        using var stream = typeof(AnswerExamples).Assembly.GetManifestResourceStream(Source)!;
        return JsonNode.Parse(stream)!.AsObject();
    }
}
