using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Hosting;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Tests.Hosting;

public sealed class StartingTheServer
{
    [Fact]
    public async Task It_is_live_and_ready_on_an_empty_directory()
    {
        await using var server = await RunningServer.StartAsync();

        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.GetAsync("/health/live")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.GetAsync("/health/ready")).StatusCode);
        Assert.True(File.Exists(Path.Combine(server.DataDirectory, StorageSetup.SqliteFile)));
    }

    [Fact]
    public async Task A_connection_string_names_another_file_for_SQLite()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("wcs-file-").FullName, "books.db");
        var app = ServerApp.Build([$"--Storage:ConnectionString=Data Source={file}", $"--DataDirectory={Path.GetDirectoryName(file)}"]);

        await app.Services.GetRequiredService<ServerStart>().RunAsync(TestContext.Current.CancellationToken);

        Assert.True(File.Exists(file));
    }

    [Theory]
    [InlineData(":memory:")]
    [InlineData("Data Source=:memory:")]
    [InlineData("Data Source=x.db;Mode=Memory")]
    [InlineData("Server=db.example.com;Database=x")]
    public void A_connection_string_without_a_file_is_refused_for_SQLite(string text) =>
        Assert.Contains(
            "Storage:ConnectionString",
            Assert.Throws<StartupException>(() => ServerApp.Build([$"--Storage:ConnectionString={text}"])).Message);

    [Fact]
    public async Task It_keeps_its_owner_id_and_setup_key_from_one_start_to_the_next()
    {
        await using var server = await RunningServer.StartAsync();
        var owner = await server.Services.GetRequiredService<Installation>().OwnerIdAsync(default);

        await server.RestartAsync();
        await using var db = server.OpenDb();

        Assert.Equal(owner, await server.Services.GetRequiredService<Installation>().OwnerIdAsync(default));
        Assert.Equal(ApiKeyCreation.Hash(RunningServer.ApiKey), (await db.ApiKeys.SingleAsync()).Hash);
    }

    [Fact]
    public async Task It_is_not_ready_with_a_database_it_does_not_know()
    {
        await using var server = await RunningServer.StartAsync();
        await using var db = server.OpenDb();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO __EFMigrationsHistory (MigrationId, ProductVersion) VALUES ('29990101000000_FromTheFuture', '99.0')");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await server.Anonymous.GetAsync("/health/ready")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await server.Anonymous.GetAsync("/health/live")).StatusCode);
    }

    [Fact]
    public void Everything_wrong_with_the_settings_is_said_at_once_and_nothing_secret()
    {
        var problem = Assert.Throws<StartupException>(() => ServerApp.Build(
            [
                "--Setup:ApiKey=short", "--PublicUrl=ftp://x", "--Storage:Provider=SqlServer",
                "--Storage:ConnectionString=Password=hunter2", "--TrustedProxies:0=ten",
            ]));

        Assert.Equal(4, problem.Message.Split(Environment.NewLine).Length);
        Assert.DoesNotContain("short", problem.Message);
        Assert.DoesNotContain("hunter2", problem.Message);
    }

    [Theory]
    [InlineData("http://*:5080", "http://localhost:5080")]
    [InlineData("http://0.0.0.0:80;https://[::]:443", "http://localhost:80")]
    public void The_public_address_is_where_it_listens_unless_said_otherwise(string urls, string expected)
    {
        var app = ServerApp.Build([$"--Urls={urls}", $"--DataDirectory={Directory.CreateTempSubdirectory("wcs-server-").FullName}"]);

        Assert.Equal(expected, app.Services.GetRequiredService<ServerOptions>().PublicUrl);
    }
}
