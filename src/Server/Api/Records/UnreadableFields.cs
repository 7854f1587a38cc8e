using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Values;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Api.Records;

/// <summary>Fields of a record whose values cannot be decrypted. An app gets none of them: it would take the text for the value.</summary>
internal static class UnreadableFields
{
    /// <summary>The fields without them, JSON.</summary>
    [return: NotNullIfNotNull(nameof(fields))]
    public static string? Without(string? fields)
    {
        if (fields is null || !SecretValues.HasUnreadable(fields))
        {
            return fields;
        }

        var node = JsonNode.Parse(fields)!;
        Find(node, "", take: true);
        return node.ToJsonString();
    }

    /// <summary>Their paths; null when there are none.</summary>
    public static IReadOnlyList<string>? Of(Record record)
    {
        List<string> found = [.. Paths(record.QuickBooks, "quickBooks"), .. Paths(record.App, "app")];
        return found.Count == 0 ? null : found;
    }

    private static List<string> Paths(string? fields, string side) =>
        fields is null || !SecretValues.HasUnreadable(fields) ? [] : Find(JsonNode.Parse(fields)!, side, take: false);

    private static List<string> Find(JsonNode? node, string path, bool take)
    {
        var found = new List<string>();
        if (node is JsonArray items)
        {
            found.AddRange(items.SelectMany((item, i) => Find(item, $"{path}[{i}]", take)));
        }
        else if (node is JsonObject fields)
        {
            foreach (var (name, value) in fields.ToList())
            {
                if (value is JsonValue text && SecretValues.IsUnreadable(text.GetValue<JsonElement>()))
                {
                    found.Add($"{path}.{name}");
                    _ = take && fields.Remove(name);
                }
                else
                {
                    found.AddRange(Find(value, $"{path}.{name}", take));
                }
            }
        }

        return found;
    }
}
