using System.Globalization;
using System.Text;
using FluentValidation;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Companies;

/// <summary>What a company may be called, and what is made of the name.</summary>
internal static class CompanyName
{
    public const int MaxLength = 100;

    private const int SlugMaxLength = 40;

    /// <summary>As problems with it begin.</summary>
    public const string What = "The name";

    /// <summary>What a company's name must be. Absent is right.</summary>
    public static IRuleBuilderOptions<T, string?> MayNameACompany<T>(this IRuleBuilder<T, string?> rule) => rule
        .Line(What, MaxLength)
        .Must(name => name is null || IsWellFormed(name)).Says(
            "invalidName",
            $"{What} contains something that is no character.",
            "Write it with characters that every page and file can show.");

    /// <summary>The answer to a name another company has.</summary>
    public static FieldProblem Taken(string name) =>
        new("name", "nameTaken", $"There is a company named \"{name}\" already.", "Choose another name, or use the company that is there.");

    /// <summary>
    /// The name in lower-case ASCII letters, digits and hyphens: "Käfer &amp; Söhne" is kafer-sohne. "company" when nothing is left.
    /// </summary>
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
