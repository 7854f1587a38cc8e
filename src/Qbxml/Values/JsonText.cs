using System.Text.Json;
using System.Text.RegularExpressions;

namespace WebConnectorSync.Qbxml.Values;

/// <summary>
/// The text of a JSON string. Half a surrogate pair (<c>"\uD83D"</c>) is JSON but no text, and .NET throws at it; here it is a character
/// that cannot be stored.
/// </summary>
internal static partial class JsonText
{
    public static string Of(JsonElement value)
    {
        try
        {
            return value.GetString() ?? "";
        }
        catch (InvalidOperationException)
        {
            using var mended = JsonDocument.Parse(Surrogate().Replace(value.GetRawText(), @"\uFFFD"));
            return mended.RootElement.GetString() ?? "";
        }
    }

    [GeneratedRegex(@"\\u[dD][89a-fA-F][0-9a-fA-F]{2}", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Surrogate();
}
