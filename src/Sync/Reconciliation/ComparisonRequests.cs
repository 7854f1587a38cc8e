using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>Asks for full comparisons: for the API, the pages and jobs.</summary>
internal sealed class ComparisonRequests(ServerDb db, TimeProvider clock)
{
    private const int Attempts = 10;

    /// <summary>
    /// Asks for a comparison of these sections, or of all when null, with the next session that gets that far. One that is going on
    /// is left alone. It saves.
    /// </summary>
    public async Task RequestAsync(Guid companyId, IReadOnlyList<string>? sections, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var comparisons = await ComparisonSet.LoadAsync(db, companyId, ct);
            foreach (var section in sections ?? [.. SectionCatalogue.All.Select(s => s.Name)])
            {
                comparisons.Request(section, clock.GetUtcNow().UtcDateTime);
            }

            try
            {
                await db.SaveChangesAsync(ct);
                return;
            }
            catch (DbUpdateException) when (attempt < Attempts)
            {
                // A session made or ended one of them at this moment.
                db.ChangeTracker.Clear();
            }
        }
    }
}
