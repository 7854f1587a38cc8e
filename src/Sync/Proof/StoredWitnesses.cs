using System.Globalization;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Proof;

/// <summary>Finds other witnesses in what is stored, where QuickBooks refuses or cannot read the questions for those at hand.</summary>
internal static class StoredWitnesses
{
    /// <summary>What the file is known by from now on; the witnesses at hand stay where there are no others.</summary>
    /// <param name="db">The database.</param>
    /// <param name="company">The company.</param>
    /// <param name="refused">Sections that may not be seen.</param>
    /// <param name="unreadable">Sections, and lists of deletions, whose questions cannot be read.</param>
    /// <param name="ct">Ends the reading.</param>
    public static async Task<FileIdentity> ReplaceAsync(
        ServerDb db, Company company, IReadOnlyCollection<string> refused, IReadOnlyCollection<string> unreadable, CancellationToken ct)
    {
        var identity = company.Identity with
        {
            Refused = [.. company.Identity.Refused.Union(refused, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Unreadable = [.. company.Identity.Unreadable.Union(unreadable, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            Suspects = null,
        };
        List<string> unasked = [.. identity.Unasked];
        List<Witness> left = [.. identity.Witnesses.Where(w => !unasked.Contains(w.Section))];
        if (left.Count == 0 && identity.Witnesses.Count > 0)
        {
            left = await FindAsync(db, company.Id, unasked, ct);
        }

        return identity with { Witnesses = left.Count > 0 ? left : identity.Witnesses };
    }

    private static async Task<List<Witness>> FindAsync(
        ServerDb db, Guid companyId, IReadOnlyList<string> unasked, CancellationToken ct)
    {
        var found = new List<Witness>();
        foreach (var section in SectionCatalogue.All.Where(s => WitnessSet.MayBear(s) && !unasked.Contains(s.Name)))
        {
            var latest = await db.Records.AsNoTracking()
                .Where(r => r.CompanyId == companyId && r.Section == section.Name)
                .Where(r => r.QuickBooksId != null && r.EditSequence != null && r.State != RecordState.Deleted)
                .OrderByDescending(r => r.EditSequence)
                .Select(r => new { r.QuickBooksId, r.EditSequence })
                .Take(WitnessSet.MostPerSection)
                .ToListAsync(ct);
            found.AddRange(latest
                .Where(r => long.TryParse(r.EditSequence, NumberStyles.None, CultureInfo.InvariantCulture, out _))
                .Select(r => new Witness(section.Name, r.QuickBooksId!, long.Parse(r.EditSequence!, CultureInfo.InvariantCulture))));
        }

        return WitnessSet.Choose(found);
    }
}
