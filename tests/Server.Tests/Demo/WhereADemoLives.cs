using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Demo;

/// <summary>A demo writes into its own folder and nowhere else, whatever the server on this machine is set to.</summary>
public sealed class WhereADemoLives : IDisposable
{
    private readonly string real = Directory.CreateTempSubdirectory("wcs-real-").FullName;
    private readonly string data = Directory.CreateTempSubdirectory("wcs-data-").FullName;

    private string Own => Path.Combine(data, "demo");

    public void Dispose()
    {
        Directory.Delete(real, recursive: true);
        Directory.Delete(data, recursive: true);
    }

    [Fact]
    public async Task A_program_with_the_settings_of_a_real_server_in_its_environment_leaves_that_server_s_things_alone()
    {
        await File.WriteAllTextAsync(Path.Combine(real, "books.db"), "not to be opened");
        await PlayAsync(new()
        {
            ["Storage__ConnectionString"] = $"Data Source={Path.Combine(real, "books.db")}",
            ["Backup__Directory"] = Path.Combine(real, "copies"),
            ["DataDirectory"] = data,
            ["PublicUrl"] = "https://sync.example.com",
            ["Serilog__WriteTo__0__Name"] = "File",
            ["Serilog__WriteTo__0__Args__path"] = Path.Combine(real, "server.log"),
        });

        Assert.Equal(["books.db"], Directory.GetFileSystemEntries(real).Select(Path.GetFileName));
        Assert.Equal("not to be opened", await File.ReadAllTextAsync(Path.Combine(real, "books.db")));
        Assert.Equal(["demo"], Directory.GetFileSystemEntries(data).Select(Path.GetFileName));
        Assert.True(File.Exists(Path.Combine(Own, StorageSetup.SqliteFile)));
    }

    [Fact]
    public async Task Settings_on_the_command_line_lead_nowhere_either()
    {
        await using var app = ServerApp.Build(
        [
            "--Demo=true", $"--DataDirectory={data}", "--Storage:Provider=SqlServer",
            "--Storage:ConnectionString=Server=db.example.com;Database=books;User ID=wcs;Password=hunter2",
            $"--Backup:Directory={real}", "--Limits:SignInsPerMinute=7",
        ]);

        Assert.Equal(Path.Combine(Own, StorageSetup.SqliteFile), app.Services.GetRequiredService<DatabaseProvider>().Place);
        Assert.Equal(Own, app.Services.GetRequiredService<DataDirectory>().Path);
        Assert.Null(app.Services.GetRequiredService<BackupOptions>().Directory);
        Assert.Equal(7, app.Services.GetRequiredService<WebConnectorSync.Server.Options.LimitOptions>().SignInsPerMinute);
    }

    [Fact]
    public async Task It_begins_afresh_each_time()
    {
        var settings = new[] { "--Demo=true", $"--DataDirectory={data}" };
        await using (ServerApp.Build(settings))
        {
            await File.WriteAllTextAsync(Path.Combine(Own, StorageSetup.SqliteFile), "of the demo before");
        }

        await using var app = ServerApp.Build(settings);

        Assert.False(File.Exists(Path.Combine(Own, StorageSetup.SqliteFile)));
    }

    [Fact]
    public async Task A_folder_of_that_name_with_a_database_of_somebody_else_s_is_refused_and_left_alone()
    {
        var file = Path.Combine(Directory.CreateDirectory(Own).FullName, StorageSetup.SqliteFile);
        await File.WriteAllTextAsync(file, "not to be removed");

        var problem = Assert.Throws<StartupException>(() => ServerApp.Build(["--Demo=true", $"--DataDirectory={data}"]));

        Assert.Contains($"{Own}, but that folder has a database that no demo made", problem.Message, StringComparison.Ordinal);
        Assert.Equal("not to be removed", await File.ReadAllTextAsync(file));
    }

    // Until its company file has records and the first session begins.
    private async Task PlayAsync(Dictionary<string, string?> environment)
    {
        var start = ServerProcess.Program(data, ["--demo", "--Urls=http://127.0.0.1:0"]);
        start.RedirectStandardError = false;
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var said = new List<string>();
        while (await process.StandardOutput.ReadLineAsync() is { } line
            && !line.Contains("The first sync begins.", StringComparison.Ordinal))
        {
            said.Add(line);
        }

        process.Kill();
        await process.WaitForExitAsync();
        Assert.Contains(said, line => line.Contains("Look:     http://127.0.0.1:", StringComparison.Ordinal));
    }
}
