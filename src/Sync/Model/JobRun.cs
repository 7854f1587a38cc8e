namespace WebConnectorSync.Sync.Model;

/// <summary>The last turn of a job, and the claim of the server that runs it now.</summary>
internal sealed class JobRun : IVersioned
{
    /// <summary>The job.</summary>
    public required string Name { get; init; }

    /// <summary>When its last turn began.</summary>
    public DateTime StartedAt { get; set; }

    /// <summary>When that ended; null while it runs, and when its server died in the middle.</summary>
    public DateTime? EndedAt { get; set; }

    /// <summary>It ended with a problem.</summary>
    public bool HasFailed { get; set; }

    /// <summary>What came of it, in one sentence.</summary>
    public string? Result { get; set; }

    /// <summary>When the next turn is due.</summary>
    public DateTime? NextRunAt { get; set; }

    /// <summary>The server process that ran it.</summary>
    public Guid NodeId { get; set; }

    /// <summary>That process by its name: machine and process number.</summary>
    public required string Server { get; set; }

    public int Version { get; set; }
}
