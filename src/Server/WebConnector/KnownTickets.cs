using Microsoft.Extensions.Caching.Memory;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// Tickets this server gave out or has seen in the database, so that a session's calls do not ask for the same thing twice. Only that a
/// ticket exists is remembered, which stays true; what may be done with it is asked of the database.
/// </summary>
internal sealed class KnownTickets : IDisposable
{
    private const int Most = 20_000;
    private static readonly MemoryCacheEntryOptions Entry = new() { Size = 1, SlidingExpiration = TimeSpan.FromMinutes(30) };

    private readonly MemoryCache tickets = new(new MemoryCacheOptions { SizeLimit = Most });

    /// <summary>Remembers one.</summary>
    public void Add(string ticket) => tickets.Set(Ticket.Hash(ticket), true, Entry);

    /// <summary>Whether it is remembered.</summary>
    public bool Has(string ticket) => tickets.TryGetValue(Ticket.Hash(ticket), out _);

    public void Dispose() => tickets.Dispose();
}
