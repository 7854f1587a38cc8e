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
