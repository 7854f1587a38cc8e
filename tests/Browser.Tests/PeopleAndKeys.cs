using System.Net;
using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>Who may do what, made on the settings' pages and asked for everywhere.</summary>
public sealed class PeopleAndKeys(Site site)
{
    private const string Password = "a long enough password";
    private const string OwnPassword = "known to nobody else";

    [Fact]
    public async Task A_viewer_of_one_company_sees_it_and_presses_nothing()
    {
        var (own, other) = (await site.Server.AddCompanyAsync("Ostro"), await site.Server.AddCompanyAsync("Ponente"));
        var admin = await site.SignedInAsync();
        await admin.GotoAsync("/settings/people");
        await admin.FillAsync("#email", "vera@example.com");
        await admin.FillAsync("#password", Password);
        await admin.GetByLabel("look (viewer)").CheckAsync();
        await admin.GetByLabel("Only these").CheckAsync();
        await admin.GetByLabel("Ostro", new() { Exact = true }).CheckAsync();
        await admin.PressAsync("Add this person");
        await admin.SaysAsync("vera@example.com can sign in now.");

        var page = await site.OpenAsync();
        await FirstSignInAsync(page, "vera@example.com", Password);
        Assert.DoesNotContain("Ponente", await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"/companies/{own}");
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Sync now" }).CountAsync());
        Assert.Equal(404, (await page.GotoAsync($"/companies/{other}"))!.Status);
        Assert.Equal(404, (await page.GotoAsync($"/companies/{other}/log?handler=Zip"))!.Status);
        Assert.Equal(404, (await page.Context.APIRequest.GetAsync($"/live?company={other}")).Status);
        Assert.Equal(403, (await page.GotoAsync("/settings/people"))!.Status);
        Assert.Equal(403, (await page.GotoAsync("/companies/new"))!.Status);
        Assert.Equal(403, (await page.GotoAsync($"/companies/{own}/qwc"))!.Status);
    }

    [Fact]
    public async Task A_role_that_is_taken_away_ends_the_sign_in_and_a_new_password_opens_again()
    {
        var admin = await site.SignedInAsync();
        await AddAsync(admin, "bea@example.com", "run companies: sync, reset, rules, posts (bookkeeper)");
        var page = await site.OpenAsync();
        await FirstSignInAsync(page, "bea@example.com", Password);

        await admin.GotoAsync("/settings/people");
        await admin.PressAsync("bea@example.com");
        await admin.FillAsync("#password", "another long password");
        await admin.PressAsync("Set the password");
        await admin.SaysAsync("The new password holds from now on; the person chooses another one at the next sign-in.");
        await page.GotoAsync("/companies");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        await FirstSignInAsync(page, "bea@example.com", "another long password");

        await admin.PressAsync("Remove this account");
        await admin.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Remove this account" }).ClickAsync();
        await admin.SaysAsync("The account is removed.");
        await page.GotoAsync("/companies");
        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_an_account_and_the_audit_trail_says_so()
    {
        var admin = await site.SignedInAsync();
        await AddAsync(admin, "lea@example.com", "look (viewer)");
        var page = await site.OpenAsync();
        for (var i = 0; i < 5; i++)
        {
            await page.GotoAsync("/sign-in");
            await page.FillAsync("#email", "lea@example.com");
            await page.FillAsync("#password", "wrong");
            await page.PressAsync("Sign in");
        }

        Assert.Contains(
            "The e-mail address or the password is not right, or the account is locked",
            await page.GetByRole(AriaRole.Alert).TextContentAsync(), StringComparison.Ordinal);
        await admin.GotoAsync("/settings/audit?q=lea%40example.com");
        await admin.SaysAsync("Was locked after too many wrong passwords.");
        await admin.GotoAsync("/settings/people");
        await admin.SaysAsync("locked");
    }

    [Fact]
    public async Task The_only_administrator_stays_one()
    {
        await using var server =
            await RunningServer.StartAsync(null, $"--Setup:AdminEmail={Site.Email}", $"--Setup:AdminPassword={Site.Password}");
        var page = await site.OpenAsync(server);
        await page.SignInAsync(Site.Email, Site.Password);
        await page.GotoAsync("/settings/people");
        await page.Locator("a.row").ClickAsync();
        await page.GetByLabel("look (viewer)").CheckAsync();
        await page.PressAsync("Save");

        await page.SaysAsync("This is the only administrator.");
    }

    [Fact]
    public async Task A_key_is_shown_once_opens_its_companies_and_ends_when_revoked()
    {
        var (own, other) = (await site.Server.AddCompanyAsync("Grecale"), await site.Server.AddCompanyAsync("Libeccio"));
        var page = await site.SignedInAsync();
        await page.GotoAsync("/settings/keys");
        await page.FillAsync("#name", "reporting");
        await page.GetByLabel("Only reads; it changes nothing").CheckAsync();
        await page.GetByLabel("Only these").CheckAsync();
        await page.GetByLabel("Grecale", new() { Exact = true }).CheckAsync();
        var answer = await page.RunAndWaitForResponseAsync(
            () => page.PressAsync("Make the key"),
            r => r is { Request.Method: "GET" } && r.Url.EndsWith("/keys", StringComparison.Ordinal));
        var key = await page.Locator("#key").InnerTextAsync();
        Assert.Equal(
            $"curl -H \"Authorization: Bearer {key}\" {site.Server.Address}api/v1/companies",
            await page.Locator("#key-try").InnerTextAsync());
        Assert.Equal(HttpStatusCode.OK, await CallAsync(key, HttpMethod.Get, "/companies"));
        Assert.DoesNotContain("content-encoding", await answer.AllHeadersAsync());
        await page.ReloadAsync();
        Assert.DoesNotContain(key, await page.ContentAsync(), StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.OK, await CallAsync(key, HttpMethod.Get, $"/companies/{own}"));
        Assert.Equal(HttpStatusCode.NotFound, await CallAsync(key, HttpMethod.Get, $"/companies/{other}"));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(key, HttpMethod.Post, $"/companies/{own}/pause"));
        Assert.Equal(HttpStatusCode.Forbidden, await CallAsync(key, HttpMethod.Delete, $"/companies/{own}"));
        await page.PressAsync("Revoke reporting");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Revoke this key" }).ClickAsync();
        await page.SaysAsync("The key is revoked.");
        Assert.Equal(HttpStatusCode.Unauthorized, await CallAsync(key, HttpMethod.Get, $"/companies/{own}"));
    }

