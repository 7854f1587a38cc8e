using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WebConnectorSync.Server.Hosting;

namespace WebConnectorSync.Server.Tests.Sync;

/// <summary>The server as a process of its own, which can be killed the hard way and started again on the same data.</summary>
internal sealed class ServerProcess : IAsyncDisposable
{
    private readonly int port = FreePort();
    private readonly bool isShared;
    private Process? process;

    public ServerProcess()
        : this(null)
    {
    }

    /// <summary>A further server on the data of another one.</summary>
    public ServerProcess(string? shared)
    {
        isShared = shared is not null;
        Directory = shared ?? System.IO.Directory.CreateTempSubdirectory("wcs-kill-").FullName;
        Api = NewClient();
    }

    /// <summary>Its data.</summary>
    public string Directory { get; }

    /// <summary>Whether the process runs.</summary>
    public bool IsRunning => process is { HasExited: false };

    private HttpClient NewClient() => new(new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.Zero })
    {
        BaseAddress = new Uri($"http://127.0.0.1:{port}"),
        DefaultRequestHeaders = { Authorization = new("Bearer", RunningServer.ApiKey) },
    };

    public HttpClient Api { get; }

    /// <summary>
    /// How the program is started. It lives for seconds: what profiling a method, mapping its code twice and a heap for each core cost is
    /// never earned back.
    /// </summary>
    public static ProcessStartInfo Program(string directory, IEnumerable<string> arguments) => new(
        Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet",
        ["exec", typeof(ServerApp).Assembly.Location, .. arguments])
    {
        WorkingDirectory = directory,
        UseShellExecute = false,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            ["DOTNET_TieredPGO"] = "0", ["DOTNET_EnableWriteXorExecute"] = "0",
            ["DOTNET_gcServer"] = "0", ["DOTNET_gcConcurrent"] = "0",
        },
    };

    /// <summary>Starts it and waits until it listens.</summary>
    public async Task StartAsync()
    {
        process = Process.Start(Program(Directory, [
            $"--Urls=http://127.0.0.1:{port}", "--PublicUrl=http://localhost:5080", $"--Setup:ApiKey={RunningServer.ApiKey}",
            "--Jobs:IsEnabled=false", $"--DataDirectory={Directory}",
        ]))!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            said.Add(line);
            if (line.Contains("Application started", StringComparison.Ordinal))
            {
                // Nobody must stop because nobody reads.
                process.BeginErrorReadLine();
                _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
                return;
            }
        }

        Assert.Fail("The server did not start: " + string.Join(Environment.NewLine, said) + await process.StandardError.ReadToEndAsync());
    }

    /// <summary>kill -9.</summary>
    public void Kill() => process?.Kill();

    /// <summary>Waits until it is gone.</summary>
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
        if (!isShared)
        {
            System.IO.Directory.Delete(Directory, recursive: true);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
