using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Records;

/// <summary>Finds records by a part of their name or of their fields.</summary>
internal static class NameSearch
{
    /// <summary>Records whose name contains the text.</summary>
    public static IQueryable<Record> NameContains(this IQueryable<Record> records, ServerDb db, string text) =>
        records.Where(TextSearch.Contains<Record>(db, text, r => r.Name));

    /// <summary>Transactions are also looked for by what is in their fields: a customer's name, a memo.</summary>
    public static IQueryable<Record> TextContains(this IQueryable<Record> records, ServerDb db, string text) =>
        records.Where(TextSearch.Contains<Record>(db, text, r => r.Name, r => r.QuickBooks, r => r.App));
}
