using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Hosting;

/// <summary>What the configuration asks for is made once; what an administrator took away does not come back with the next start.</summary>
public sealed class WhatTheSetupMakes
{
    private const string OtherKey = "7d1f09c2e4ab583660fd9b2ce81a5470";

    private static readonly string[] Anna = ["--Setup:AdminEmail=anna@example.com", "--Setup:AdminPassword=correct horse battery"];

    [Fact]
    public async Task An_administrator_who_was_removed_stays_away()
    {
        await using var server = await RunningServer.StartAsync(null, Anna);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            var users = new UserActionsOf(scope.ServiceProvider);
            await users.ReplaceAsync("anna@example.com", "bea@example.com");
        }

        await server.RestartAsync();

        await using var db = server.OpenDb();
        Assert.Equal(["bea@example.com"], await db.Users.Select(u => u.Email).ToListAsync());
    }

    [Fact]
    public async Task An_administrator_who_was_removed_stays_away_when_another_one_stood_there_in_between()
    {
        await using var server = await RunningServer.StartAsync(null, Anna);
        await using (var scope = server.Services.CreateAsyncScope())
        {
            await new UserActionsOf(scope.ServiceProvider).ReplaceAsync("anna@example.com", "bea@example.com");
        }

        await using (await RunningServer.StartAsync(
            null, "--Jobs:IsEnabled=false", $"--DataDirectory={server.DataDirectory}", "--Setup:AdminEmail=carl@example.com", Anna[1]))
        {
        }

        await server.RestartAsync();

        await using var db = server.OpenDb();
        Assert.Equal(["bea@example.com", "carl@example.com"], await db.Users.Select(u => u.Email).Order().ToListAsync());
    }

    [Fact]
    public async Task A_key_that_was_replaced_in_the_configuration_opens_nothing_even_when_it_stands_there_again()
    {
        await using var one = await RunningServer.StartAsync();
        await using (var two = await RunningServer.StartAsync(
            null, "--Jobs:IsEnabled=false", $"--DataDirectory={one.DataDirectory}", $"--Setup:ApiKey={OtherKey}"))
        {
            Assert.Equal(HttpStatusCode.OK, await CallAsync(one, OtherKey));
            Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(one, RunningServer.ApiKey));
        }

        await one.RestartAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(one, RunningServer.ApiKey));
        await using var db = one.OpenDb();
        Assert.Single(await db.ApiKeys.Where(k => k.Name == ApiKey.SetupName && k.RevokedAt == null).ToListAsync());
    }

    [Fact]
    public async Task A_key_opens_until_its_last_day_is_over()
    {
        var clock = new Clock();
        await using var server = await RunningServer.StartAsync(clock, "--Jobs:IsEnabled=false");
        await using var scope = server.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<ApiKeyCreation>();
        var today = DateOnly.FromDateTime(clock.Now);
        var made = (ApiKeyCreated.Done)await keys.CreateAsync(new("app", false, null, today), TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, await CallAsync(server, made.Key));

        clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(server, made.Key));
        var refused = Assert.IsType<ApiKeyCreated.Refused>(
            await keys.CreateAsync(new("app", false, null, today), TestContext.Current.CancellationToken));
        Assert.Equal("expiresOn", Assert.Single(refused.Problems).Path);
    }

    private static async Task<HttpStatusCode> CallAsync(RunningServer server, string key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiCalls.Companies) { Headers = { Authorization = new("Bearer", key) } };
        using var answer = await server.Anonymous.SendAsync(request);
        return answer.StatusCode;
    }

    private sealed class UserActionsOf(IServiceProvider services)
    {
        private readonly UserActions users = services.GetRequiredService<UserActions>();

        public async Task ReplaceAsync(string old, string other)
        {
            var ct = TestContext.Current.CancellationToken;
            Assert.Empty(await users.CreateAsync(new(other, "correct horse battery", Role.Administrator, null), ct));
            var db = services.GetRequiredService<WebConnectorSync.Sync.Storage.ServerDb>();
            Assert.Empty(await users.DeleteAsync(await db.Users.Where(u => u.Email == old).Select(u => u.Id).SingleAsync(ct), ct));
        }
    }
}
