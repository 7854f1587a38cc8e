using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Tests.Pages;

/// <summary>A password alone opens nothing when there is an authenticator app, and what others chose has to be chosen anew.</summary>
public sealed class TheSecondStep
{
    private const string Anna = "anna@example.com";
    private const string Bea = "bea@example.com";
    private const string Second = "<h1>One more step</h1>";
    private const string Companies = "<h1>Companies</h1>";
    private const string OwnAccount = "<h1>Your account</h1>";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_password_and_a_code_of_the_app_sign_in_and_each_code_once()
    {
        await using var server = await RunningServer.StartAsync();
        var app = await FirstWithAppAsync(server);
        using var visitor = new Visitor(server);

        Assert.Contains(Second, (await visitor.SignInAsync(Anna, Visitor.Password)).Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Companies, await PageAsync(visitor, "/companies"), StringComparison.Ordinal);
        Assert.Contains("was used before", await CodeAsync(visitor, app.Code()), StringComparison.Ordinal);
        Assert.Contains(Companies, await CodeAsync(visitor, app.Code(1)), StringComparison.Ordinal);
        using var other = new Visitor(server);
        await other.SignInAsync(Anna, Visitor.Password);
        Assert.Contains("was used before", await CodeAsync(other, app.Code(1)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_codes_lock_the_account_and_then_the_right_one_opens_nothing()
    {
        await using var server = await RunningServer.StartAsync();
        var app = await FirstWithAppAsync(server);
        using var visitor = new Visitor(server);
        await visitor.SignInAsync(Anna, Visitor.Password);
        foreach (var wrong in new[] { "1", "12345x", "abcd-abcd-abcd-abcd", "", "9999999" })
        {
            Assert.Contains(Second, await CodeAsync(visitor, wrong), StringComparison.Ordinal);
        }

        Assert.Contains("the account is locked", await CodeAsync(visitor, app.Code(1)), StringComparison.Ordinal);
        await using var db = server.OpenDb();
        Assert.NotNull((await db.Users.SingleAsync(Ct)).CodesLockedUntilAt);
        Assert.True(await db.Audit.AnyAsync(a => a.Action == "Was locked after too many wrong codes.", Ct));
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        await using var server = await RunningServer.StartAsync();
        using var first = new Visitor(server);
        await first.BecomeFirstAsync(Anna);
        var page = (await AuthenticatorApp.AddAsync(first)).Page;
        var codes = Regex.Matches(page, "[a-z2-9]{4}(-[a-z2-9]{4}){3}", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.Equal(10, codes.Count);
        await using var db = server.OpenDb();
        Assert.DoesNotContain(codes[0].Value, (await db.Users.SingleAsync(Ct)).RecoveryCodes, StringComparison.Ordinal);

        foreach (var (code, opens) in new[] { (codes[0].Value.ToUpperInvariant(), true), (codes[0].Value, false), (codes[1].Value, true) })
        {
            using var visitor = new Visitor(server);
            await visitor.SignInAsync(Anna, Visitor.Password);
            Assert.Equal(opens, (await CodeAsync(visitor, code)).Contains(Companies, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task The_app_is_added_with_its_right_code_alone_and_behind_the_password()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);

        Assert.Contains("The code is not right.", (await AuthenticatorApp.AddAsync(visitor, "123")).Page, StringComparison.Ordinal);
        foreach (var handler in new[] { "App", "RemoveApp", "Passkey", "RemovePasskey", "Codes" })
        {
            Assert.Contains(
                "Type your password again.",
                await visitor.SendAsync("/settings/account/second", handler, ("confirmation", "made up")), StringComparison.Ordinal);
        }

        Assert.Contains(
            "The present password is not right.",
            await visitor.SendAsync("/settings/account/second", "Confirm", ("current", "wrong")), StringComparison.Ordinal);
        await using var db = server.OpenDb();
        Assert.False((await db.Users.SingleAsync(Ct)).TwoFactorEnabled);
    }

    [Fact]
    public async Task Its_key_is_encrypted_where_it_is_kept()
    {
        await using var server = await RunningServer.StartAsync();
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        var page = await visitor.SendAsync("/settings/account/second", "Confirm", ("current", Visitor.Password));
        var key = AuthenticatorApp.KeyOf(page);
        await AuthenticatorApp.AddAsync(visitor);

        await using var db = server.OpenDb();
        var stored = (await db.Users.SingleAsync(Ct)).AuthenticatorKey!;
        Assert.NotEmpty(key);
        Assert.StartsWith("enc:v1:", stored, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_that_an_administrator_chose_has_to_be_changed_before_anything_else()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = new Visitor(server);
        await admin.BecomeFirstAsync(Anna);
        await admin.SendAsync(
            "/settings/people", "", ("email", Bea), ("password", "chosen by somebody"), ("role", "Bookkeeper"), ("which", "all"));
        using var bea = new Visitor(server);

        Assert.Contains(OwnAccount, (await bea.SignInAsync(Bea, "chosen by somebody")).Page, StringComparison.Ordinal);
        Assert.Contains(OwnAccount, await PageAsync(bea, "/companies"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await bea.GetAsync("/live")).StatusCode);
        Assert.Contains(
            "The new password is the present one.",
            await ChangeAsync(bea, "chosen by somebody", "chosen by somebody"), StringComparison.Ordinal);
        Assert.Contains(
            "Your password is changed.", await ChangeAsync(bea, "chosen by somebody", "known to me alone"), StringComparison.Ordinal);
        Assert.Contains(Companies, await PageAsync(bea, "/companies"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Administrators", true)]
    [InlineData("Everybody", true)]
    [InlineData("Optional", false)]
    public async Task Who_must_have_one_adds_it_before_anything_else(string setting, bool isAsked)
    {
        await using var server = await RunningServer.StartAsync(null, $"--SignIn:SecondFactor={setting}");
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);

        Assert.Equal(isAsked, (await PageAsync(visitor, "/companies")).Contains(OwnAccount, StringComparison.Ordinal));
        Assert.Equal(isAsked ? HttpStatusCode.Forbidden : HttpStatusCode.OK, (await visitor.GetAsync("/jobs")).StatusCode);
        await AuthenticatorApp.AddAsync(visitor);
        Assert.Contains(Companies, await PageAsync(visitor, "/companies"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_takes_it_away_from_who_lost_the_phone()
    {
        await using var server = await RunningServer.StartAsync();
        using var admin = new Visitor(server);
        await admin.BecomeFirstAsync(Anna);
        await admin.SendAsync(
            "/settings/people", "", ("email", Bea), ("password", "chosen by somebody"), ("role", "Viewer"), ("which", "all"));
        using var bea = new Visitor(server);
        await bea.SignInAsync(Bea, "chosen by somebody");
        await ChangeAsync(bea, "chosen by somebody", Visitor.Password);
        await AuthenticatorApp.AddAsync(bea);
        await using var db = server.OpenDb();
        var id = (await db.Users.SingleAsync(u => u.Role == Role.Viewer, Ct)).Id;

        await admin.SendAsync($"/settings/people/{id}", "SecondLost");

        Assert.Contains("<h1>Sign in</h1>", await PageAsync(bea, "/companies"), StringComparison.Ordinal);
        Assert.Contains(Companies, (await bea.SignInAsync(Bea, Visitor.Password)).Page, StringComparison.Ordinal);
    }

    private static async Task<AuthenticatorApp> FirstWithAppAsync(RunningServer server)
    {
        using var visitor = new Visitor(server);
        await visitor.BecomeFirstAsync(Anna);
        return (await AuthenticatorApp.AddAsync(visitor)).App;
    }

    private static Task<string> CodeAsync(Visitor visitor, string code) => visitor.SendAsync("/sign-in/second", "", ("code", code));

    private static Task<string> ChangeAsync(Visitor visitor, string current, string password) =>
        visitor.SendAsync("/settings/account", "", ("current", current), ("password", password), ("again", password));

    private static async Task<string> PageAsync(Visitor visitor, string page) =>
        await (await visitor.GetAsync(page)).Content.ReadAsStringAsync(Ct);
}
