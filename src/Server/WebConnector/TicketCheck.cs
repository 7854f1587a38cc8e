using System.Data.Common;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>Whether a session has that ticket. Asked before anything else of the call is read.</summary>
internal delegate Task<bool> TicketCheck(string ticket, CancellationToken ct);

/// <summary>Asks the database, once for each ticket.</summary>
internal sealed class TicketLookup(OpenSessions sessions, KnownTickets known)
{
    /// <summary>As <see cref="TicketCheck"/> says.</summary>
    public async Task<bool> IsKnownAsync(string ticket, CancellationToken ct)
    {
        if (!Ticket.CanBe(ticket))
        {
            return false;
        }

        if (known.Has(ticket))
        {
            return true;
        }

        try
        {
            if (!await sessions.ExistsAsync(ticket, ct))
            {
                return false;
            }
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            // The database is away. The call itself will say so in its own way.
            return true;
        }

        known.Add(ticket);
        return true;
    }
}
