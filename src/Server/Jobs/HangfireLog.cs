using Hangfire.AspNetCore;
using Hangfire.Logging;

namespace WebConnectorSync.Server.Jobs;

/// <summary>
/// Brings Hangfire's log lines to the log of the host they belong to. Hangfire has one log per process, and the tests run many hosts in
/// one; it takes its loggers when it makes its parts, so what counts is the host that made them.
/// </summary>
internal sealed class HangfireLog : ILogProvider
{
    private static readonly HangfireLog Instance = new();
    private static readonly AsyncLocal<ILoggerFactory?> Current = new();

    private HangfireLog()
    {
    }

    /// <summary>From here on, everything that Hangfire creates in this async flow logs there.</summary>
    public static void Use(ILoggerFactory loggers)
    {
        LogProvider.SetCurrentLogProvider(Instance);
        Current.Value = loggers;
    }

    public ILog GetLogger(string name) =>
        Current.Value is { } loggers ? new AspNetCoreLogProvider(loggers).GetLogger(name) : Silence.Instance;

    private sealed class Silence : ILog
    {
        public static readonly Silence Instance = new();

        public bool Log(Hangfire.Logging.LogLevel logLevel, Func<string>? messageFunc, Exception? exception = null) => false;
    }
}
