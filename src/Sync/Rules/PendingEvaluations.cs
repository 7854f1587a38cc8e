using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Rules;

/// <summary>Notes which sections are to be judged again.</summary>
internal static class PendingEvaluations
{
    /// <summary>Notes that a section was read completely after a reset.</summary>
    public static async Task AddReadWholeAsync(ServerDb db, Guid companyId, string section, CancellationToken ct)
    {
        await AddAsync(db, companyId, [section], ct);
        db.PendingEvaluations.Local.Single(j => j.CompanyId == companyId && j.Section == section).IsReadWhole = true;
    }

    /// <summary>
    /// Notes those of the sections that hold what a record which arrives ignored could keep out: while sections are read for the first
    /// time, in their order, that is seldom any.
    /// </summary>
    public static async Task AddFilledAsync(ServerDb db, Guid companyId, IReadOnlyCollection<string> sections, CancellationToken ct)
    {
        var filled = await db.Sections
            .Where(s => s.CompanyId == companyId && sections.Contains(s.Section)
                && db.Records.Any(
                    r => r.CompanyId == companyId && r.Section == s.Section
                        && (r.State == RecordState.QuickBooksOnly || r.State == RecordState.AppOnly)))
            .Select(s => s.Section)
            .ToListAsync(ct);
        if (filled.Count > 0)
        {
            await AddAsync(db, companyId, filled, ct);
        }
    }

    /// <summary>Notes sections, from their beginning.</summary>
    public static async Task AddAsync(ServerDb db, Guid companyId, IReadOnlyCollection<string> sections, CancellationToken ct)
    {
        var due = await db.PendingEvaluations.Where(j => j.CompanyId == companyId && sections.Contains(j.Section)).ToListAsync(ct);
        foreach (var section in sections.Distinct(StringComparer.Ordinal))
        {
            var known = due.Find(j => j.Section == section)
                ?? db.PendingEvaluations.Local.FirstOrDefault(j => j.CompanyId == companyId && j.Section == section);
            if (known is null)
            {
                db.PendingEvaluations.Add(new PendingEvaluation { CompanyId = companyId, Section = section });
            }
            else
            {
                if (db.Entry(known).State == EntityState.Deleted)
                {
                    // It was done a moment ago and is due once more.
                    db.Entry(known).State = EntityState.Unchanged;
                }

                (known.DoneTo, known.IsQuickBooksDone, known.IsTurned) = (null, false, false);
            }
        }
    }
}
