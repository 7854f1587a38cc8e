using System.Diagnostics;
using WebConnectorSync.Server.Tests.Sync;

namespace WebConnectorSync.Server.Tests.Hosting;

public sealed class MakingAKeyOnTheConsole : IDisposable
{
    private readonly string directory = Directory.CreateTempSubdirectory("wcs-key-").FullName;

    public void Dispose() => Directory.Delete(directory, recursive: true);

    [Fact]
    public async Task The_answer_stands_alone_even_where_the_database_had_to_be_made_first()
    {
        using var process = Process.Start(
            ServerProcess.Program(directory, ["api-key", "create", "our app", $"--DataDirectory={directory}"]))!;
        var log = process.StandardError.ReadToEndAsync();
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        Assert.Equal(0, process.ExitCode);
        Assert.Contains("Brought the database", await log);
        Assert.Matches(@"^wcs_\S+\s*$", answer);
    }
}
