using System.Diagnostics.CodeAnalysis;

namespace WebConnectorSync.Sync.Values;

/// <summary>
/// Texts from outside, and sentences with such texts in them, are cut to what their column holds: SQL Server refuses a row for one letter
/// too many.
/// </summary>
internal static class Cutting
{
    /// <summary>The beginning of the text, at most that long, never ending in half a surrogate pair.</summary>
    [return: NotNullIfNotNull(nameof(text))]
    public static string? CutTo(this string? text, int length) =>
        text is null || text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
