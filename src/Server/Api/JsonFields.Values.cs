using System.Globalization;
using System.Text.Json;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Api;

/// <summary>Texts, numbers, switches, words, times and lists of them. Each is null when absent, null or not readable.</summary>
internal sealed partial class JsonFields
{
    /// <summary>A text as it was sent.</summary>
    public string? Text(string name) => Take(name, JsonValueKind.String, "a text")?.GetString();

    /// <summary>A whole number. One that does not fit is read as the largest or smallest, so that its bounds refuse it.</summary>
    public int? Number(string name)
    {
        if (Take(name, JsonValueKind.Number, "a number") is not { } value)
        {
            return null;
        }

        if (value.TryGetDecimal(out var number) && number == decimal.Truncate(number))
        {
            return (int)Math.Clamp(number, int.MinValue, int.MaxValue);
        }

        Add(name, "outOfRange", $"\"{At(name)}\" is not a whole number.", "Send a whole number.");
        return null;
    }

    /// <summary>True or false.</summary>
    public bool? Flag(string name)
    {
        var value = Raw(name);
        if (value is null or { ValueKind: JsonValueKind.True or JsonValueKind.False })
        {
            return value?.GetBoolean();
        }

        Add(name, "wrongType", $"\"{At(name)}\" is neither true nor false.", "Send true or false.");
        return null;
    }

    /// <summary>One of an enum's words.</summary>
    public T? Word<T>(string name)
        where T : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        var word = EnumWords.Find<T>(text);
        if (word is null)
        {
            Add(
                name,
                "unknownWord",
                $"\"{At(name)}\" does not know \"{ValueRules.Short(text)}\".",
                $"One of: {string.Join(", ", EnumWords.Of<T>())}.");
        }

        return word;
    }

    /// <summary>A day.</summary>
    public DateOnly? Date(string name)
    {
        if (Take(name, JsonValueKind.String, "a date as text")?.GetString() is not { } text)
        {
            return null;
        }

        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
        {
            return date;
        }

        Add(name, "notADate", $"\"{At(name)}\" is not a date.", "Write it as 2026-11-21, or null for none.");
        return null;
    }

    /// <summary>A time of day, "08:30".</summary>
    public TimeOnly? TimeOfDay(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return time;
        }

        Add(name, "notATime", $"\"{At(name)}\" is not a time of day.", "Send hours and minutes as 08:30, from 00:00 to 23:59.");
        return null;
    }

    /// <summary>A list of texts.</summary>
    public IReadOnlyList<string>? Texts(string name) => List(name, "a list of texts", (entry, at) =>
    {
        if (entry.ValueKind != JsonValueKind.String)
        {
            Add(at, "wrongType", $"\"{At(at)}\" is not a text.", "Send a text.");
        }

        return entry.ValueKind == JsonValueKind.String ? entry.GetString()!.Trim() : "-";
    });

    /// <summary>A list of words out of a known set. An entry that is not a text counts as an unknown word.</summary>
    public IReadOnlyList<string>? Words(string name) => List(name, "a list of texts", (entry, _) => entry.ToString());

    /// <summary>A list of ids.</summary>
    public IReadOnlyList<Guid>? Ids(string name) => List(name, "a list of ids", (entry, at) =>
    {
        if (entry.ValueKind == JsonValueKind.String && entry.TryGetGuid(out var id))
        {
            return id;
        }

        Add(at, "notAnId", $"\"{At(at)}\" is not an id.", "Send ids as this API answered them.");
        return default;
    });

    // What could not be read keeps its place, so that later problems name the right one.
    private List<T>? List<T>(string name, string kindInWords, Func<JsonElement, string, T> read) =>
        Take(name, JsonValueKind.Array, kindInWords)?.EnumerateArray().Select((entry, index) => read(entry, $"{name}[{index}]")).ToList();
}
