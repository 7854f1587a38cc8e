using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Sessions;
using WebConnectorSync.Sync.Jobs;
using WebConnectorSync.Sync.Log;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Ends sessions whose Web Connector stopped calling, so that the company is free for the next one.</summary>
internal sealed partial class ExpireSessionsJob(
    ServerDbFactory databases, TimeProvider clock, ILogger<ExpireSessionsJob> logger) : IServerJob
{
    private const string Reason = "The Web Connector stopped calling in the middle of the session.";

    private const string Advice =
        "Nothing is lost: the next session goes on where this one stopped. " +
        "If it happens often, look whether the computer with QuickBooks sleeps or loses its connection.";

    public async Task<string> WorkAsync(CancellationToken ct) =>
        await RunAsync(ct) is var ended and not 1 ? $"Ended {ended} sessions." : "Ended 1 session.";

    /// <summary>Ends them.</summary>
    /// <returns>How many.</returns>
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var since = clock.GetUtcNow().UtcDateTime - SessionLiveness.Expiry;
        await using var db = databases.Create();
        var silent = await db.Sessions.Where(
            s => s.EndedAt == null && s.LastCallAt < since && db.Companies.Any(c => c.Id == s.CompanyId)).Select(s => s.Id).ToListAsync(ct);
        var ended = 0;
        foreach (var id in silent)
        {
            ended += await EndAsync(id, since, ct) ? 1 : 0;
        }

        return ended;
    }

    private async Task<bool> EndAsync(Guid id, DateTime since, CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        await using var db = databases.Create();
        if (await db.Sessions.SingleOrDefaultAsync(s => s.Id == id && s.EndedAt == null && s.LastCallAt < since, ct) is not { } session)
        {
            return false;
        }

        var wasPostponed = session.State == SessionState.Postponed;
        await SessionEnd.EndAsync(db, session, SessionEvent.Expire, Reason, now, ct);
        if (!wasPostponed)
        {
            db.Log.Add(
                CompanyLog.Line(
                    session.CompanyId, id, LogLevelWord.Warning, now, Reason) with { Advice = Advice, Actor = "administrator" });
        }

        try
        {
            await db.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            // It called just now.
            LogCalledAgain(logger, id);
            return false;
        }
    }

    [LoggerMessage(
        EventIds.Sessions + 50, LogLevel.Information, "Session {Session} was about to expire when its Web Connector called again")]
    private static partial void LogCalledAgain(ILogger logger, Guid session);
}
