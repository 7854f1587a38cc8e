using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Records;

/// <summary>Finds records by a part of their name, whatever the case.</summary>
internal static class NameSearch
{
    private const string Escape = "\\";

    /// <summary>
    /// SQLite's LIKE knows upper and lower case of A to Z only; the text as it is, in lower and in upper case together find the
    /// others too (ümit finds Ümit and ÜMIT).
    /// </summary>
    public static IQueryable<Record> NameContains(this IQueryable<Record> records, string text)
    {
        var asIs = Pattern(text);
        var lower = Pattern(text.ToLowerInvariant());
        var upper = Pattern(text.ToUpperInvariant());
        return records.Where(r =>
            EF.Functions.Like(r.Name!, asIs, Escape)
            || EF.Functions.Like(r.Name!, lower, Escape)
            || EF.Functions.Like(r.Name!, upper, Escape));
    }

    /// <summary>Transactions are also looked for by what is in their fields: a customer's name, a memo.</summary>
    public static IQueryable<Record> TextContains(this IQueryable<Record> records, string text)
    {
        var asIs = Pattern(text);
        var lower = Pattern(text.ToLowerInvariant());
        var upper = Pattern(text.ToUpperInvariant());
        return records.Where(r =>
            EF.Functions.Like(r.Name!, asIs, Escape)
            || EF.Functions.Like(r.QuickBooks!, asIs, Escape) || EF.Functions.Like(r.QuickBooks!, lower, Escape) || EF.Functions.Like(r.QuickBooks!, upper, Escape)
            || EF.Functions.Like(r.App!, asIs, Escape) || EF.Functions.Like(r.App!, lower, Escape) || EF.Functions.Like(r.App!, upper, Escape));
    }

    private static string Pattern(string text) => "%" + text
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal)
        .Replace("[", Escape + "[", StringComparison.Ordinal) + "%";
}
