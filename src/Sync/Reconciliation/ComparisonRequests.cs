using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Reconciliation;

/// <summary>Asks for full comparisons: for the API, the pages and jobs.</summary>
internal sealed class ComparisonRequests(ServerDb db, TransactionRetry retry)
{
    /// <summary>
    /// Asks for a comparison of these sections, or of all when null, with the next session that gets that far. One that is going on
    /// is left alone. It saves, and looks again when a session makes or ends one of them at this moment.
    /// </summary>
    public Task RequestAsync(Guid companyId, IReadOnlyList<string>? sections, CancellationToken ct) => retry.UntilItFitsAsync(
        db,
        async () =>
        {
            var comparisons = await ComparisonSet.LoadAsync(db, companyId, ct);
            foreach (var section in sections ?? [.. SectionCatalogue.All.Select(s => s.Name)])
            {
                comparisons.Request(section);
            }

            return await db.SaveChangesAsync(ct);
        },
        isHarmlessTwice: true,
        ct);
}
