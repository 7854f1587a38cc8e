using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sections;

/// <summary>
/// Forgets how far sections are synced, so that the next session reads everything again. Records stay and are matched by their
/// QuickBooks id; nothing is deleted in either system.
/// </summary>
internal sealed class SectionReset(ServerDb db, TransactionRetry retry, TimeProvider clock, ChangeSignal signal)
{
    /// <summary>
    /// Resets these sections, or all when null. A run that is going on is abandoned: its section belongs to no session any more
    /// (RunSessionId null) and has a new version, so the page its session is storing at this moment is refused by the database as out of
    /// date, and that session leaves the section alone when it looks again. Pages stored before stay, and the new run meets them again.
    /// A lock or a lost connection does not end it: it goes on with the links that are left.
    /// </summary>
    /// <returns>How many sections were reset.</returns>
    public Task<int> ResetAsync(Guid companyId, IReadOnlyList<string>? sections, CancellationToken ct) =>
        retry.RunAsync(db, _ => TryAsync(companyId, sections, ct), ct);

    private async Task<int> TryAsync(Guid companyId, IReadOnlyList<string>? sections, CancellationToken ct)
    {
        var rows = db.Sections.Where(s => s.CompanyId == companyId);
        if (sections is not null)
        {
            rows = rows.Where(s => sections.Contains(s.Section));
        }

        // The links are doubted before the sections are: a server that is killed between the two has posted nothing to a link that may be
        // wrong, and the reset that is asked for again goes on with the links that are left. The other way round it would read everything,
        // and meanwhile post to links that nobody doubted.
        await DoubtAsync(companyId, sections, ct);
        var reset = await rows.ExecuteUpdateAsync(
            set => set
                .SetProperty(s => s.Status, SectionStatus.Never)
                .SetProperty(s => s.SyncTime, (string?)null)
                .SetProperty(s => s.SyncTimeSeenAt, (DateTime?)null)
                .SetProperty(s => s.SyncedAt, (DateTime?)null)
                .SetProperty(s => s.OverlapSeconds, 0)
                .SetProperty(s => s.IsSettled, false)
                .SetProperty(s => s.RunSessionId, (Guid?)null)
                .SetProperty(s => s.RunStartedAt, (DateTime?)null)
                .SetProperty(s => s.IteratorId, (string?)null)
                .SetProperty(s => s.RunNewest, (string?)null)
                .SetProperty(s => s.IsRunDone, false)
                .SetProperty(s => s.Restarts, 0)
                .SetProperty(s => s.WindowFrom, (string?)null)
                .SetProperty(s => s.WindowTo, (string?)null)
                .SetProperty(s => s.DoneBefore, 0)
                .SetProperty(s => s.DoneInWindow, 0)
                .SetProperty(s => s.Percent, 0)
                .SetProperty(s => s.Done, 0)
                .SetProperty(s => s.Total, (int?)null)
                .SetProperty(s => s.ProblemCode, (string?)null)
                .SetProperty(s => s.ProblemDetail, (string?)null)
                .SetProperty(s => s.ProblemAt, (DateTime?)null)
                .SetProperty(s => s.Version, s => s.Version + 1),
            ct);
        signal.Pulse(companyId);
        return reset;
    }

    // A link holds again when QuickBooks has shown its record, and ends when QuickBooks does not know it; nothing is posted before. In
    // lots, each a transaction of its own, so that neither a session nor another company waits for all of them; section by section, along
    // the key.
    private async Task DoubtAsync(Guid companyId, IReadOnlyList<string>? sections, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        foreach (var section in sections ?? [.. SectionCatalogue.All.Select(s => s.Name)])
        {
            var links = db.Records
                .Where(
                    r => r.CompanyId == companyId
                        && r.Section == section
                        && r.ExternalId != null
                        && r.QuickBooksId != null
                        && r.State != RecordState.Deleted
                        && r.LinkDoubtedAt == null);
            var last = Guid.Empty;
            while (await links.Where(r => r.Id > last)
                .OrderBy(r => r.Id)
                .Select(r => r.Id)
                .Take(Lots.Size)
                .ToListAsync(ct) is { Count: > 0 } lot)
            {
                await links.Where(r => lot.Contains(r.Id)).ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.LinkDoubtedAt, now).SetProperty(r => r.Version, r => r.Version + 1), ct);
                last = lot[^1];
            }
        }

        await db.PendingEvaluations
            .Where(j => j.CompanyId == companyId && (sections == null || sections.Contains(j.Section)))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.IsReadWhole, false), ct);
    }
}
