namespace WebConnectorSync.Server.WebConnector;

/// <summary>
/// How many bytes all calls together hold of texts that are not streamed. Ordinary ones are too short to count; only what QuickBooks tells
/// of a large company, in the first call of a session, is longer.
/// </summary>
internal sealed class LargeTexts
{
    /// <summary>As many as eight of the longest texts have.</summary>
    public const int Most = 8 * SoapOperation.MaxHcpBytes;

    private int held;

    /// <summary>What they hold now.</summary>
    public int Held => Volatile.Read(ref held);

    /// <summary>Makes room for so many bytes more.</summary>
    /// <returns>False when there is none, and then nothing was taken.</returns>
    public bool TryTake(int bytes)
    {
        if (Interlocked.Add(ref held, bytes) <= Most)
        {
            return true;
        }

        Interlocked.Add(ref held, -bytes);
        return false;
    }

    /// <summary>Gives room back.</summary>
    public void Return(int bytes) => Interlocked.Add(ref held, -bytes);
}
