namespace WebConnectorSync.Simulator.Connector;

/// <summary>What a Web Connector is and runs on.</summary>
public sealed record ConnectorOptions
{
    /// <summary>What clientVersion says.</summary>
    public string ProductVersion { get; init; } = "2.3.0.215";

    /// <summary>The Windows machine's name, part of the lock in the company file.</summary>
    public string MachineName { get; init; } = "BOOKKEEPING-PC";

    /// <summary>The time limit of one call; .NET's default is 100 seconds.</summary>
    public TimeSpan CallTimeout { get; init; } = TimeSpan.FromSeconds(100);

    /// <summary>The pause after NoOp.</summary>
    public TimeSpan NoOpPause { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How pauses are waited for; tests let them pass at once.</summary>
    public Func<TimeSpan, CancellationToken, Task> Delay { get; init; } = Task.Delay;

    /// <summary>The clock of the machine.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Where log lines go, in the form of QWCLog.txt; null for nowhere.</summary>
    public TextWriter? Log { get; init; }

    /// <summary>Whether whole messages are logged (level VERBOSE) rather than their first 50 characters.</summary>
    public bool IsVerbose { get; init; }

    /// <summary>How HTTP is spoken; null for a plain socket, no redirects, no decompression.</summary>
    public Func<HttpMessageHandler>? Handler { get; init; }

    /// <summary>What the user answers to a W: warning of clientVersion.</summary>
    public bool AcceptsWarnings { get; init; } = true;
}
