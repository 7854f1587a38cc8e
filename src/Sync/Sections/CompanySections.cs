using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sections;

/// <summary>The section rows of a company.</summary>
internal static class CompanySections
{
    /// <summary>
    /// All of them, tracked, in catalogue order, those of the deleted lists at the end; rows of sections that are new to the catalogue are
    /// added.
    /// </summary>
    public static async Task<List<CompanySection>> LoadAsync(ServerDb db, Guid companyId, CancellationToken ct)
    {
        var stored = await db.Sections.Where(s => s.CompanyId == companyId).ToDictionaryAsync(s => s.Section, ct);
        var rows = new List<CompanySection>(SectionCatalogue.All.Count + DeletedList.All.Count);
        foreach (var name in SectionCatalogue.All.Select(s => s.Name).Concat(DeletedList.All.Select(l => l.Name)))
        {
            if (!stored.TryGetValue(name, out var row))
            {
                row = new CompanySection { CompanyId = companyId, Section = name };
                db.Sections.Add(row);
            }

            rows.Add(row);
        }

        return rows;
    }
}
