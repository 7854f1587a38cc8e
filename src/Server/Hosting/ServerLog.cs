using System.Globalization;
using Serilog;
using Serilog.Events;

namespace WebConnectorSync.Server.Hosting;

/// <summary>Where the program's own log goes: the console and a file per day in the data directory. Levels are in appsettings.json, section Serilog.</summary>
internal static class ServerLog
{
    /// <summary>Configuration key: the console's lines go to the error stream, so that a command's answer stands alone on the other.</summary>
    public const string ToError = "LogToError";

    private const string Line = "{Timestamp:yyyy-MM-dd HH:mm:ss.fff} {Level:u3} {Message:lj}{NewLine}{Exception}";
    private const int DaysKept = 31;
    private const long MaxFileBytes = 100 * 1024 * 1024;

    public static void AddServerLog(this WebApplicationBuilder builder)
    {
        var file = Path.Combine(DataDirectory.Of(builder.Configuration).Path, "logs", "server-.log");
        var log = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)

            // The host logs it with a stack trace; the command line says it in a sentence.
            .Filter.ByExcluding(e => e.Exception is not null && ListenFailure.Explain(e.Exception, "") is not null)

            // Kestrel's way to log a client that went away in the middle of its body, which is nothing an administrator can mend.
            .Filter.ByExcluding(e => e.MessageTemplate.Text.Contains("automatic draining of the request body failed", StringComparison.Ordinal))
            .WriteTo.Console(outputTemplate: Line, formatProvider: CultureInfo.InvariantCulture, standardErrorFromLevel: builder.Configuration.GetValue<bool>(ToError) ? LogEventLevel.Verbose : null)
            .WriteTo.File(
                file,
                outputTemplate: Line,
                formatProvider: CultureInfo.InvariantCulture,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: DaysKept,
                fileSizeLimitBytes: MaxFileBytes,
                rollOnFileSizeLimit: true)
            .CreateLogger();
        builder.Logging.ClearProviders().AddSerilog(log, dispose: true);
    }
}
