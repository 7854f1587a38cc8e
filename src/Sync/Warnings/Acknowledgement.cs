using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Warnings;

/// <summary>A person has seen the warnings of a section: they are not shown any more, until one of them says something else.</summary>
internal sealed class Acknowledgement(ServerDb db, TimeProvider clock, ChangeSignal signal)
{
    /// <summary>Acknowledges the warnings a section has now. It touches no row a session writes.</summary>
    /// <param name="companyId">The company.</param>
    /// <param name="section">The section.</param>
    /// <param name="code">Only those of this code; null: all.</param>
    /// <param name="ct">Ends waiting for the database.</param>
    /// <returns>How many there were.</returns>
    public async Task<int> AcknowledgeAsync(Guid companyId, string section, string? code, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var seen = await db.Warnings.Where(w => w.CompanyId == companyId && w.Section == section && w.AcknowledgedAt == null)
            .Where(w => code == null || w.Code == code)
            .ExecuteUpdateAsync(set => set.SetProperty(w => w.AcknowledgedAt, now), ct);
        signal.Pulse(companyId);
        return seen;
    }
}
