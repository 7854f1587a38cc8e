using System.Text;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Answers;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Records;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Storage.Sealing;

namespace WebConnectorSync.Server.Tests.Storage;

/// <summary>What lies on the disk: who may open it, and what is left of what was deleted.</summary>
public sealed class DataAtRest
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const UnixFileMode OwnFolder = OwnFile | UnixFileMode.UserExecute;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nobody_but_the_server_may_open_its_folders_and_files()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has other rights.");
            return;
        }

        await using var server = new RunningServer { Settings = ["--Jobs:IsEnabled=false"] };
        File.SetUnixFileMode(server.DataDirectory, OwnFolder | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
        await server.InitializeAsync();
        using var scope = server.Services.CreateScope();
        Assert.Contains("copied", await scope.ServiceProvider.GetRequiredService<UpkeepJob>().WorkAsync(Ct), StringComparison.Ordinal);

        var files = Directory.GetFiles(server.DataDirectory, "*", SearchOption.AllDirectories);
        Assert.Contains(files, f => f.EndsWith("-wal", StringComparison.Ordinal));
        Assert.Contains(files, f => f.Contains("/backups/", StringComparison.Ordinal));
        Assert.All(files.Where(f => !f.Contains("/nodes/", StringComparison.Ordinal)), f => Assert.Equal((f, OwnFile), (f, ModeOf(f))));
        string[] folders = [server.DataDirectory, .. Directory.GetDirectories(server.DataDirectory, "*", SearchOption.AllDirectories)];
        Assert.True(folders.Length > 3);
        Assert.All(folders, f => Assert.Equal((f, OwnFolder), (f, ModeOf(f))));
    }

    [Fact]
    public void Records_that_wait_to_be_stored_have_no_name_that_a_killed_server_could_leave_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows deletes them with their last handle.");
        var directory = new DataDirectory(Directory.CreateTempSubdirectory("wcs-test-").FullName);
        using var spool = new AnswerSpool(new SpoolFolder(directory, ValueSeal.Passing));
        for (var n = 0; n < 3; n++)
        {
            spool.Add(0, new StagedRecord($"{n}", null, null, null, null, true, null, 0, new byte[AnswerSpool.Bound], 0));
        }

        Assert.True(spool.IsLarge);
        Assert.Equal(["spool"], Directory.GetFileSystemEntries(directory.Path).Select(Path.GetFileName));
        Assert.Empty(Directory.GetFiles(Path.Combine(directory.Path, "spool")));
        Assert.Equal(3, spool.Batches().Sum(b => b.Records.Count));
        Directory.Delete(directory.Path, recursive: true);
    }

    [Fact]
    public async Task Nothing_of_a_company_that_was_deleted_is_left_in_the_file()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false", "--Backup:Keep=0");
        var company = await SyncedCompany.ConnectAsync(
            server.Api, "To be erased", new SeedPlan { Customers = 60, Jobs = 0, Invoices = 60, InactiveEvery = 0 });
        await company.SyncAsync();
        await company.SyncAsync();
        string[] secrets =
            [.. (await company.RecordsAsync("customers")).Select(c => c["name"]!.GetValue<string>()).Where(n => n.All(char.IsAscii))];
        var before = await OnDiskAsync(server);
        Assert.All(secrets, s => Assert.Contains(s, before, StringComparison.Ordinal));

        using var deleted = await server.Api.DeleteAsync(company.Path, Ct);
        using var scope = server.Services.CreateScope();
        await scope.ServiceProvider.GetRequiredService<CompanyRemovalJob>().WorkAsync(Ct);
        await scope.ServiceProvider.GetRequiredService<UpkeepJob>().WorkAsync(Ct);

        var after = await OnDiskAsync(server);
        Assert.All(secrets, s => Assert.DoesNotContain(s, after, StringComparison.Ordinal));
        Assert.True(after.Length < before.Length, $"{after.Length} bytes are left of {before.Length}.");
    }

    private static UnixFileMode ModeOf(string path) => OperatingSystem.IsWindows() ? OwnFile : File.GetUnixFileMode(path);

    private static async Task<string> OnDiskAsync(RunningServer server)
    {
        var all = new StringBuilder();
        foreach (var file in Directory.GetFiles(server.DataDirectory, StorageSetup.SqliteFile + "*"))
        {
            await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(stream, Encoding.Latin1);
            all.Append(await reader.ReadToEndAsync(Ct));
        }

        return all.ToString();
    }
}
