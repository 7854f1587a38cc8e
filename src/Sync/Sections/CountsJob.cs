using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Sync.Sections;

/// <summary>Counts the records of each section again and corrects the number that is kept beside them.</summary>
internal sealed class CountsJob(ServerDbFactory databases) : IServerJob
{
    public async Task<string> WorkAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var corrected = 0;
        foreach (var company in await db.Companies.Select(c => c.Id).ToListAsync(ct))
        {
            // One statement, so that no page of records falls between counting and writing. A section that is being read keeps its own
            // count.
            corrected += await db.Sections
                .Where(s => s.CompanyId == company && s.RunSessionId == null)
                .Where(
                    s => s.QuickBooksCount != db.Records.Count(
                        r => r.CompanyId == s.CompanyId
                            && r.Section == s.Section
                            && r.QuickBooksId != null
                            && r.State != RecordState.Deleted))
                .ExecuteUpdateAsync(
                    set => set
                        .SetProperty(
                            s => s.QuickBooksCount,
                            s => db.Records.Count(
                                r => r.CompanyId == s.CompanyId
                                    && r.Section == s.Section
                                    && r.QuickBooksId != null
                                    && r.State != RecordState.Deleted))
                        .SetProperty(s => s.Version, s => s.Version + 1),
                    ct);
        }

        return corrected == 0 ? "All counts were right." : $"{corrected} counts were corrected.";
    }
}
