using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Server.Tests.Api;

/// <summary>
/// Holds a value against a schema of the description: types, words, bounds, what must be there, and that nothing is there that is not
/// described.
/// </summary>
internal sealed class JsonShapes(JsonNode document)
{
    /// <summary>What does not fit, each with its place.</summary>
    public List<string> Problems(JsonNode schema, JsonNode? value) => [.. Check(schema, value, "$"), .. Unknown(schema, value, "$")];

    /// <summary>What a reference stands for.</summary>
    public JsonNode Resolve(JsonNode node) => node["$ref"] is { } reference
        ? Resolve(reference.GetValue<string>()[2..].Split('/').Aggregate(document, (n, part) => n[part]!))
        : node;

    // The value says which of the shapes is meant.
    private JsonNode Chosen(JsonNode schema, JsonNode? value) =>
        schema["discriminator"] is { } by && value is JsonObject && value[by["propertyName"]!.GetValue<string>()] is JsonValue word
        && by["mapping"]![word.GetValue<string>()] is { } name
            ? Resolve(new JsonObject { ["$ref"] = name.GetValue<string>() })
            : schema;

    private IEnumerable<string> Check(JsonNode reference, JsonNode? value, string at)
    {
        var schema = Chosen(Resolve(reference), value);
        if (schema["allOf"] is JsonArray all)
        {
            return all.SelectMany(s => Check(s!, value, at));
        }

        if ((schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices)
        {
            var fits = choices.Count(c => !Check(c!, value, at).Any());
            return fits == 1 || (fits > 1 && schema["anyOf"] is not null)
                ? []
                : [$"{at}: {fits} of {choices.Count} shapes fit: {Why(choices, value, at)}"];
        }

        var (type, may) = (TypeOf(value), Types(schema));
        if (may.Count > 0 && !may.Contains(type) && !(type == "integer" && may.Contains("number")))
        {
            return [$"{at}: {type} instead of {string.Join(" or ", may)}"];
        }

        return value switch
        {
            JsonObject fields => OfObject(schema, fields, at),
            JsonArray items => schema["items"] is { } item ? items.SelectMany((v, i) => Check(item, v, $"{at}[{i}]")) : [],
            JsonValue single => OfValue(schema, single).Select(p => $"{at}: {p}"),
            _ => [],
        };
    }

    private IEnumerable<string> OfObject(JsonNode schema, JsonObject fields, string at) =>
    [
        .. (schema["required"]?.AsArray() ?? []).Select(r => r!.GetValue<string>()).Where(r => !fields.ContainsKey(r))
            .Select(r => $"{at}: without {r}"),
        .. fields.SelectMany(f => (schema["properties"]?[f.Key] ?? Additional(schema)) is { } property
            ? Check(property, f.Value, $"{at}.{f.Key}")
            : []),
    ];

    private static IEnumerable<string> OfValue(JsonNode schema, JsonValue value)
    {
        if (schema["enum"] is JsonArray words && !words.Any(w => JsonNode.DeepEquals(w, value)))
        {
            yield return $"{value} is no word of it";
        }

        if (value.GetValueKind() != JsonValueKind.String)
        {
            yield break;
        }

        var text = value.GetValue<string>();
        var isFit = schema["format"]?.GetValue<string>() switch
        {
            "uuid" => Guid.TryParse(text, out _),
            "date-time" => text.EndsWith('Z') && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, out _),
            "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _),
            _ => true,
        };
        var pattern = schema["pattern"]?.GetValue<string>() ?? "";
        if (!isFit || text.Length > (schema["maxLength"]?.GetValue<int>() ?? int.MaxValue)
            || !Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromSeconds(1)))
        {
            yield return $"\"{text}\" does not fit {schema.ToJsonString()}";
        }
    }

    // What no shape of the value knows.
    private IEnumerable<string> Unknown(JsonNode reference, JsonNode? value, string at)
    {
        List<JsonNode> shapes = [.. Shapes(reference, value)];
        return value switch
        {
            JsonObject fields when shapes.Exists(s => s["properties"] is not null || Additional(s) is not null) => fields.SelectMany(f =>
                shapes.Select(s => s["properties"]?[f.Key] ?? Additional(s)).OfType<JsonNode>().FirstOrDefault() is { } property
                    ? Unknown(property, f.Value, $"{at}.{f.Key}")
                    : [$"{at}.{f.Key} is not described"]),
            JsonArray items when shapes.Find(s => s["items"] is not null)?["items"] is { } item =>
                items.SelectMany((v, i) => Unknown(item, v, $"{at}[{i}]")),
            _ => [],
        };
    }

    private IEnumerable<JsonNode> Shapes(JsonNode reference, JsonNode? value)
    {
        var schema = Chosen(Resolve(reference), value);
        return schema["allOf"] is JsonArray all ? all.SelectMany(s => Shapes(s!, value))
            : (schema["oneOf"] ?? schema["anyOf"]) is JsonArray choices
                ? choices.Where(c => !Check(c!, value, "$").Any()).SelectMany(c => Shapes(c!, value))
            : [schema];
    }

    // Of the shape that comes nearest.
    private string Why(JsonArray choices, JsonNode? value, string at) =>
        choices.Select(c => string.Join("; ", Check(c!, value, at).Take(3))).Where(p => p.Length > 0).MinBy(p => p.Length) ?? "";

    private static JsonNode? Additional(JsonNode schema) => schema["additionalProperties"] as JsonObject;

    private static List<string> Types(JsonNode schema) => schema["type"] switch
    {
        JsonArray several => [.. several.Select(t => t!.GetValue<string>())],
        JsonValue one => [one.GetValue<string>()],
        _ => [],
    };

    private static string TypeOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.ToJsonString().All(c => char.IsAsciiDigit(c) || c == '-') ? "integer" : "number",
        _ => "boolean",
    };
}
