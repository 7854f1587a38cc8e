namespace WebConnectorSync.Sync.Sessions;

/// <summary>
/// What is known of a Web Connector that calls. It says nothing of itself but its program's name, so the address has to do; two behind one
/// router look the same.
/// </summary>
/// <param name="Address">The address it calls from, as a reverse proxy passes it on; null when unknown.</param>
internal sealed record CallingConnector(string? Address);
