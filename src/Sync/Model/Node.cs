namespace WebConnectorSync.Sync.Model;

/// <summary>A running server process. Tells whether the process that answered a session's last call still lives.</summary>
internal sealed class Node
{
    public Guid Id { get; init; }

    /// <summary>The machine's name, for people.</summary>
    public required string Machine { get; init; }

    public DateTime StartedAt { get; init; }

    /// <summary>Renewed every few seconds while the process lives.</summary>
    public DateTime SeenAt { get; set; }
}
