using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>The comparisons of a company that are due or going on, tracked; what is changed here is saved with the caller's work.</summary>
internal sealed class ComparisonSet
{
    private readonly ServerDb db;
    private readonly Guid companyId;
    private readonly Dictionary<string, Comparison> bySection;

    private ComparisonSet(ServerDb db, Guid companyId, IEnumerable<Comparison> rows)
    {
        (this.db, this.companyId) = (db, companyId);
        bySection = rows.ToDictionary(c => c.Section, StringComparer.Ordinal);
    }

    public static async Task<ComparisonSet> LoadAsync(ServerDb db, Guid companyId, CancellationToken ct) =>
        new(db, companyId, await db.Comparisons.Where(c => c.CompanyId == companyId).ToListAsync(ct));

    /// <summary>The comparison of that section, or null.</summary>
    public Comparison? Find(string section) => bySection.GetValueOrDefault(section);

    /// <summary>Asks for a full comparison; one that is going on already is left alone.</summary>
    public void Request(string section) => Add(section, ComparisonStep.OurIds);

    /// <summary>Asks for these records alone to be looked at.</summary>
    public void Doubt(string section, IReadOnlyCollection<string> ids)
    {
        if (ids.Count > 0)
        {
            Add(section, ComparisonStep.Doubts)?.Doubt(ids);
        }
    }

    /// <summary>Those a message of the session can ask for now, in the order of the catalogue.</summary>
    public IEnumerable<(SectionDef Section, CompanySection Row, Comparison Comparison)> Due(
        IReadOnlyList<CompanySection> rows, Guid sessionId) =>
        from section in SectionCatalogue.All
        let comparison = Find(section.Name)
        where comparison is not null
        let row = rows.FirstOrDefault(r => r.Section == section.Name)
        where row is not null && comparison.IsDue(row, sessionId)
        select (section, row, comparison);

    /// <summary>Ends a comparison.</summary>
    public void Remove(Comparison comparison)
    {
        db.Comparisons.Remove(comparison);
        bySection.Remove(comparison.Section);
    }

    /// <summary>
    /// QuickBooks tells of deletions for 90 days. A section, or the list of its deletions, that was not read for longer than that can be
    /// trusted to reach back is compared.
    /// </summary>
    public void RequestAfterSilence(IReadOnlyList<CompanySection> rows, DateTime now)
    {
        var trusted = now - DeletedList.TrustedFor;
        var isSilent = DeletedList.All.Any(list => rows.Any(r => r.Section == list.Name && r.InUse && r.SyncedAt < trusted));
        foreach (var row in rows.Where(r => r is { InUse: true, SyncedAt: not null } && (isSilent || r.SyncedAt < trusted)))
        {
            if (row.ComparedAt is null || row.ComparedAt < trusted)
            {
                Request(row.Section);
            }
        }
    }

    private Comparison? Add(string section, ComparisonStep step)
    {
        if (SectionCatalogue.Find(section) is not { IsFromHost: false } definition || !ComparisonQuery.CanLookUp(definition))
        {
            return null;
        }

        if (Find(section) is not { } comparison)
        {
            comparison = new Comparison { CompanyId = companyId, Section = section, Step = step };
            bySection.Add(section, comparison);
            db.Comparisons.Add(comparison);
        }
        else if (comparison.Step == ComparisonStep.Doubts)
        {
            comparison.Step = step;
        }

        return comparison;
    }
}
