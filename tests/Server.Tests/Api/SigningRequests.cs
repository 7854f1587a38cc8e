using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Server.Tests.Api;

public sealed class SigningRequests(RunningServer server) : IClassFixture<RunningServer>
{
    [Theory]
    [InlineData(null)]
    [InlineData("Bearer")]
    [InlineData("Bearer wrong-key")]
    [InlineData("Basic dGVzdDp0ZXN0")]
    public async Task Without_a_valid_key_nothing_is_said_about_which_part_is_wrong(string? header)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiCalls.Companies);
        if (header is not null)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(header);
        }

        var problem = await server.Anonymous.SendAsync(request).RefusedAsync(401, "unauthorized");

        Assert.Equal("The request carries no valid API key.", problem["message"]!.GetValue<string>());
    }

    [Fact]
    public async Task An_unknown_company_is_not_told_from_a_known_one_without_a_key() =>
        await server.Anonymous.GetAsync($"{ApiCalls.Companies}/{Guid.NewGuid()}").RefusedAsync(401, "unauthorized");

    [Fact]
    public async Task A_revoked_key_is_refused()
    {
        await using var own = await RunningServer.StartAsync();
        await using (var db = own.OpenDb())
        {
            await db.ApiKeys.ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, DateTime.UtcNow));
        }

        await own.Api.GetAsync(ApiCalls.Companies).RefusedAsync(401, "unauthorized");
    }

    [Fact]
    public async Task The_last_use_of_a_key_is_noted_once_a_minute()
    {
        var clock = new Clock();
        await using var own = await RunningServer.StartAsync(clock);
        var first = clock.Now;

        Assert.Equal(first, await UseAsync(own));
        clock.Advance(TimeSpan.FromSeconds(59));
        Assert.Equal(first, await UseAsync(own));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(first.AddMinutes(1), await UseAsync(own));
    }

    private static async Task<DateTime?> UseAsync(RunningServer own)
    {
        await own.GetJsonAsync(ApiCalls.Companies);

        // It is noted beside the calls; stopping waits for it.
        await own.RestartAsync();
        await using var db = own.OpenDb();
        return await db.ApiKeys.Select(k => k.LastUsedAt).SingleAsync();
    }
}
