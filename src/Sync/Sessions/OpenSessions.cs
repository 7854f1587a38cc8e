using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Sync.Sessions;

/// <summary>Finds the session a call belongs to, and notes in it who answers and when.</summary>
internal sealed class OpenSessions(ServerDb db, TransactionRetry retry, NodeRegistry nodes, TimeProvider clock)
{
    /// <summary>
    /// The session with that ticket; null when there is none. A company that was deleted has none any more, though its rows may not all be
    /// removed yet.
    /// </summary>
    public Task<Session?> FindAsync(string ticket, CancellationToken ct)
    {
        var hash = Ticket.Hash(ticket);
        return retry.RunAsync(
            () => db.Sessions.SingleOrDefaultAsync(s => s.TicketHash == hash && db.Companies.Any(c => c.Id == s.CompanyId), ct), ct);
    }

    /// <summary>Whether there is one, also one that has ended.</summary>
    public Task<bool> ExistsAsync(string ticket, CancellationToken ct)
    {
        var hash = Ticket.Hash(ticket);
        return retry.RunAsync(() => db.Sessions.AnyAsync(s => s.TicketHash == hash, ct), ct);
    }

    /// <summary>Notes that this server answers a call of it now.</summary>
    public void Note(Session session) =>
        (session.LastCallAt, session.IsSuspect, session.NodeId) = (clock.GetUtcNow().UtcDateTime, false, nodes.Id);

    /// <summary>
    /// Notes that a call of it failed. A Web Connector gives a session up then, so the next authenticate need not wait for it.
    /// </summary>
    public async Task SuspectAsync(string ticket)
    {
        var hash = Ticket.Hash(ticket);
        await db.Sessions.Where(s => s.TicketHash == hash && s.EndedAt == null)
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.IsSuspect, true), CancellationToken.None);
    }
}