    [Fact]
    public async Task What_a_program_changed_is_in_the_audit_trail()
    {
        var id = await site.Server.AddCompanyAsync("Marin");
        await site.Server.Api.PostAsync($"/api/v1/companies/{id}/pause", null, TestContext.Current.CancellationToken);
        var page = await site.SignedInAsync();
        await page.GotoAsync("/settings/audit?q=Marin");

        Assert.Contains("Stop syncing a company", await page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("setup (key)", await page.Locator("table").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_changes_ones_own_password_and_stays_signed_in()
    {
        await AddAsync(await site.SignedInAsync(), "mia@example.com", "look (viewer)");
        var page = await site.OpenAsync();
        await FirstSignInAsync(page, "mia@example.com", Password);
        await ChangePasswordAsync(page, OwnPassword, "yet another password");

        await page.SaysAsync("Your password is changed.");
    }

    // A password that somebody else chose leads to the page where another one is chosen.
    private static async Task FirstSignInAsync(IPage page, string email, string given)
    {
        await page.EnterAsync(email, given);
        await page.SaysAsync("Somebody else chose your password.");
        await ChangePasswordAsync(page, given, OwnPassword);
        await page.SaysAsync("Your password is changed.");
        await page.GotoAsync("/companies");
    }

    private static async Task ChangePasswordAsync(IPage page, string current, string password)
    {
        await page.GotoAsync("/settings/account");
        await page.FillAsync("#current", current);
        await page.FillAsync("#password", password);
        await page.FillAsync("#again", password);
        await page.PressAsync("Change the password");
    }

    private static async Task AddAsync(IPage admin, string email, string role)
    {
        await admin.GotoAsync("/settings/people");
        await admin.FillAsync("#email", email);
        await admin.FillAsync("#password", Password);
        await admin.GetByLabel(role).CheckAsync();
        await admin.PressAsync("Add this person");
        await admin.SaysAsync($"{email} can sign in now.");
    }

    private async Task<HttpStatusCode> CallAsync(string key, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, "/api/v1" + path) { Headers = { Authorization = new("Bearer", key) } };
        using var answer = await site.Server.Anonymous.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
