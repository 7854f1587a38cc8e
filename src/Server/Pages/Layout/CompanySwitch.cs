using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>The companies that the menu's switcher offers; the others are found by its search.</summary>
internal sealed class CompanySwitch(ServerDb db, Caller caller)
{
    private const int Most = 12;

    public Task<List<(Guid Id, string Name)>> ReadAsync(CancellationToken ct) =>
        db.SeenBy(caller).OrderBy(c => c.NameKey).Take(Most).Select(c => ValueTuple.Create(c.Id, c.Name)).ToListAsync(ct);
}
