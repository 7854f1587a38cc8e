using System.Diagnostics;
using System.Text.Json;

namespace WebConnectorSync.Bench;

/// <summary>A <see cref="CallsServer"/> in a process of its own, so that calling does not count as answering.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly Task _log;

    private ServerProcess(Process process, BenchServing serving)
    {
        (_process, Serving) = (process, serving);

        // The server's log goes to its console as always; somebody must take it.
        _log = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
    }

    public BenchServing Serving { get; }

    /// <summary>Processor time it has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    public static async Task<ServerProcess> StartAsync(string kind, int companies, string? directory = null)
    {
        var process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [typeof(ServerProcess).Assembly.Location, "serve", kind, $"{companies}",
                .. directory is null ? Array.Empty<string>() : [directory]])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        }) ?? throw new InvalidOperationException("The server did not start.");
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.StartsWith(CallsServer.Ready, StringComparison.Ordinal))
            {
                return new ServerProcess(process, JsonSerializer.Deserialize<BenchServing>(line[CallsServer.Ready.Length..])!);
            }
        }

        throw new InvalidOperationException("The server ended before it was ready.");
    }

    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _log;
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
