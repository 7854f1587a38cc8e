namespace WebConnectorSync.Sync.Jobs;

/// <summary>
/// Something that happens by the clock. It may be broken off at any moment and is then begun again, on this server or another, so doing it
/// twice does no harm.
/// </summary>
internal interface IServerJob
{
    /// <summary>Does it.</summary>
    /// <returns>What came of it, in one sentence.</returns>
    Task<string> WorkAsync(CancellationToken ct);
}

/// <summary>A job could not do its work, and its message tells the administrator why and what to do.</summary>
internal sealed class JobProblem(string message) : Exception(message);
