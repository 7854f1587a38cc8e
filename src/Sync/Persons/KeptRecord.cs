using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Persons;

/// <summary>Everything that is kept about one record.</summary>
/// <param name="Record">The row.</param>
/// <param name="Changes">Its entries of the change feed.</param>
/// <param name="Posts">What was written of it to QuickBooks, with what came of each attempt.</param>
/// <param name="Decisions">What people decided about it.</param>
/// <param name="Warnings">What somebody should look at.</param>
/// <param name="Log">Lines of the company's log that have its name.</param>
/// <param name="Audit">Lines of the company's audit trail that have its name.</param>
/// <param name="Naming">Other records whose fields name it.</param>
internal sealed record KeptRecord(
    Record Record, IReadOnlyList<Change> Changes, IReadOnlyList<Post> Posts, IReadOnlyList<RecordDecision> Decisions,
    IReadOnlyList<SectionWarning> Warnings, IReadOnlyList<LogEntry> Log, IReadOnlyList<AuditEntry> Audit, IReadOnlyList<Record> Naming)
{
    // A customer may have thousands of invoices; a document has an end.
    private const int Most = 10_000;

    /// <summary>Reads it; null when there is no such record. The caller must be an administrator.</summary>
    public static async Task<KeptRecord?> ReadAsync(
        ServerDb db, AuditTrail audit, Caller caller, Guid companyId, string section, Guid recordId, CancellationToken ct)
    {
        caller.Require(Role.Administrator, companyId);
        if (await db.Records.AsNoTracking().SingleOrDefaultAsync(
            r => r.CompanyId == companyId && r.Section == section && r.Id == recordId, ct) is not { } record)
        {
            return null;
        }

        var kept = new KeptRecord(
            record,
            await db.Changes.AsNoTracking().Where(c => c.CompanyId == companyId && c.Section == section && c.RecordId == recordId)
                .OrderBy(c => c.Sequence).Take(Most).ToListAsync(ct),
            await db.Posts.AsNoTracking().Where(p => p.CompanyId == companyId && p.Section == section && p.RecordId == recordId)
                .OrderBy(p => p.Id).Take(Most).ToListAsync(ct),
            await db.Decisions.AsNoTracking().Where(d => d.CompanyId == companyId && d.Section == section && d.RecordId == recordId)
                .OrderBy(d => d.Id).Take(Most).ToListAsync(ct),
            await db.Warnings.AsNoTracking().Where(w => w.CompanyId == companyId && w.Section == section && w.RecordId == recordId)
                .ToListAsync(ct),
            record.Name is not { } name ? [] : await db.Log.AsNoTracking().Where(l => l.CompanyId == companyId)
                .Where(TextSearch.Contains<LogEntry>(db, name, l => l.Text, l => l.Advice)).OrderBy(l => l.Id).Take(Most).ToListAsync(ct),
            record.Name is not { } named ? [] : await db.Audit.AsNoTracking().Where(a => a.CompanyId == companyId)
                .Where(TextSearch.Contains<AuditEntry>(db, named, a => a.Action)).OrderBy(a => a.Id).Take(Most).ToListAsync(ct),
            record.QuickBooksId is not { } id ? [] : await db.Records.AsNoTracking()
                .Where(r => r.CompanyId == companyId && r.Id != recordId)
                .Where(TextSearch.Contains<Record>(db, $"\"{id}\"", r => r.QuickBooks, r => r.App))
                .OrderBy(r => r.Id).Take(Most).ToListAsync(ct));
        await audit.NoteAsync($"Exported everything kept about the record {recordId} of {section}.", companyId, ct);
        return kept;
    }
}
