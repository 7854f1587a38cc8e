using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>Names of a company's records that the rules can choose among.</summary>
internal sealed class KnownNames(ServerDb db)
{
    /// <summary>How many are offered; what is beyond is typed as a pattern.</summary>
    public const int Most = 2000;

    /// <summary>How many there are of what the rules speak of.</summary>
    public Task<RuleCounts> CountAsync(Guid companyId, CancellationToken ct) => RuleCounts.ReadAsync(db, companyId, ct);

    /// <summary>Names of a section's records that QuickBooks has.</summary>
    public Task<List<string>> OfAsync(Guid companyId, string section, CancellationToken ct) => db.Records
        .Where(
            r => r.CompanyId == companyId
                && r.Section == section
                && r.QuickBooksId != null
                && r.Name != null
                && r.State != RecordState.Deleted)
        .OrderBy(r => r.Name)
        .Select(r => r.Name!)
        .Take(Most)
        .ToListAsync(ct);

    /// <summary>Full names of jobs, each below its customer.</summary>
    public Task<List<string>> JobsAsync(Guid companyId, CancellationToken ct) => db.Records
        .Where(
            r => r.CompanyId == companyId
                && r.Section == "customers"
                && r.ParentId != null
                && r.Name != null
                && r.State != RecordState.Deleted)
        .OrderBy(r => r.Name)
        .Select(r => r.Name!)
        .Take(Most)
        .ToListAsync(ct);
}
