using Serilog;
using Serilog.Events;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Hosting;

/// <summary>
/// Where the program's own log goes: the console and a file per day in the data directory. Levels are in appsettings.json, section Serilog.
/// </summary>
internal static class ServerLog
{
    /// <summary>
    /// Configuration key: the console's lines go to the error stream, so that a command's answer stands alone on the other.
    /// </summary>
    public const string ToError = "LogToError";

    private const int DaysKept = 31;
    private const long MaxFileBytes = 100 * 1024 * 1024;

    /// <summary>Serilog for this host. The static logger stays what it is, as many hosts may live in one process.</summary>
    public static void AddServerLog(this WebApplicationBuilder builder)
    {
        builder.Services.AddSerilog((_, log) => Write(log, builder.Configuration), preserveStaticLogger: true);
        builder.Services.AddSingleton<IStartupFilter, RequestLog>();
    }

    private sealed class PrivateLog : Serilog.Sinks.File.FileLifecycleHooks
    {
        public override Stream OnFileOpened(string path, Stream underlyingStream, System.Text.Encoding encoding)
        {
            PrivateFiles.MakeFolder(Path.GetDirectoryName(path)!);
            PrivateFiles.CloseFile(path);
            return underlyingStream;
        }
    }

    private static void Write(LoggerConfiguration log, IConfiguration configuration) => log
        .ReadFrom.Configuration(configuration)

        // The host logs it with a stack trace; the command line says it in a sentence.
        .Filter.ByExcluding(e => e.Exception is not null && ListenFailure.Explain(e.Exception, "") is not null)

        // Kestrel's way to log a client that went away in the middle of its body, which is nothing an administrator can mend.
        .Filter.ByExcluding(e => e.MessageTemplate.Text.Contains("automatic draining of the request body failed", StringComparison.Ordinal))
        .WriteTo.Console(
            new LogLines(),
            standardErrorFromLevel: configuration.GetValue<bool>(ToError) ? LogEventLevel.Verbose : null)
        .WriteTo.File(
            new LogLines(),
            Path.Combine(DataDirectory.Of(configuration).Path, "logs", "server-.log"),
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: DaysKept,
            fileSizeLimitBytes: MaxFileBytes,
            rollOnFileSizeLimit: true,
            hooks: new PrivateLog());
}
