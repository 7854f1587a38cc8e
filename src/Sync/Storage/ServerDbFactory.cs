namespace WebConnectorSync.Sync.Storage;

/// <summary>
/// Makes contexts for work that has no request of its own (jobs, start, the node's heartbeat). A request takes <see cref="ServerDb"/>
/// itself, which comes from here too.
/// </summary>
internal sealed class ServerDbFactory(DatabaseProvider provider)
{
    /// <summary>A context from the pool; the caller disposes it.</summary>
    public ServerDb Create() => provider.CreateDb();
}
