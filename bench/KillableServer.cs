using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Bench;

/// <summary>The server as it is shipped, in a process that can be killed the hard way and started again on the same data.</summary>
internal sealed class KillableServer : IAsyncDisposable
{
    private const string ApiKey = "bench-5c0e9b7a31f8462d84ad70e6b3f1295c";

    private readonly string directory = Directory.CreateTempSubdirectory("wcs-bench-").FullName;
    private readonly int port = FreePort();
    private Process? process;
    private long peak;

    public KillableServer() => Api = new HttpClient(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        BaseAddress = new Uri($"http://localhost:{port}"),
        DefaultRequestHeaders = { Authorization = new("Bearer", ApiKey) },
    };

    /// <summary>Sends the API key.</summary>
    public HttpClient Api { get; }

    /// <summary>The file of its database.</summary>
    public string Database => Path.Combine(directory, "webconnectorsync.db");

    /// <summary>The largest working set of all its lives, in bytes: the kernel's own mark, looked at before each kill.</summary>
    public long Peak
    {
        get
        {
            Look();
            return peak;
        }
    }

    /// <summary>Processor time its present life has used.</summary>
    public TimeSpan ProcessorTime
    {
        get
        {
            process!.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public async Task StartAsync()
    {
        process?.Dispose();
        process = Process.Start(new ProcessStartInfo(
            "dotnet",
            [
                "exec", typeof(ServerApp).Assembly.Location, $"--Urls=http://localhost:{port}", "--PublicUrl=http://localhost:5080",
                $"--Setup:ApiKey={ApiKey}", $"--DataDirectory={directory}",
            ])
        { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = directory })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>Its database, to look into.</summary>
    public SqliteConnection OpenDatabase()
    {
        var db = new SqliteConnection($"Data Source={Database};Mode=ReadOnly;Pooling=False");
        db.Open();
        return db;
    }

    /// <summary>kill -9.</summary>
    public void Kill()
    {
        Look();
        process!.Kill();
    }

    public Task GoneAsync() => process!.WaitForExitAsync();

    public async ValueTask DisposeAsync()
    {
        if (process is { HasExited: false })
        {
            process.Kill();
            await process.WaitForExitAsync();
        }

        process?.Dispose();
        Api.Dispose();
        Directory.Delete(directory, recursive: true);
    }

    private void Look()
    {
        var status = $"/proc/{process!.Id}/status";
        if (!process.HasExited && File.Exists(status))
        {
            var mark = File.ReadLines(status).FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            peak = Math.Max(peak, mark is null ? 0 : long.Parse(mark[6..^2].Trim(), CultureInfo.InvariantCulture) * 1024);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
