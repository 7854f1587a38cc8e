using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using WebConnectorSync.Server.Tests.Sync;

namespace WebConnectorSync.Server.Tests.Hosting;

/// <summary>The program as a person starts it: what keeps it from starting is one or more sentences, never a stack trace.</summary>
public sealed class WhenItCannotStart : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("wcs-start-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task A_port_that_is_taken_is_named_with_the_way_out()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var url = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";

        var said = await RunAsync($"--Urls={url}");

        Assert.Contains($"Another program listens on {url} already", said);
        Assert.Contains("--Urls=", said);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_named() =>
        Assert.Contains("this machine has no such address", await RunAsync("--Urls=http://192.0.2.1:5080"));

    [Fact]
    public async Task An_address_nothing_can_listen_on_is_named() =>
        Assert.Contains("Urls has \"ftp://localhost:21\"", await RunAsync("--Urls=ftp://localhost:21"));

    [Fact]
    public async Task A_data_directory_that_cannot_be_made_is_named()
    {
        var inTheWay = Path.Combine(directory, "file");
        await File.WriteAllTextAsync(inTheWay, "");

        Assert.Contains($"The data directory {inTheWay} cannot be made", await RunAsync($"--DataDirectory={inTheWay}"));
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_named_and_left_as_it_is()
    {
        var file = Path.Combine(directory, "letters.db");
        await File.WriteAllTextAsync(file, new string('x', 4096));

        var said = await RunAsync($"--Storage:ConnectionString=Data Source={file}");

        Assert.Contains($"The database ({file}) cannot be opened", said);
        Assert.Equal(new string('x', 4096), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_SQL_Server_that_is_not_there_is_named_without_the_password()
    {
        var said = await RunAsync(
            "--Storage:Provider=SqlServer",
            "--Storage:ConnectionString=Server=127.0.0.1,1;Database=wcs;User ID=wcs;Password=hunter2hunter2;Connect Timeout=1");

        Assert.Contains("The database (wcs on 127.0.0.1,1) cannot be opened", said);
        Assert.Contains("Storage:ConnectionString", said);
        Assert.DoesNotContain("hunter2", said);
    }

    // What it said on the console; it has ended with 1 and without a stack trace.
    private async Task<string> RunAsync(params string[] arguments)
    {
        using var process = Process.Start(
            ServerProcess.Program(directory, [$"--DataDirectory={directory}", "--Urls=http://127.0.0.1:0", .. arguments]))!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        var said = output + await error;
        Assert.Equal(1, process.ExitCode);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        return said;
    }
}
