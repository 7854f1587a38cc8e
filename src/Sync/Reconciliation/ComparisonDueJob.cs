using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>Asks for a full comparison of sections that have had none for long. It is done in a session, after the ordinary sync.</summary>
internal sealed class ComparisonDueJob(ServerDbFactory databases, IServiceScopeFactory scopes, TimeProvider clock) : IServerJob
{
    /// <summary>Well within the 90 days for which QuickBooks tells of deletions.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromDays(30);

    public async Task<string> WorkAsync(CancellationToken ct)
    {
        var before = clock.GetUtcNow().UtcDateTime - Every;
        var comparable = SectionCatalogue.All.Where(s => !s.IsFromHost && ComparisonQuery.CanLookUp(s)).Select(s => s.Name).ToList();
        await using var db = databases.Create();
        var due = await db.Sections
            .Where(
                s => comparable.Contains(s.Section) && s.InUse && s.SyncedAt != null
                    && (s.ComparedAt ?? db.Companies.Where(c => c.Id == s.CompanyId).Select(c => c.CreatedAt).Single()) < before)
            .Where(s => !db.Comparisons.Any(c => c.CompanyId == s.CompanyId && c.Section == s.Section))
            .Select(s => new { s.CompanyId, s.Section })
            .ToListAsync(ct);
        foreach (var company in due.GroupBy(s => s.CompanyId))
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ComparisonRequests>()
                .RequestAsync(company.Key, [.. company.Select(s => s.Section)], ct);
        }

        return $"Asked for {due.Count} {(due.Count == 1 ? "comparison" : "comparisons")}.";
    }
}
