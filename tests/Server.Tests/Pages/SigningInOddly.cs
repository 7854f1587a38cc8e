using System.Net;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>Sign-ins of people who are kept out by others, and of those who should be.</summary>
public sealed class SigningInOddly
{
    private const string Anna = "anna@example.com";
    private const string Companies = "<h1>Companies</h1>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Strangers_who_lock_an_account_do_not_lock_the_browser_of_its_person_out()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = new Visitor(server);
        await own.BecomeFirstAsync(Anna);
        await own.SignOutAsync();
        using var stranger = new Visitor(server);
        for (var i = 0; i < 5; i++)
        {
            await stranger.SignInAsync(Anna, "wrong wrong wrong");
        }

        Assert.Equal(HttpStatusCode.Unauthorized, (await stranger.SignInAsync(Anna, Visitor.Password)).Status);
        Assert.Contains(Companies, (await own.SignInAsync(Anna, Visitor.Password)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_code_written_in_another_way_is_the_same_code_and_of_many_at_once_none_slips_through_the_lock()
    {
        await using var server = await RunningServer.StartAsync();
        using var first = new Visitor(server);
        await first.BecomeFirstAsync(Anna);
        var app = (await AuthenticatorApp.AddAsync(first)).App;
        using var visitor = new Visitor(server);
        await visitor.SignInAsync(Anna, Visitor.Password);
        await visitor.SendAsync("/sign-in/second", "", ("code", "0" + app.Code(1)));
        Assert.DoesNotContain(Companies, await PageAsync(visitor, "/companies"), StringComparison.Ordinal);

        var guesses = Enumerable.Range(0, 20).Select(i => $"{i:D6}").ToList();
        await Task.WhenAll(guesses.Select(async guess =>
        {
            using var guesser = visitor.Copy();
            await guesser.SendAsync("/sign-in/second", "", ("code", guess));
        }));
        await visitor.SendAsync("/sign-in/second", "", ("code", app.Code(2)));

        Assert.DoesNotContain(Companies, await PageAsync(visitor, "/companies"), StringComparison.Ordinal);
        await using var db = server.OpenDb();
        Assert.Equal(22, (await db.Users.SingleAsync(Ct)).FailedCodes);
        Assert.Single(await db.Audit.Where(a => a.Action == "Was locked after too many wrong codes.").ToListAsync(Ct));
    }

    [Fact]
    public async Task A_changed_password_ends_the_second_step_of_whoever_had_the_old_one()
    {
        await using var server = await RunningServer.StartAsync();
        using var own = new Visitor(server);
        await own.BecomeFirstAsync(Anna);
        var app = (await AuthenticatorApp.AddAsync(own)).App;
        using var thief = new Visitor(server);
        await thief.SignInAsync(Anna, Visitor.Password);
        await own.SendAsync(
            "/settings/account", "", ("current", Visitor.Password), ("password", "not the old one"), ("again", "not the old one"));

        var page = await PageAsync(thief, "/sign-in/second?returnUrl=%2Fsettings");

        Assert.Contains("Begin again.", page, StringComparison.Ordinal);
        Assert.Contains("value=\"/settings\"", page, StringComparison.Ordinal);
        Assert.NotEmpty(app.Code());
    }

    [Fact]
    public async Task Nothing_that_is_typed_makes_the_server_fail()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        await visitor.SignOutAsync();

        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.SignInAsync("\uFFFE@example.com", Visitor.Password)).Status);
        foreach (var handler in new[] { "Passkey", "PasskeyOptions" })
        {
            var page = await visitor.SendAsync("/sign-in", handler, ("credential", "{}"), ("returnUrl", "/"));
            Assert.DoesNotContain("a fault of its own", page, StringComparison.Ordinal);
        }

        var behind = await visitor.SendAsync(
            "/sign-in", "", ("email", Anna), ("password", Visitor.Password), ("returnUrl", "/companies?q=Käfer"));
        Assert.Contains(Companies, behind, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_cookie_of_ours_that_a_neighbour_put_there_is_not_ours()
    {
        await using var server = await RunningServer.StartAsync();
        using var neighbour = new Visitor(server);
        await neighbour.BecomeFirstAsync(Anna);
        var cookie = neighbour.Cookie("wcs");
        foreach (var name in new[] { "wcs", "WCS", "Wcs", "__host-wcs" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/companies");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("Cookie", $"{name}={cookie}");
            Assert.Equal(HttpStatusCode.Redirect, (await server.Anonymous.SendAsync(request, Ct)).StatusCode);
        }
    }

    [Fact]
    public async Task Ones_own_password_is_not_changed_where_those_of_others_are()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = new Visitor(server);
        await admin.BecomeFirstAsync(Anna);
        await using var db = server.OpenDb();
        var id = (await db.Users.SingleAsync(Ct)).Id;

        foreach (var handler in new[] { "Password", "SecondLost" })
        {
            var page = await admin.SendAsync($"/settings/people/{id}", handler, ("password", "not the old one"));
            Assert.Contains("under Your account", page, StringComparison.Ordinal);
        }

        using var visitor = new Visitor(server);
        Assert.Contains(Companies, (await visitor.SignInAsync(Anna, Visitor.Password)).Page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_administrators_who_remove_each_other_at_once_one_stays()
    {
        await using var server = await RunningServer.StartAsync();
        using var anna = new Visitor(server);
        await anna.BecomeFirstAsync(Anna);
        await anna.SendAsync(
            "/settings/people", "",
            ("email", "bea@example.com"), ("password", "chosen by somebody"), ("role", "Administrator"), ("which", "all"));
        using var bea = new Visitor(server);
        await bea.SignInAsync("bea@example.com", "chosen by somebody");
        await bea.SendAsync(
            "/settings/account", "", ("current", "chosen by somebody"), ("password", Visitor.Password), ("again", Visitor.Password));
        await using var db = server.OpenDb();
        var ids = await db.Users.OrderBy(u => u.EmailKey).Select(u => u.Id).ToListAsync(Ct);

        await Task.WhenAll(
            anna.SendAsync($"/settings/people/{ids[1]}", "Remove"), bea.SendAsync($"/settings/people/{ids[0]}", "Remove"));

        Assert.Equal(1, await db.Users.CountAsync(u => u.Role == Role.Administrator, Ct));
    }

    private static async Task<string> PageAsync(Visitor visitor, string page) =>
        await (await visitor.GetAsync(page)).Content.ReadAsStringAsync(Ct);
}
