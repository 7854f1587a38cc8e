using System.Text;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Qbxml.Reading;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Records;

/// <summary>
/// Gives the records below a renamed or moved one their new full names. QuickBooks does so without touching their time of change, so no
/// query for changes ever brings them.
/// </summary>
internal sealed class ChildRenamer(ServerDb db, RecordPageWriter pages)
{
    // As deep as QuickBooks lets a list go.
    private const int Levels = 5;

    /// <summary>Renames them; each record that changes has an entry in the change feed.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="section">The section.</param>
    /// <param name="named">Records that are new or have another full name than before.</param>
    /// <param name="now">The instant written into the rows.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>How many changed.</returns>
    public async Task<int> RenameAsync(
        Guid companyId, string section, IReadOnlyList<StagedRecord> named, DateTime now, CancellationToken ct)
    {
        var changed = 0;
        var names = named.Where(r => r.Name is not null).ToDictionary(r => r.QuickBooksId, r => r.Name!, StringComparer.Ordinal);
        for (var level = 1; level < Levels && names.Count > 0 && Hierarchy.Has(section); level++)
        {
            var below = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var lot in names.Keys.InLots())
            {
                foreach (var (id, name) in await RenameBelowAsync(companyId, section, lot, names, now, ct))
                {
                    below[id] = name;
                }
            }

            changed += below.Count;
            names = below;
        }

        return changed;
    }

    // One lot of parents; their children in lots too, in the order of their ids.
    private async Task<List<(string Id, string Name)>> RenameBelowAsync(
        Guid companyId, string section, string[] parents, Dictionary<string, string> names, DateTime now, CancellationToken ct)
    {
        var renamed = new List<(string, string)>();
        var after = Guid.Empty;
        while (true)
        {
            var children = await db.Below(companyId, section, parents).Where(r => r.Id > after && r.QuickBooks != null)
                .OrderBy(r => r.Id).Take(Lots.Size).Select(r => new { r.Id, r.ParentId, r.Name }).ToListAsync(ct);
            var wrong = children.Where(c => c.Name is null || !FullNames.IsDirectlyBelow(c.Name, names[c.ParentId!]))
                .Select(c => c.Id).ToList();
            if (wrong.Count > 0)
            {
                var records = await db.Records.AsNoTracking().Where(
                    r => r.CompanyId == companyId && r.Section == section && wrong.Contains(r.Id)).ToListAsync(ct);
                var staged = records.ConvertAll(r => Under(r, names[r.ParentId!]));
                renamed.AddRange(staged.Select(s => (s.QuickBooksId, s.Name!)));
                await pages.WriteAsync(db, companyId, section, staged, now, ct);
            }

            if (children.Count < Lots.Size)
            {
                return renamed;
            }

            after = children[^1].Id;
        }
    }

    private StagedRecord Under(Record record, string parent)
    {
        var (json, fullName) = FamilyJson.Under(Encoding.UTF8.GetBytes(record.QuickBooks!), parent)
            ?? (Encoding.UTF8.GetBytes(record.QuickBooks!), record.Name ?? "");
        return pages.Stage(new(
            record.QuickBooksId!,
            fullName.CutTo(255),
            record.EditSequence,
            record.TimeModified,
            record.ParentId,
            record.IsActive,
            record.TxnOn,
            ContentHash: 0,
            json));
    }
}
