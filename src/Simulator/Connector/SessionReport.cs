namespace WebConnectorSync.Simulator.Connector;

/// <summary>What became of one update session.</summary>
public sealed class SessionReport
{
    private readonly List<CallReport> calls = [];

    /// <summary>What the Last Result column shows: Ok, No data exchange, an error.</summary>
    public string Result { get; internal set; } = "";

    /// <summary>The Web Connector's own number (1012 for a broken authenticate); null when all went well.</summary>
    public int? Code { get; internal set; }

    /// <summary>What getLastError said last; null when it was not asked.</summary>
    public string? LastError { get; internal set; }

    /// <summary>The text of the exception that ended the session; null when there was none.</summary>
    public string? Exception { get; internal set; }

    /// <summary>Whether the server saw the session through to closeConnection.</summary>
    public bool IsClosed { get; internal set; }

    /// <summary>How often sendRequestXML brought qbXML.</summary>
    public int RoundTrips { get; internal set; }

    /// <summary>The last percentage receiveResponseXML gave; null before the first.</summary>
    public int? Progress { get; internal set; }

    /// <summary>The ticket authenticate gave; null when it did not come that far.</summary>
    public string? Ticket { get; internal set; }

    /// <summary>authenticate's third element: again after so long.</summary>
    public TimeSpan? Postponed { get; internal set; }

    /// <summary>authenticate's fourth element: the lower limit for Every_Min.</summary>
    public TimeSpan? MinimumInterval { get; internal set; }

    /// <summary>All calls in order.</summary>
    public IReadOnlyList<CallReport> Calls => calls;

    /// <summary>The operations called, in order.</summary>
    public IEnumerable<string> Operations => calls.Select(c => c.Operation);

    internal void Add(CallReport call) => calls.Add(call);
}

/// <summary>One call.</summary>
/// <param name="Operation">Its name in the WSDL.</param>
/// <param name="Duration">From the first byte sent to the last byte read.</param>
/// <param name="Bytes">The size of the request's body.</param>
/// <param name="Answer">The result as text, array elements on lines of their own; null when there was none.</param>
public sealed record CallReport(string Operation, TimeSpan Duration, int Bytes, string? Answer);
