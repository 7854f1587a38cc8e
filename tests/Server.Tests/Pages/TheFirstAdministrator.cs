using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>Whoever reaches a fresh server first is not therefore the one it belongs to.</summary>
public sealed class TheFirstAdministrator
{
    private const string Elsewhere = "203.0.113.9";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Needs_the_code_of_the_console_from_another_machine()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server, Elsewhere);
        var code = await CodeAsync(server);

        var without = await SendAsync(visitor, "");
        var guessed = await SendAsync(visitor, "aaaaa-aaaaa-aaaaa-aaaaa");

        Assert.Contains("The setup code is not right.", without, StringComparison.Ordinal);
        Assert.Contains("The setup code is not right.", guessed, StringComparison.Ordinal);
        Assert.False(await AnybodyAsync(server));
        await SendAsync(visitor, $"{code![..5].ToUpperInvariant()} {code[5..10]}-{code[10..]}");
        Assert.True(await AnybodyAsync(server));
        Assert.Null(await CodeAsync(server));
    }

    [Fact]
    public async Task Needs_none_on_the_servers_own_machine()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server);

        await SendAsync(visitor, "");

        Assert.True(await AnybodyAsync(server));
    }

    [Fact]
    public async Task Needs_it_on_the_servers_own_machine_too_when_others_reach_it_by_a_public_address()
    {
        await using var server = await RunningServer.StartAsync(null, "--PublicUrl=https://sync.example.com");
        using var visitor = new Visitor(server);

        Assert.Contains("The setup code is not right.", await SendAsync(visitor, ""), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_a_proxy_passes_on_is_looked_at_as_well()
    {
        await using var server = await RunningServer.StartAsync(null, "--PublicUrl=https://sync.example.com");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/qbwc");
        request.Headers.Add("X-Forwarded-For", Elsewhere);
        request.Headers.Add("X-Forwarded-Host", "evil.example");

        var page = await (await server.Anonymous.SendAsync(request, Ct)).Content.ReadAsStringAsync(Ct);

        Assert.DoesNotContain("evil.example", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stays_the_same_code_after_a_restart()
    {
        await using var server = await RunningServer.StartAsync();
        var code = await CodeAsync(server);

        await server.RestartAsync();

        Assert.NotNull(code);
        Assert.Equal(code, await CodeAsync(server));
    }

    [Theory]
    [InlineData("evil.example", 400)]
    [InlineData("sync.example.com.evil.example", 400)]
    [InlineData("sync.example.com", 302)]
    [InlineData("localhost", 302)]
    [InlineData("127.0.0.1", 302)]
    public async Task Is_asked_for_by_the_names_of_the_server_alone(string host, int status)
    {
        await using var server = await RunningServer.StartAsync(null, "--PublicUrl=https://sync.example.com");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = host } };

        Assert.Equal(status, (int)(await server.Anonymous.SendAsync(request, Ct)).StatusCode);
    }

    private static Task<string> SendAsync(Visitor visitor, string code) => visitor.SendAsync(
        "/welcome", "", ("code", code), ("email", "anna@example.com"), ("password", Visitor.Password), ("again", Visitor.Password));

    private static async Task<string?> CodeAsync(RunningServer server)
    {
        await using var db = server.OpenDb();
        return await db.Settings.Where(s => s.Name == ServerSetting.SetupCode).Select(s => s.Value).SingleOrDefaultAsync(Ct);
    }

    private static async Task<bool> AnybodyAsync(RunningServer server)
    {
        await using var db = server.OpenDb();
        return await db.Users.AnyAsync(Ct);
    }
}
