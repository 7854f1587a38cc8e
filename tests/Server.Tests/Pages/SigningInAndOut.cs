using System.Net;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Tests.Api;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>A sign-in ends: at the sign-out for every copy of its cookie, after its time, and for streams that are open.</summary>
public sealed class SigningInAndOut
{
    private const string Anna = "anna@example.com";

    [Fact]
    public async Task A_copy_of_the_cookie_is_worth_nothing_after_the_sign_out()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        using var copy = visitor.Copy();
        Assert.Equal(HttpStatusCode.OK, (await copy.GetAsync("/settings/account")).StatusCode);

        await visitor.SignOutAsync();

        Assert.Contains("<h1>Sign in</h1>", await (await copy.GetAsync("/settings/account")).Content.ReadAsStringAsync());
        await using var db = server.OpenDb();
        Assert.False(await db.SignIns.AnyAsync());
    }

    [Theory]
    [InlineData("SignIn:IdleMinutes=30", 31, 1, false)]
    [InlineData("SignIn:IdleMinutes=30", 20, 3, true)]
    [InlineData("SignIn:MostHours=1", 20, 2, true)]
    [InlineData("SignIn:MostHours=1", 20, 4, false)]
    public async Task It_ends_when_nothing_is_done_and_after_its_time(string setting, int minutes, int times, bool goesOn)
    {
        var clock = new Clock();
        await using var server = await RunningServer.StartAsync(clock, "--Jobs:IsEnabled=false", $"--{setting}");
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        var page = "";
        for (var i = 0; i < times; i++)
        {
            clock.Advance(TimeSpan.FromMinutes(minutes));
            page = await (await visitor.GetAsync("/settings/account")).Content.ReadAsStringAsync();
        }

        Assert.Equal(goesOn, !page.Contains("<h1>Sign in</h1>", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_an_open_page_fetches_by_itself_keeps_nobody_signed_in()
    {
        var clock = new Clock();
        await using var server = await RunningServer.StartAsync(clock, "--Jobs:IsEnabled=false", "--SignIn:IdleMinutes=30");
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/settings/account", "cors")).StatusCode);
        clock.Advance(TimeSpan.FromMinutes(20));

        Assert.Contains("<h1>Sign in</h1>", await (await visitor.GetAsync("/settings/account")).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_stream_ends_with_the_sign_in_and_tells_nothing_more()
    {
        var clock = new Clock();
        await using var server = await RunningServer.StartAsync(clock, "--Jobs:IsEnabled=false");
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        using var copy = visitor.Copy();
        using var news = new StreamReader(await copy.OpenAsync("/live"));
        Assert.Equal("event: changed", await news.ReadLineAsync());
        await visitor.SignOutAsync();
        await server.CreateCompanyAsync();

        var rest = news.ReadToEndAsync();
        while (!rest.IsCompleted)
        {
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.DoesNotContain("event: changed", await rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_person_has_so_many_streams_and_no_more()
    {
        await using var server = await RunningServer.StartAsync(null, "--Jobs:IsEnabled=false", "--Limits:LivePages=2");
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        await using var one = await visitor.OpenAsync("/live");
        await using var two = await visitor.OpenAsync("/live");

        using var three = await visitor.GetAsync("/live");

        Assert.Equal(HttpStatusCode.TooManyRequests, three.StatusCode);
        Assert.NotNull(three.Headers.RetryAfter);
    }

    [Fact]
    public async Task A_cookie_of_ours_on_https_belongs_to_this_host_alone()
    {
        await using var server = await RunningServer.StartAsync();
        using var first = new Visitor(server);
        await first.BecomeFirstAsync(Anna);
        using var visitor = new Visitor(server, scheme: "https");
        await visitor.SignInAsync(Anna, Visitor.Password);

        using var page = await visitor.GetAsync("/settings/account");

        Assert.DoesNotContain("<h1>Sign in</h1>", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotEmpty(visitor.Cookies);
        Assert.All(visitor.Cookies, c => Assert.StartsWith("__Host-wcs", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Answers_with_data_are_kept_nowhere()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);

        foreach (var answer in new[] { await visitor.GetAsync("/settings/audit"), await server.Api.GetAsync(ApiCalls.Companies) })
        {
            Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.RequestMessage?.RequestUri}");
        }
    }
}
