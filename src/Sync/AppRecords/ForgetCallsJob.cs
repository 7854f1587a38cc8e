using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.AppRecords;

/// <summary>Forgets the answers to repeated calls after a day; it runs often enough that none stays for two.</summary>
internal sealed class ForgetCallsJob(ServerDbFactory databases, TimeProvider clock) : IServerJob
{
    private const int AtOnce = 1_000;

    private static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public async Task<string> WorkAsync(CancellationToken ct)
    {
        await RunAsync(ct);
        return "Forgot what was older than a day.";
    }

    public async Task RunAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Kept;
        await using var db = databases.Create();
        int deleted;
        do
        {
            var old = await db.IdempotentCalls.Where(c => c.CreatedAt < before).OrderBy(c => c.CreatedAt).Select(
                c => new { c.CompanyId, c.Key }).Take(AtOnce).ToListAsync(ct);
            deleted = old.Count;
            foreach (var company in old.GroupBy(c => c.CompanyId))
            {
                var keys = company.Select(c => c.Key).ToList();
                await db.IdempotentCalls.Where(c => c.CompanyId == company.Key && keys.Contains(c.Key) && c.CreatedAt < before)
                    .ExecuteDeleteAsync(ct);
            }
        }
        while (deleted == AtOnce);
    }
}
