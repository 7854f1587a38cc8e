using System.Globalization;

namespace WebConnectorSync.Sync.Values;

/// <summary>
/// A text from outside that stands in a line of a log. What would end the line, move the cursor or turn the direction of reading is
/// replaced, so that nobody can write lines of their own.
/// </summary>
internal static class OneLine
{
    /// <summary>The text without such characters: a space stands for each, and none at its ends.</summary>
    public static string Of(string text) => !text.Any(IsUnruly)
        ? text
        : string.Concat(text.Trim().Select(c => IsUnruly(c) ? ' ' : c));

    private static bool IsUnruly(char c) =>
        char.IsControl(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069')
            || char.GetUnicodeCategory(c) is UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
