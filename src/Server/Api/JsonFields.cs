using System.Text.Json;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Reads the fields of one object of a JSON document, at any depth, and gathers everything that is wrong with its shape: wrong types,
/// unknown words, fields that stand twice or that nobody asked for. A serializer would stop at the first. What the values may be is said by
/// the validator of the request that is made of them.
/// </summary>
internal sealed partial class JsonFields
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly List<JsonFields> inside = [];
    private readonly List<FieldProblem> errors;
    private readonly JsonElement element;
    private readonly string path;
    private bool isOpen;

    /// <summary>The outermost object of a document.</summary>
    public JsonFields(JsonElement root)
        : this(root, "", [])
    {
        foreach (var twice in CanonicalJson.Duplicates(root))
        {
            errors.Add(
                new(
                    ValueRules.Short(twice),
                    "duplicateField",
                    $"\"{ValueRules.Short(twice)}\" stands in the body more than once.",
                    "Send each field once."));
        }
    }

    private JsonFields(JsonElement element, string path, List<FieldProblem> errors)
    {
        (this.element, this.path, this.errors) = (element, path, errors);
        foreach (var field in element.EnumerateObject())
        {
            fields[field.Name] = field.Value;
        }
    }

    /// <summary>What could not be read so far, in the whole document.</summary>
    public IReadOnlyList<FieldProblem> Errors => errors;

    /// <summary>The fields that were not asked for, here and inside. Ask after everything was read.</summary>
    public IEnumerable<FieldProblem> Unknown() => fields.Keys
        .Except(isOpen ? fields.Keys : known, StringComparer.Ordinal)
        .Select(
            name => new FieldProblem(
                At(name), "unknownField", $"There is no field \"{At(name)}\" here.", $"Known ones: {string.Join(", ", known)}."))
        .Concat(inside.SelectMany(i => i.Unknown()));

    /// <summary>An object inside; null when absent.</summary>
    public JsonFields? Object(string name)
    {
        if (Take(name, JsonValueKind.Object, "an object") is not { } value)
        {
            return null;
        }

        var found = new JsonFields(value, At(name), errors);
        inside.Add(found);
        return found;
    }

    /// <summary>Every property of an object inside, each an object itself; null where it is none.</summary>
    public IEnumerable<(string Name, JsonFields? Fields)> Entries(string name)
    {
        var entries = Object(name);
        return entries is null ? [] : entries.fields.Keys.Select(key => (key, entries.Object(key))).ToList();
    }

    /// <summary>The object without that field; the caller checks the other fields.</summary>
    public JsonElement Without(string name)
    {
        isOpen = true;
        return fields.ContainsKey(name) ? JsonSerializer.SerializeToElement(fields.Where(f => f.Key != name).ToDictionary()) : element;
    }

    /// <summary>A field as it stands; null when absent.</summary>
    public JsonElement? Raw(string name)
    {
        known.Add(name);
        return fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private JsonElement? Take(string name, JsonValueKind kind, string kindInWords)
    {
        var value = Raw(name);
        if (value is null || value.Value.ValueKind == kind)
        {
            return value;
        }

        Add(name, "wrongType", $"\"{At(name)}\" is not {kindInWords}.", $"Send {kindInWords}.");
        return null;
    }

    private void Add(string name, string code, string message, string advice) => errors.Add(new(At(name), code, message, advice));

    private string At(string name) => ValueRules.Short(path.Length == 0 ? name : $"{path}.{name}");
}
