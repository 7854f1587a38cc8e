using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Records;

/// <summary>Finds records by a part of their name, whatever the case: one comparison a column where the database compares so by itself.</summary>
internal static class NameSearch
{
    private const string Escape = "\\";

    /// <summary>Records whose name contains the text.</summary>
    public static IQueryable<Record> NameContains(this IQueryable<Record> records, ServerDb db, string text)
    {
        if (Patterns(db, text) is not [var first, var second, var third])
        {
            var pattern = Pattern(text);
            return records.Where(r => EF.Functions.Like(r.Name!, pattern, Escape));
        }

        return records.Where(r => EF.Functions.Like(r.Name!, first, Escape) || EF.Functions.Like(r.Name!, second, Escape) || EF.Functions.Like(r.Name!, third, Escape));
    }

    /// <summary>Transactions are also looked for by what is in their fields: a customer's name, a memo.</summary>
    public static IQueryable<Record> TextContains(this IQueryable<Record> records, ServerDb db, string text)
    {
        var pattern = Pattern(text);
        if (Patterns(db, text) is not [var first, var second, var third])
        {
            return records.Where(r => EF.Functions.Like(r.Name!, pattern, Escape) || EF.Functions.Like(r.QuickBooks!, pattern, Escape) || EF.Functions.Like(r.App!, pattern, Escape));
        }

        return records.Where(r =>
            EF.Functions.Like(r.Name!, pattern, Escape)
            || EF.Functions.Like(r.QuickBooks!, first, Escape) || EF.Functions.Like(r.QuickBooks!, second, Escape) || EF.Functions.Like(r.QuickBooks!, third, Escape)
            || EF.Functions.Like(r.App!, first, Escape) || EF.Functions.Like(r.App!, second, Escape) || EF.Functions.Like(r.App!, third, Escape));
    }

    // As it is, in lower and in upper case; none where one pattern finds all of them.
    private static string[] Patterns(ServerDb db, string text) =>
        text.All(char.IsAscii) || db.FoldsEveryCase ? [] : [Pattern(text), Pattern(text.ToLowerInvariant()), Pattern(text.ToUpperInvariant())];

    private static string Pattern(string text) => "%" + text
        .Replace(Escape, Escape + Escape, StringComparison.Ordinal)
        .Replace("%", Escape + "%", StringComparison.Ordinal)
        .Replace("_", Escape + "_", StringComparison.Ordinal)
        .Replace("[", Escape + "[", StringComparison.Ordinal) + "%";
}
