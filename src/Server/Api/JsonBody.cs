using System.Text.Json;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Reads the fields of a JSON body and gathers everything that is wrong with it, so that one answer names all of it. A serializer
/// would stop at the first.
/// </summary>
internal sealed partial class JsonBody
{
    private readonly Dictionary<string, JsonElement> fields = new(StringComparer.Ordinal);
    private readonly List<string> known = [];
    private readonly List<ApiError> errors = [];
    private readonly List<JsonBody> nested = [];
    private readonly string prefix = "";
    private readonly Refusal? unreadable;

    private JsonBody(Refusal unreadable) => this.unreadable = unreadable;

    private JsonBody(JsonElement root, string prefix = "")
    {
        this.prefix = prefix;
        foreach (var field in root.EnumerateObject())
        {
            if (!fields.TryAdd(field.Name, field.Value))
            {
                errors.Add(new(prefix + field.Name, "duplicateField", $"\"{field.Name}\" stands in the body more than once.", "Send each field once."));
            }
        }
    }

    public static async Task<JsonBody> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (!request.HasJsonContentType())
        {
            return new(Refusal.NotJson());
        }

        var (document, refusal) = await JsonBytes.ReadAsync(request, ct);
        using (document)
        {
            return document is null ? new(refusal!)
                : document.RootElement.ValueKind == JsonValueKind.Object ? new(document.RootElement.Clone())
                : new(JsonBytes.Malformed("The body is not a JSON object."));
        }
    }

    /// <summary>Everything that was wrong, or null. Ask after all fields were read: what was not asked for is unknown.</summary>
    public Refusal? Problem()
    {
        if (unreadable is not null)
        {
            return unreadable;
        }

        var all = AllErrors();
        return all.Count == 0 ? null : Refusal.Invalid(all);
    }

    /// <summary>A text without control characters; null when absent and not required.</summary>
    public string? Text(string name, int most, bool isRequired)
    {
        if (Take(name, JsonValueKind.String, "a text", isRequired) is not { } value)
        {
            return null;
        }

        var text = value.GetString()!.Trim();
        if (text.Length == 0)
        {
            Add(name, "empty", $"\"{name}\" is empty.", $"Send 1 to {most} characters.");
        }
        else if (text.Length > most)
        {
            Add(name, "tooLong", $"\"{name}\" has {text.Length} characters.", $"At most {most}.");
        }
        else if (text.Any(char.IsControl))
        {
            Add(name, "controlCharacter", $"\"{name}\" contains a control character.", "Send it without line breaks, tabs and other control characters.");
        }

        return text;
    }

    /// <summary>A whole number; null when absent.</summary>
    public int? Number(string name, int least, int most)
    {
        if (Take(name, JsonValueKind.Number, "a number", isRequired: false) is not { } value)
        {
            return null;
        }

        if (value.TryGetInt32(out var number) && number >= least && number <= most)
        {
            return number;
        }

        Add(name, "outOfRange", $"\"{name}\" is not a whole number from {least} to {most}.", $"Send a whole number from {least} to {most}.");
        return null;
    }

    /// <summary>One of an enum's words; null when it is none of them.</summary>
    public T? Word<T>(string name, bool isRequired = true)
        where T : struct, Enum
    {
        if (Take(name, JsonValueKind.String, "a text", isRequired) is not { } value)
        {
            return null;
        }

        var word = EnumWords.Find<T>(value.GetString());
        if (word is null)
        {
            Add(name, "unknownWord", $"\"{name}\" does not know that word.", $"One of: {string.Join(", ", EnumWords.Of<T>())}.");
        }

        return word;
    }

    /// <summary>A list of words out of a known set; null when absent.</summary>
    public IReadOnlyList<string>? Words(string name, IReadOnlyCollection<string> words, bool mayBeEmpty = false)
    {
        if (Take(name, JsonValueKind.Array, "a list of texts", isRequired: false) is not { } value)
        {
            return null;
        }

        var found = new List<string>();
        foreach (var (index, entry) in value.EnumerateArray().Index())
        {
            if (entry.ValueKind == JsonValueKind.String && words.Contains(entry.GetString()!))
            {
                found.Add(entry.GetString()!);
            }
            else
            {
                Add($"{name}[{index}]", "unknownWord", $"\"{name}[{index}]\" is not known.", $"Known ones: {string.Join(", ", words)}.");
            }
        }

        if (value.GetArrayLength() == 0 && !mayBeEmpty)
        {
            Add(name, "empty", $"\"{name}\" is an empty list.", "Leave it out to mean all, or name at least one.");
        }

        return found;
    }

    /// <summary>A list of ids; empty when it is missing or wrong.</summary>
    public IReadOnlyList<Guid> Ids(string name, int most)
    {
        if (Take(name, JsonValueKind.Array, "a list of ids", isRequired: true) is not { } value)
        {
            return [];
        }

        var found = new List<Guid>();
        foreach (var (index, entry) in value.EnumerateArray().Index())
        {
            if (entry.ValueKind == JsonValueKind.String && entry.TryGetGuid(out var id))
            {
                found.Add(id);
            }
            else
            {
                Add($"{name}[{index}]", "notAnId", $"\"{name}[{index}]\" is not an id.", "Send ids as this API answered them.");
            }
        }

        if (value.GetArrayLength() is var count && (count == 0 || count > most))
        {
            Add(name, "outOfRange", $"\"{name}\" has {count} entries.", $"Send 1 to {most}.");
        }

        return [.. found.Distinct()];
    }

    /// <summary>Refuses a body that says nothing.</summary>
    public void RequireAny(params IReadOnlyList<string> names)
    {
        if (unreadable is null && fields.Count == 0)
        {
            Add("", "nothingToDo", "The body names nothing to change.", $"Send at least one of: {string.Join(", ", names)}.");
        }
    }

    private List<ApiError> AllErrors()
    {
        foreach (var name in fields.Keys.Except(known, StringComparer.Ordinal))
        {
            Add(name, "unknownField", $"There is no field \"{prefix}{name}\" here.", $"Known ones: {string.Join(", ", known)}.");
        }

        return [.. errors, .. nested.SelectMany(inner => inner.AllErrors())];
    }

    private JsonElement? Take(string name, JsonValueKind kind, string kindInWords, bool isRequired)
    {
        known.Add(name);
        var isPresent = fields.TryGetValue(name, out var value) && value.ValueKind != JsonValueKind.Null;
        if (isPresent && value.ValueKind == kind)
        {
            return value;
        }

        if (isPresent)
        {
            Add(name, "wrongType", $"\"{name}\" is not {kindInWords}.", $"Send {kindInWords}.");
        }
        else if (isRequired)
        {
            Add(name, "required", $"\"{name}\" is missing.", $"Send {kindInWords}.");
        }

        return null;
    }

    private void Add(string path, string code, string message, string advice) => errors.Add(new(prefix + path, code, message, advice));
}
