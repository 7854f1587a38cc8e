using System.Globalization;
using System.Text;

namespace WebConnectorSync.Server.Companies;

/// <summary>What a company may be called, and what is made of the name.</summary>
internal static class CompanyName
{
    public const int MaxLength = 100;

    private const int SlugMaxLength = 40;

    /// <summary>Why a name cannot be used, in one sentence; null when it can.</summary>
    public static string? Problem(string name)
    {
        if (name.Trim().Length is 0 or > MaxLength)
        {
            return $"A company's name has 1 to {MaxLength} characters.";
        }

        return name.Any(char.IsControl) || !IsWellFormed(name) ? "A company's name has no control characters." : null;
    }

    /// <summary>The name in lower-case ASCII letters, digits and hyphens: "Käfer &amp; Söhne" is kafer-sohne. "company" when nothing is left.</summary>
    public static string Slug(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in name.Normalize(NormalizationForm.FormD).ToLowerInvariant())
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(c);
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        var text = slug.ToString(0, Math.Min(slug.Length, SlugMaxLength)).TrimEnd('-');
        return text.Length == 0 ? "company" : text;
    }

    // A lone half of a surrogate pair, or one of the two characters XML does not have.
    private static bool IsWellFormed(string name) =>
        name.EnumerateRunes().All(rune => rune != Rune.ReplacementChar && rune.Value is not (0xFFFE or 0xFFFF));
}
