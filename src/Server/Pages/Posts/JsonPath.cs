using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Posts;

/// <summary>Paths as problems name them: lines[2].itemRef.</summary>
internal static class JsonPath
{
    /// <summary>The value at a path; null when nothing is there.</summary>
    public static JsonElement? Find(JsonElement root, string path)
    {
        var at = root;
        foreach (var step in Steps(path))
        {
            var isThere = step is int index
                ? at.ValueKind == JsonValueKind.Array && index < at.GetArrayLength()
                : at.ValueKind == JsonValueKind.Object && at.TryGetProperty((string)step, out _);
            if (!isThere)
            {
                return null;
            }

            at = step is int i ? at[i] : at.GetProperty((string)step);
        }

        return at;
    }

    /// <summary>Sets a value; what is on the way to it must be there, or the path is left alone.</summary>
    /// <param name="root">The record.</param>
    /// <param name="path">Where.</param>
    /// <param name="value">The value; null takes it away.</param>
    /// <param name="keepNull">Null stays in the record instead.</param>
    public static void Set(JsonObject root, string path, JsonNode? value, bool keepNull)
    {
        JsonNode? at = root;
        var steps = Steps(path).ToList();
        foreach (var step in steps[..^1])
        {
            at = step is int index ? at is JsonArray array && index < array.Count ? array[index] : null : (at as JsonObject)?[(string)step];
        }

        if (at is not JsonObject owner || steps[^1] is not string name)
        {
            return;
        }

        if (value is null && !keepNull)
        {
            owner.Remove(name);
            return;
        }

        owner[name] = value;
    }

    /// <summary>What the tables say of the field at a path; null when they do not know it.</summary>
    public static ElementNode? Shape(ElementNode? root, JsonElement fields, string path)
    {
        var (at, value) = (root, (JsonElement?)fields);
        var names = path.Split('.');
        foreach (var (step, name) in names.Select((n, i) => (string.Join('.', names[..(i + 1)]), n.Split('[')[0])))
        {
            value = Find(fields, step);
            at = Line(at, name, value ?? default);
        }

        return at;
    }

    /// <summary>The element of that property that fits the value best: a group line has other fields than an item line.</summary>
    public static ElementNode? Line(ElementNode? parent, string name, JsonElement value)
    {
        var candidates = parent?.ChildElements.Values.Where(e => e.JsonName == name).ToList() ?? [];
        return value.ValueKind != JsonValueKind.Object
            ? candidates.FirstOrDefault()
            : candidates.OrderBy(c => value.EnumerateObject().Count(p => !c.JsonNames.Contains(p.Name))).FirstOrDefault();
    }

    /// <summary>The path without its last name.</summary>
    public static string Parent(string path) => path.LastIndexOf('.') is > 0 and var dot ? path[..dot] : "";

    /// <summary>The last name of a path.</summary>
    public static string Last(string path) => path[(path.LastIndexOf('.') + 1)..].Split('[')[0];

    private static IEnumerable<object> Steps(string path)
    {
        foreach (var part in path.Split('.'))
        {
            var pieces = part.Split('[');
            yield return pieces[0];
            foreach (var piece in pieces[1..])
            {
                yield return int.TryParse(
                    piece.TrimEnd(']'), NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? index : int.MaxValue;
            }
        }
    }
}
