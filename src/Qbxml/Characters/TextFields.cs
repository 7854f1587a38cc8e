using System.Text.Json.Nodes;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Characters;

/// <summary>Applies transliteration to all texts of a record.</summary>
public static class TextFields
{
    /// <summary>
    /// Changes every text of the fields that has characters QuickBooks cannot store; references keep the app's own ids as they are.
    /// </summary>
    /// <param name="fields">The record's fields; they change.</param>
    /// <returns>What was changed: the path, and the text as it is now.</returns>
    public static IReadOnlyList<(string Path, string Text)> Transliterate(JsonObject fields)
    {
        var changed = new List<(string, string)>();
        Walk(fields, "", changed);
        return changed;
    }

    private static void Walk(JsonNode node, string path, List<(string, string)> changed)
    {
        if (node is JsonObject container)
        {
            foreach (var (name, value) in container.ToList())
            {
                Visit(value, path.Length == 0 ? name : $"{path}.{name}", name, text => container[name] = text);
            }
        }
        else if (node is JsonArray list)
        {
            for (var i = 0; i < list.Count; i++)
            {
                var index = i;
                Visit(list[i], $"{path}[{i}]", "", text => list[index] = text);
            }
        }

        void Visit(JsonNode? value, string here, string name, Action<string> replace)
        {
            if (value is JsonValue single && name != "externalId" && single.TryGetValue<string>(out var text))
            {
                if (Windows1252.FirstOutside(text) is not null)
                {
                    var plain = Transliteration.Of(text);
                    changed.Add((here, plain));
                    replace(plain);
                }
            }
            else if (value is not null)
            {
                Walk(value, here, changed);
            }
        }
    }
}
