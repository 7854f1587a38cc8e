using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>The calls of a session that is held open with nothing to do: two every five seconds, for hours, from every company.</summary>
internal static class IdleCall
{
    /// <summary>
    /// Often enough for <see cref="Domain.Sessions.SessionLiveness.BetweenCalls"/>, and seldom enough to cost the disk nothing.
    /// </summary>
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(20);

    /// <summary>Notes that the Web Connector still calls, now and then.</summary>
    public static async Task SaveAsync(ServerDb db, Session session, CancellationToken ct)
    {
        var stored = db.Entry(session).Property(s => s.LastCallAt).OriginalValue;
        if (session.LastCallAt - stored >= Between || db.Entry(session).Property(s => s.NodeId).IsModified)
        {
            await db.SaveChangesAsync(ct);
        }
    }
}
