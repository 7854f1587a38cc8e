using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Qbxml.Schema;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Records;

/// <summary>The sections whose records stand below one another: customers and jobs, accounts, classes, items, types.</summary>
internal static class Hierarchy
{
    private static readonly HashSet<string> WithParents = [.. SectionCatalogue.All.Where(s => NamesParent(s)).Select(s => s.Name)];

    /// <summary>Whether records of that section may have a parent.</summary>
    public static bool Has(string section) => WithParents.Contains(section);

    /// <summary>The records below any of these, inactive ones too. Ask for a lot of them (<see cref="Lots"/>).</summary>
    public static IQueryable<Record> Below(this ServerDb db, Guid companyId, string section, IReadOnlyCollection<string> quickBooksIds) =>
        db.Records
        .Where(
            r => r.CompanyId == companyId
                && r.Section == section
                && r.ParentId != null
                && quickBooksIds.Contains(r.ParentId)
                && r.State != RecordState.Deleted);

    /// <summary>
    /// Which of these records have others below them; asked once for a page of them. Ids are unique in a section only, so each comes with
    /// it.
    /// </summary>
    public static async Task<HashSet<(string Section, string QuickBooksId)>> ParentsAmongAsync(
        ServerDb db, Guid companyId, IEnumerable<Record> records, CancellationToken ct)
    {
        var parents = new HashSet<(string, string)>();
        foreach (var group in records.Where(r => r.QuickBooksId is not null && Has(r.Section)).GroupBy(r => r.Section))
        {
            var above = await group.Select(r => r.QuickBooksId!)
                .ReadInLotsAsync(ids => db.Below(companyId, group.Key, ids).Select(r => r.ParentId!).Distinct(), ct);
            parents.UnionWith(above.Select(id => (group.Key, id)));
        }

        return parents;
    }

    private static bool NamesParent(SectionDef section) =>
        !section.IsFromHost && QbxmlLanguage.Default.Object(section.Query).Query!.Returns.Any(
            r => QbxmlLanguage.Default.Message(r).Root.ChildElements.ContainsKey("ParentRef"));
}
