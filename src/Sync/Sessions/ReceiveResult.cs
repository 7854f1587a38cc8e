namespace WebConnectorSync.Sync.Sessions;

/// <summary>What receiveResponseXML is answered with.</summary>
/// <param name="Percent">0 to 99 go on, 100 done, negative: ask getLastError.</param>
/// <param name="Fault">Why the answer did not arrive; then this is said instead of a number.</param>
internal sealed record ReceiveResult(int Percent, string? Fault = null)
{
    /// <summary>getLastError says why.</summary>
    public static readonly ReceiveResult Failed = new(-1);
}
