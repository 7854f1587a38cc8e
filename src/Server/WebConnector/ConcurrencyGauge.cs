using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.WebConnector;

/// <summary>How many calls of Web Connectors this server is answering at the moment.</summary>
internal sealed class ConcurrencyGauge(LimitOptions options)
{
    private int calls;

    /// <summary>How many those are.</summary>
    public int Calls => Volatile.Read(ref calls);

    /// <summary>Whether a new session would only make the running calls slower.</summary>
    public bool IsHigh => Calls > options.CallsAtOnce;

    /// <summary>Counts a call until it is disposed.</summary>
    public IDisposable Enter()
    {
        Interlocked.Increment(ref calls);
        return new Leaving(this);
    }

    private sealed class Leaving(ConcurrencyGauge load) : IDisposable
    {
        public void Dispose() => Interlocked.Decrement(ref load.calls);
    }
}
