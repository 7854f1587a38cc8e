using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Reconciliation;
using WebConnectorSync.Sync.Sections;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Asks for a sync at the next contact; the API and the pages alike.</summary>
internal sealed class SyncCommand(ServerDb db, SectionReset reset, ComparisonRequests comparisons, CompanyActions actions, Caller caller)
{
    /// <summary>Asks for it.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="mode">What it begins with.</param>
    /// <param name="sections">The sections to reset or compare; all when null.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    public async Task<SyncRequestOutcome> RunAsync(Guid companyId, SyncMode mode, IReadOnlyList<string>? sections, CancellationToken ct)
    {
        caller.Require(Role.Bookkeeper, companyId);
        if (await db.Companies.Where(c => c.Id == companyId).Select(c => (bool?)c.IsPaused).SingleOrDefaultAsync(ct) is not { } isPaused)
        {
            return SyncRequestOutcome.NotFound;
        }

        if (isPaused)
        {
            return SyncRequestOutcome.Paused;
        }

        // From here on it is carried through, whether or not somebody still waits for the answer: links doubted by half a reset would hold
        // their posts.
        ct = CancellationToken.None;
        if (mode == SyncMode.Reset)
        {
            await reset.ResetAsync(companyId, sections, ct);
            if (sections is null)
            {
                // Whoever has everything read anew says that this is the file, even if it was entered anew and knows no old id. A doubt
                // that was raised asks its own question.
                await actions.EditAsync(
                    companyId, c => c.Identity = c.Identity.Doubt is null ? c.Identity with { Witnesses = [] } : c.Identity, ct);
            }
        }

        // Reading again does not show which records are gone; the comparison of ids does.
        if (mode is SyncMode.Reset or SyncMode.Compare)
        {
            await comparisons.RequestAsync(companyId, sections, ct);
        }

        return await actions.RequestSyncAsync(companyId, ct) ? SyncRequestOutcome.Requested : SyncRequestOutcome.NotFound;
    }
}

/// <summary>What a sync begins with.</summary>
internal enum SyncMode
{
    /// <summary>What changed since the last one.</summary>
    Now,

    /// <summary>Everything.</summary>
    Reset,

    /// <summary>What changed, and then the ids of everything.</summary>
    Compare,
}

/// <summary>What becomes of a sync that was asked for.</summary>
internal enum SyncRequestOutcome
{
    /// <summary>It comes with the next contact.</summary>
    Requested,

    /// <summary>The company is paused; nothing was changed.</summary>
    Paused,

    /// <summary>There is no such company.</summary>
    NotFound,
}
