using System.Globalization;
using System.Reflection;
using System.Text;
using WebConnectorSync.Qbxml.Validation;

namespace WebConnectorSync.Qbxml.Characters;

/// <summary>
/// Writes a text with the characters a company file can store (Windows-1252): é stays, ł becomes l, Ж becomes Zh, an emoji goes.
/// </summary>
public static class Transliteration
{
    private static readonly Dictionary<int, string> Letters = ReadLetters();

    /// <summary>The text with what can be stored; the same object when nothing had to change.</summary>
    public static string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Windows1252.FirstOutside(text) is null)
        {
            return text;
        }

        var result = new StringBuilder(text.Length + 8);
        foreach (var rune in WithoutNoncharacters(text).Normalize(NormalizationForm.FormC).EnumerateRunes())
        {
            result.Append(Of(rune));
        }

        // What was between two blanks may be gone.
        return result.ToString().Replace("  ", " ", StringComparison.Ordinal).Trim(' ');
    }

    private static string Of(Rune rune)
    {
        if (Windows1252.IsInside(rune.Value))
        {
            return rune.ToString();
        }

        if (Letters.TryGetValue(rune.Value, out var letter))
        {
            return letter;
        }

        if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
        {
            return " ";
        }

        // Accents that QuickBooks does not know come off; full-width letters and ligatures become plain ones.
        var apart = new StringBuilder();
        foreach (var part in rune.ToString().Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            apart.Append(Windows1252.IsInside(part.Value) ? part.ToString() : Letters.GetValueOrDefault(part.Value, ""));
        }

        return apart.ToString();
    }

    // Code points that will never be characters, and halves of pairs, are no text to the framework.
    private static string WithoutNoncharacters(string text)
    {
        var characters = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if ((rune.Value & 0xFFFE) != 0xFFFE && rune.Value is not (>= 0xFDD0 and <= 0xFDEF))
            {
                characters.Append(rune.ToString());
            }
        }

        return characters.ToString();
    }

    private static Dictionary<int, string> ReadLetters()
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Letters.txt")!);
        var letters = new Dictionary<int, string>();
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#' && Rune.GetRuneAt(line, 0) is var given)
            {
                letters[given.Value] = line[given.Utf16SequenceLength..].TrimStart(' ');
            }
        }

        return letters;
    }
}
