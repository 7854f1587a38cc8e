using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Companies;

/// <summary>Asks for the nightly sync of each company whose time has come. The work itself is done when its Web Connector calls.</summary>
internal sealed class NightlyJob(ServerDbFactory databases, TimeProvider clock) : IServerJob
{
    public async Task<string> WorkAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = databases.Create();
        var due = await db.Companies.Where(c => c.NightlyNextAt <= now).Select(c => c.Id).ToListAsync(ct);
        var asked = 0;
        foreach (var id in due)
        {
            asked += await AskAsync(id, now, ct) ? 1 : 0;
        }

        return asked == 1 ? "Asked for the nightly sync of 1 company." : $"Asked for the nightly sync of {asked} companies.";
    }

    private async Task<bool> AskAsync(Guid id, DateTime now, CancellationToken ct)
    {
        await using var db = databases.Create();
        if (await db.Companies.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } company
            || !await NightlyTurn.TakeAsync(db, company, now, clock, ct))
        {
            return false;
        }

        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException)
        {
            // Its Web Connector called at this moment and asked for it itself, or the next turn, a minute from now, does.
            return false;
        }
    }
}
