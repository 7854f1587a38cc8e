using System.Text;
using System.Text.Json;

namespace WebConnectorSync.Qbxml.Reading;

/// <summary>
/// Puts a stored list entry under the present name of its parent. When a parent is renamed or moved QuickBooks changes the full names of
/// all below it and tells nobody; this does the same to a record's JSON, byte for byte as the reader would write it.
/// </summary>
public static class FamilyJson
{
    /// <summary>The record under its parent's name.</summary>
    /// <param name="json">The record as the reader wrote it.</param>
    /// <param name="parent">The parent's full name; its colons say how deep it stands.</param>
    /// <returns>The JSON, the same where nothing had to change, and the full name; null when the record has no name.</returns>
    public static (byte[] Json, string FullName)? Under(ReadOnlySpan<byte> json, string parent)
    {
        ArgumentNullException.ThrowIfNull(parent);
        var (name, places) = Read(json);
        if (name is null)
        {
            return null;
        }

        var fullName = $"{parent}:{name}";
        var level = parent.AsSpan().Count(':') + 1;
        var output = new List<byte>(json.Length + 64);
        var written = 0;
        foreach (var place in places)
        {
            output.AddRange(json[written..place.Start]);
            output.AddRange(place.What switch
            {
                Field.FullName => Quoted(fullName),
                Field.ParentName => Quoted(parent),
                _ => Encoding.ASCII.GetBytes(level.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            });
            written = place.End;
        }

        output.AddRange(json[written..]);
        return ([.. output], fullName);
    }

    // The record's own name, and where the values stand that follow the parent.
    private static (string? Name, List<(Field What, int Start, int End)> Places) Read(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        string? name = null;
        var places = new List<(Field, int, int)>();
        var isInParent = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || reader.CurrentDepth > (isInParent ? 2 : 1))
            {
                isInParent &= reader.TokenType != JsonTokenType.EndObject || reader.CurrentDepth > 1;
                continue;
            }

            var field = What(reader, isInParent);
            reader.Read();
            if (field == Field.Parent)
            {
                isInParent = reader.TokenType == JsonTokenType.StartObject;
            }
            else if (field == Field.Name && reader.TokenType == JsonTokenType.String)
            {
                name = reader.GetString();
            }
            else if (field is Field.FullName or Field.Level or Field.ParentName)
            {
                // An element that came twice is an array.
                var start = (int)reader.TokenStartIndex;
                reader.Skip();
                places.Add((field, start, (int)reader.BytesConsumed));
            }
        }

        return (name, places);
    }

    private static Field What(in Utf8JsonReader reader, bool isInParent)
    {
        if (isInParent)
        {
            return reader.ValueTextEquals("fullName"u8) ? Field.ParentName : Field.Other;
        }

        return reader.ValueTextEquals("name"u8) ? Field.Name
            : reader.ValueTextEquals("fullName"u8) ? Field.FullName
            : reader.ValueTextEquals("sublevel"u8) ? Field.Level
            : reader.ValueTextEquals("parentRef"u8) ? Field.Parent
            : Field.Other;
    }

    private static byte[] Quoted(string text)
    {
        var output = new JsonOutput();
        output.Text(Encoding.UTF8.GetBytes(text));
        return output.Written.ToArray();
    }

    private enum Field
    {
        Other,
        Name,
        FullName,
        Level,
        Parent,
        ParentName,
    }
}
