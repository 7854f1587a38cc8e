using System.Net;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Api;
using WebConnectorSync.Server.Tests.Pages;
using WebConnectorSync.Server.Tests.Soap;
using WebConnectorSync.Server.Tests.Sync;
using WebConnectorSync.Simulator.Seeding;
using WebConnectorSync.Sync.Sessions;

namespace WebConnectorSync.Server.Tests.Limits;

/// <summary>Wrong passwords and keys, however many, keep nobody out who has the right one.</summary>
public sealed class Guessing
{
    private const string Anna = "anna@example.com";

    [Fact]
    public async Task The_right_password_of_a_Web_Connector_gets_in_while_wrong_ones_wait_for_their_answers()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:WrongPasswordsPerMinute=2");
        var company = await SyncedCompany.ConnectAsync(server.Api, "Guessed", new SeedPlan { Customers = 3 });
        for (var i = 0; i < 2; i++)
        {
            Assert.Contains("<string>nvu</string>", await SignInAsync(server, company.Connector.Qwc.UserName), StringComparison.Ordinal);
        }

        // More than may wait, so some are answered at once; from then on the rest waits.
        var guesses = Enumerable.Range(0, SignInThrottle.MostHeldOfOnePlace * 2)
            .Select(_ => SignInAsync(server, company.Connector.Qwc.UserName)).ToList();
        var first = await await Task.WhenAny(guesses);
        await company.SyncAsync();

        Assert.Contains("<string>busy</string>", first, StringComparison.Ordinal);
        Assert.NotNull((await company.GetAsync(""))["lastSyncAt"]);
        Assert.Contains(guesses, g => !g.IsCompleted);
    }

    [Fact]
    public async Task Wrong_keys_are_told_to_wait_and_the_right_one_from_the_same_address_is_not()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:WrongKeysPerMinute=2");
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(server, "one")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(server, "two")).StatusCode);

        var refused = await CallAsync(server, "three");

        Assert.Equal("tooManyWrongKeys", (await refused.JsonAsync(429))["code"]!.GetValue<string>());
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(server, RunningServer.ApiKey)).StatusCode);
    }

    [Fact]
    public async Task Wrong_keys_from_one_IPv6_network_count_together_and_from_another_not()
    {
        await using var server = await RunningServer.StartAsync(null, "--Limits:WrongKeysPerMinute=1");

        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(server, "one", "2001:db8:0:1::1")).StatusCode);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await CallAsync(server, "two", "2001:db8:0:1:ffff::2")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await CallAsync(server, "two", "2001:db8:0:2::1")).StatusCode);
    }

    [Fact]
    public async Task Guesses_that_come_at_once_are_all_counted_and_no_sign_in_fails()
    {
        await using var server = await RunningServer.StartAsync();
        await new Visitor(server).BecomeFirstAsync(Anna);
        var guessers = Enumerable.Range(0, 24).Select(_ => new Visitor(server)).ToList();

        // Each from a place of its own, as one place has but few turns.
        var pages = await Task.WhenAll(guessers.Select((g, i) => g.SignInAsync(Anna, "wrong wrong wrong", $"198.51.100.{i}")));

        Assert.All(pages, p => Assert.Equal(HttpStatusCode.Unauthorized, p.Status));
        await using var db = server.OpenDb();
        var user = await db.Users.SingleAsync();
        Assert.Equal(24, user.FailedSignIns);
        Assert.NotNull(user.LockedUntilAt);
        Assert.Single(await db.Audit.Where(a => a.Action.StartsWith("Was locked")).ToListAsync());
    }

    [Fact]
    public async Task Right_passwords_that_come_at_once_all_get_in()
    {
        await using var server = await RunningServer.StartAsync();
        await new Visitor(server).BecomeFirstAsync(Anna);
        var browsers = Enumerable.Range(0, 8).Select(_ => new Visitor(server)).ToList();

        var pages = await Task.WhenAll(browsers.Select((b, i) => b.SignInAsync(Anna, Visitor.Password, $"198.51.100.{i}")));

        Assert.All(pages, p => Assert.Equal(HttpStatusCode.OK, p.Status));
        Assert.All(pages, p => Assert.DoesNotContain("<h1>Sign in</h1>", p.Page, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_unknown_name_a_wrong_password_and_a_locked_account_read_the_same()
    {
        await using var server = await RunningServer.StartAsync();
        await new Visitor(server).BecomeFirstAsync(Anna);
        var visitor = new Visitor(server);
        var unknown = await visitor.SignInAsync("nobody@example.com", Visitor.Password);
        var wrong = await visitor.SignInAsync(Anna, "wrong wrong wrong");
        for (var i = 0; i < 4; i++)
        {
            await visitor.SignInAsync(Anna, "wrong wrong wrong");
        }

        var locked = await visitor.SignInAsync(Anna, Visitor.Password);

        Assert.Equal(HttpStatusCode.Unauthorized, locked.Status);
        Assert.Equal([Visitor.Problem(wrong.Page)], new[] { unknown, locked }.Select(p => Visitor.Problem(p.Page)).Distinct());
    }

    [Fact]
    public async Task A_lock_ends_after_its_time_and_at_once_when_the_clock_is_put_back()
    {
        var clock = new Clock();
        await using var server = await RunningServer.StartAsync(clock, "--Jobs:IsEnabled=false");
        await new Visitor(server).BecomeFirstAsync(Anna);
        var visitor = new Visitor(server);
        await LockAsync(visitor);
        clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.OK, (await visitor.SignInAsync(Anna, Visitor.Password)).Status);

        await LockAsync(new Visitor(server));
        clock.SetBack(TimeSpan.FromHours(1));

        Assert.Equal(HttpStatusCode.OK, (await new Visitor(server).SignInAsync(Anna, Visitor.Password)).Status);
    }

    private static async Task LockAsync(Visitor visitor)
    {
        for (var i = 0; i < 5; i++)
        {
            await visitor.SignInAsync(Anna, "wrong wrong wrong");
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SignInAsync(Anna, Visitor.Password)).Status);
    }

    private static async Task<string> SignInAsync(RunningServer server, string name)
    {
        using var content = new StringContent(
            Envelope.Of("authenticate", $"<strUserName>{name}</strUserName><strPassword>wrong</strPassword>"));
        using var answer = await server.Anonymous.PostAsync(new Uri("/qbwc", UriKind.Relative), content);
        return await answer.Content.ReadAsStringAsync();
    }

    private static async Task<HttpResponseMessage> CallAsync(RunningServer server, string key, string? from = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiCalls.Companies) { Headers = { Authorization = new("Bearer", key) } };
        if (from is not null)
        {
            request.Headers.Add("X-Forwarded-For", from);
        }

        return await server.Anonymous.SendAsync(request);
    }
}
