using System.Diagnostics.CodeAnalysis;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>
/// The records a comparison looks up: those QuickBooks should have, by their QuickBooks ids, which an index keeps in order.
/// </summary>
internal static class OurIds
{
    /// <summary>Those behind the last one looked up.</summary>
    [SuppressMessage(
        "Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, and both do so by ordinal.")]
    public static IQueryable<Record> ToLookUp(this ServerDb db, Comparison comparison) => db.Alive(comparison)
        .Where(r => string.Compare(r.QuickBooksId, comparison.LookedUpTo) > 0);

    /// <summary>Those of them up to and including that id.</summary>
    [SuppressMessage(
        "Globalization", "CA1309:Use ordinal string comparison", Justification = "The database compares, and both do so by ordinal.")]
    public static IQueryable<Record> UpTo(this IQueryable<Record> records, string last) =>
        records.Where(r => string.Compare(r.QuickBooksId, last) <= 0);

    /// <summary>All of the section that are not known as deleted.</summary>
    public static IQueryable<Record> Alive(this ServerDb db, Comparison comparison) => db.Records
        .Where(
            r => r.CompanyId == comparison.CompanyId
                && r.Section == comparison.Section
                && r.QuickBooksId != null
                && r.State != RecordState.Deleted);
}
