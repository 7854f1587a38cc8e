using System.Text;
using System.Text.Json;

namespace WebConnectorSync.Qbxml.Validation;

/// <summary>Finds texts that came back from QuickBooks with question marks where characters had been that it cannot store.</summary>
public static class LostCharacters
{
    /// <summary>The places whose text was damaged: <c>billAddress.addr1</c>; empty when none was.</summary>
    /// <param name="sent">A record as it should be.</param>
    /// <param name="kept">The same record as QuickBooks has it.</param>
    public static IReadOnlyList<string> In(JsonElement sent, JsonElement kept)
    {
        var places = new List<string>();
        Compare(sent, kept, "", places);
        return places;
    }

    private static void Compare(JsonElement sent, JsonElement kept, string path, List<string> places)
    {
        if (sent.ValueKind != kept.ValueKind)
        {
            return;
        }

        switch (sent.ValueKind)
        {
            case JsonValueKind.String:
                if (IsDamaged(sent.GetString()!, kept.GetString()!))
                {
                    places.Add(path);
                }

                break;
            case JsonValueKind.Object:
                foreach (var field in sent.EnumerateObject())
                {
                    if (kept.TryGetProperty(field.Name, out var other))
                    {
                        Compare(field.Value, other, path.Length == 0 ? field.Name : $"{path}.{field.Name}", places);
                    }
                }

                break;
            case JsonValueKind.Array:
                for (var i = 0; i < Math.Min(sent.GetArrayLength(), kept.GetArrayLength()); i++)
                {
                    Compare(sent[i], kept[i], $"{path}[{i}]", places);
                }

                break;
        }
    }

    // A character beyond the first 65,536 may become one question mark or two.
    private static bool IsDamaged(string sent, string kept) =>
        kept.Contains('?', StringComparison.Ordinal) && Windows1252.FirstOutside(sent) is not null
        && (Marked(sent, "?") == kept.Trim() || Marked(sent, "??") == kept.Trim());

    private static string Marked(string text, string large)
    {
        var marked = new StringBuilder(text.Length);
        foreach (var rune in text.Trim().EnumerateRunes())
        {
            marked.Append(Windows1252.IsInside(rune.Value) ? rune.ToString() : rune.IsBmp ? "?" : large);
        }

        return marked.ToString();
    }
}
