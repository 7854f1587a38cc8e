using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>
/// Removes what is stored for companies that were deleted. The company's own row goes last: as long as it is there, there is something left
/// to do.
/// </summary>
internal sealed class CompanyRemovalJob(ServerDbFactory databases, DatabaseProvider provider, TransactionRetry retry) : IServerJob
{
    public async Task<string> WorkAsync(CancellationToken ct)
    {
        await using var db = databases.Create();
        var removal = new RowRemoval(db, provider, retry);
        var deleted = await db.Companies.IgnoreQueryFilters().Where(c => c.DeletedAt != null).Select(c => c.Id).ToListAsync(ct);
        var rows = 0L;
        foreach (var company in deleted)
        {
            rows += await removal.RemoveAsync<Company>(company, ct);
        }

        return $"Removed {deleted.Count} companies, {rows} rows.";
    }
}
