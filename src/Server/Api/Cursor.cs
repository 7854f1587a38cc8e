using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace WebConnectorSync.Server.Api;

/// <summary>
/// Where the next page of a list begins: the last key of this one, with the list it belongs to, so that a cursor of another list
/// is refused instead of skipping or repeating things.
/// </summary>
internal static class Cursor
{
    public static string Write(string list, params ReadOnlySpan<object> key)
    {
        var text = new StringBuilder(list);
        foreach (var part in key)
        {
            text.Append('|').Append(CultureInfo.InvariantCulture, $"{part}");
        }

        return Base64Url.EncodeToString(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>The key's parts, or null when the cursor is broken or another list's.</summary>
    public static string[]? Read(string list, string cursor, int parts)
    {
        if (!Base64Url.IsValid(cursor))
        {
            return null;
        }

        var text = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(cursor)).Split('|');
        return text.Length == parts + 1 && text[0] == list ? text[1..] : null;
    }
}
