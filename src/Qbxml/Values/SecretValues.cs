using System.Buffers;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using WebConnectorSync.Qbxml.Schema;

namespace WebConnectorSync.Qbxml.Values;

/// <summary>
/// Finds the values of fields with personal data in texts of records and messages, and puts others in their place. Which fields these are
/// stands in the tables; the rest of a text stays as it is, to the byte.
/// </summary>
public static class SecretValues
{
    /// <summary>How an encrypted value begins. In memory it is met only where the key is gone: such a value cannot be read.</summary>
    public const string Sealed = "enc:v1:";

    private static readonly JsonReaderOptions Deep = new() { MaxDepth = 1000 };
    private static readonly byte[][] Properties = [.. QbxmlLanguage.Default.SecretProperties.Select(Encoding.UTF8.GetBytes)];

    private static readonly byte[][] QuotedProperties =
        [.. QbxmlLanguage.Default.SecretProperties.Select(p => Encoding.UTF8.GetBytes($"\"{p}\""))];

    private static readonly SearchValues<string> Signs = SearchValues.Create(
        [.. QbxmlLanguage.Default.SecretProperties.Select(p => $"\"{p}\""), .. QbxmlLanguage.Default.SecretElements.Select(e => $"<{e}")],
        StringComparison.Ordinal);

    private static readonly Regex Elements = new(
        $@"(<(?:{string.Join('|', QbxmlLanguage.Default.SecretElements.Select(Regex.Escape))})(?:\s[^>]*)?>)([^<]*)",
        RegexOptions.CultureInvariant | RegexOptions.Compiled,
        TimeSpan.FromSeconds(5));

    /// <summary>Another value for one that was found, as it is written in its text; empty to leave it.</summary>
    /// <param name="value">The value as it is written: a JSON string has its quotation marks.</param>
    public delegate ReadOnlySpan<byte> Replacement(ReadOnlySpan<byte> value);

    /// <summary>Whether a text of JSON or XML may have such fields; quick, and right when it says no.</summary>
    public static bool MayBeIn(string text) => text.AsSpan().ContainsAny(Signs);

    /// <summary>Whether JSON has such fields.</summary>
    public static bool AreIn(ReadOnlySpan<byte> json)
    {
        if (!MayBeIn(json))
        {
            return false;
        }

        try
        {
            var reader = new Utf8JsonReader(json, Deep);
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName && IsSecret(in reader))
                {
                    return true;
                }
            }
        }
        catch (JsonException)
        {
            // No JSON, so it has no fields.
        }

        return false;
    }

    /// <summary>The JSON with other values; what is no JSON stays as it is.</summary>
    public static byte[] InJson(ReadOnlySpan<byte> json, Replacement replace)
    {
        ArgumentNullException.ThrowIfNull(replace);
        var output = new ArrayBufferWriter<byte>(json.Length + 256);
        var copied = 0;
        try
        {
            var reader = new Utf8JsonReader(json, Deep);
            while (reader.Read())
            {
                if (reader.TokenType != JsonTokenType.PropertyName || !IsSecret(in reader) || !reader.Read())
                {
                    continue;
                }

                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                var end = (int)reader.BytesConsumed;
                var value = json[start..end];
                if (!SaysNothing(value) && replace(value) is { IsEmpty: false } other)
                {
                    output.Write(json[copied..start]);
                    output.Write(other);
                    copied = end;
                }
            }
        }
        catch (JsonException)
        {
            return json.ToArray();
        }

        output.Write(json[copied..]);
        return output.WrittenSpan.ToArray();
    }

    /// <summary>The XML with other values. It may end anywhere: a value that is cut off is found too.</summary>
    public static string InXml(string xml, Func<string, string> replace) =>
        Elements.Replace(xml, match => match.Groups[1].Value + replace(match.Groups[2].Value));

    /// <summary>Whether there is a value in it that cannot be read.</summary>
    public static bool HasUnreadable(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Contains($"\"{Sealed}", StringComparison.Ordinal) || text.Contains($">{Sealed}", StringComparison.Ordinal);
    }

    /// <summary>Whether it is such a value.</summary>
    public static bool IsUnreadable(JsonElement value) =>
        value.ValueKind == JsonValueKind.String && value.GetRawText().StartsWith($"\"{Sealed}", StringComparison.Ordinal);

    private static bool MayBeIn(ReadOnlySpan<byte> json)
    {
        foreach (var name in QuotedProperties)
        {
            if (json.IndexOf(name) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    private static bool SaysNothing(ReadOnlySpan<byte> value) => value.SequenceEqual("null"u8) || value.SequenceEqual("\"\""u8);

    private static bool IsSecret(in Utf8JsonReader reader)
    {
        foreach (var name in Properties)
        {
            if (reader.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }
}
