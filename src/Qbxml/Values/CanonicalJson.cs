using System.Globalization;
using System.Text;
using System.Text.Json;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Qbxml.Xml;

namespace WebConnectorSync.Qbxml.Values;

/// <summary>
/// Writes the same fields always as the same text: names in order, numbers in one form, no blanks, and for U+0080 to U+009F the character
/// of Windows-1252 that is meant, as in QuickBooks' answers. So two texts are equal when the fields are.
/// </summary>
public static class CanonicalJson
{
    private static readonly JsonWriterOptions Options =
        new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The canonical text of a value. Half a surrogate pair in a text becomes the replacement character.</summary>
    public static string Of(JsonElement value)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            Write(json, value);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    /// <summary>A hash of a canonical text; never 0.</summary>
    public static long Hash(string canonical) =>
        unchecked((long)ContentHash.Of(Encoding.UTF8.GetBytes(canonical))) is var hash and not 0 ? hash : 1;

    /// <summary>The paths of properties that stand more than once in their object.</summary>
    public static IReadOnlyList<string> Duplicates(JsonElement value)
    {
        var found = new List<string>();
        Find(value, "", found);
        return found;
    }

    private static void Find(JsonElement value, string path, List<string> found)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in value.EnumerateArray().Index())
            {
                Find(item, $"{path}[{index}]", found);
            }
        }
        else if (value.ValueKind == JsonValueKind.Object)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            foreach (var property in value.EnumerateObject())
            {
                var here = path.Length == 0 ? Name(property) : $"{path}.{Name(property)}";
                if (!names.Add(Name(property)))
                {
                    found.Add(here);
                }

                Find(property.Value, here, found);
            }
        }
    }

    // The app's own ids are compared as they were given.
    private static void Write(Utf8JsonWriter json, JsonElement value, bool isOpaque = false)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                json.WriteStartObject();
                foreach (var property in value.EnumerateObject().Select(p => (Name: Name(p), p.Value)).OrderBy(
                    p => p.Name, StringComparer.Ordinal))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value, isOpaque: property.Name == "externalId");
                }

                json.WriteEndObject();
                break;
            case JsonValueKind.Array:
                json.WriteStartArray();
                foreach (var item in value.EnumerateArray())
                {
                    Write(json, item);
                }

                json.WriteEndArray();
                break;
            case JsonValueKind.String:
                json.WriteStringValue(isOpaque ? JsonText.Of(value) : XmlBytes.Meant(JsonText.Of(value)));
                break;
            case JsonValueKind.Number when value.TryGetDecimal(out var number):
                json.WriteRawValue(number.ToString("0.############################", CultureInfo.InvariantCulture));
                break;
            default:
                value.WriteTo(json);
                break;
        }
    }

    private static string Name(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            // Half a surrogate pair in a name; no field is called so.
            return "\uFFFD";
        }
    }
}
