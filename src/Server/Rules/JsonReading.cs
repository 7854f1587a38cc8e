using System.Text.Json;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.Rules;

/// <summary>
/// Reads one object of a JSON document, at any depth, and gathers everything that is wrong with its form: unknown keys, wrong types,
/// unknown words. All objects of a document share one list of errors.
/// </summary>
internal sealed class JsonReading(JsonElement element, string path, List<ApiError> errors)
{
    private readonly HashSet<string> known = new(StringComparer.Ordinal);

    public T Word<T>(string name, T fallback)
        where T : struct, Enum => Word<T>(name) ?? fallback;

    /// <summary>One of an enum's words; null when absent, null or wrong.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Take(name, JsonValueKind.String, "a text") is not { } value)
        {
            return null;
        }

        var word = EnumWords.Find<T>(value.GetString());
        if (word is null)
        {
            Add(name, "unknownWord", $"\"{At(name)}\" does not know \"{Short(value.GetString()!)}\".", $"One of: {string.Join(", ", EnumWords.Of<T>())}.");
        }

        return word;
    }

    public DateOnly? Date(string name)
    {
        if (Take(name, JsonValueKind.String, "a date as text") is not { } value)
        {
            return null;
        }

        if (DateOnly.TryParseExact(value.GetString(), "yyyy-MM-dd", out var date))
        {
            return date;
        }

        Add(name, "notADate", $"\"{At(name)}\" is not a date.", "Write it as 2026-11-21, or null for all.");
        return null;
    }

    public int? Number(string name)
    {
        if (Take(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number) && number >= 0)
        {
            return number;
        }

        Add(name, "outOfRange", $"\"{At(name)}\" is not a whole number from 0.", "Send the number as this API answered it.");
        return null;
    }

    public bool Flag(string name)
    {
        if (Find(name) is not { } value || value.ValueKind is JsonValueKind.False)
        {
            return false;
        }

        if (value.ValueKind == JsonValueKind.True)
        {
            return true;
        }

        Add(name, "wrongType", $"\"{At(name)}\" is not true or false.", "Send true or false.");
        return false;
    }

    /// <summary>A list of texts; null when absent or null.</summary>
    public IReadOnlyList<string>? Texts(string name)
    {
        if (Take(name, JsonValueKind.Array, "a list of texts") is not { } value)
        {
            return null;
        }

        var texts = new List<string>();
        foreach (var (index, entry) in value.EnumerateArray().Index())
        {
            if (entry.ValueKind != JsonValueKind.String)
            {
                Add($"{name}[{index}]", "wrongType", $"\"{At(name)}[{index}]\" is not a text.", "Send a text.");
            }

            // Keeps its place, so that later problems name the right one.
            texts.Add(entry.ValueKind == JsonValueKind.String ? entry.GetString()!.Trim() : "-");
        }

        return texts;
    }

    /// <summary>An object inside; an empty one when absent or null.</summary>
    public JsonReading Inside(string name) => Take(name, JsonValueKind.Object, "an object") is { } value ? new(value, At(name), errors) : new(default, At(name), errors);

    /// <summary>Every property of an object inside, each an object itself.</summary>
    public IEnumerable<(string Name, JsonReading Fields)> Entries(string name)
    {
        if (Take(name, JsonValueKind.Object, "an object") is not { } value)
        {
            yield break;
        }

        var entries = new JsonReading(value, At(name), errors);
        foreach (var entry in value.EnumerateObject().DistinctBy(p => p.Name))
        {
            yield return (entry.Name, entries.Inside(entry.Name));
        }

        entries.Done();
    }

    /// <summary>Reports what was not asked for. Ask after everything was read.</summary>
    public void Done()
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in element.EnumerateObject().Select(p => p.Name))
        {
            if (!known.Contains(name))
            {
                Add(name, "unknownField", $"There is no field \"{Short(At(name))}\" here.", $"Known ones: {string.Join(", ", known)}.");
            }
            else if (!seen.Add(name))
            {
                Add(name, "duplicateField", $"\"{At(name)}\" stands in the document more than once.", "Send each field once.");
            }
        }
    }

    private JsonElement? Take(string name, JsonValueKind kind, string kindInWords)
    {
        if (Find(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == kind)
        {
            return value;
        }

        Add(name, "wrongType", $"\"{At(name)}\" is not {kindInWords}.", $"Send {kindInWords}.");
        return null;
    }

    private JsonElement? Find(string name)
    {
        known.Add(name);
        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
    }

    private void Add(string name, string code, string message, string advice) => errors.Add(new(Short(At(name)), code, message, advice));

    private string At(string name) => path.Length == 0 ? name : $"{path}.{name}";

    private static string Short(string text) => text.Length <= 100 ? text : text[..100] + "...";
}
