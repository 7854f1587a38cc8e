using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

public sealed class SigningIn(Site site)
{
    [Fact]
    public async Task Company_data_is_shown_only_after_it()
    {
        await site.Server.AddCompanyAsync("Mistral");
        var page = await site.OpenAsync();
        await page.GotoAsync("/companies?q=Mistral");

        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("Mistral", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.FillAsync("#email", Site.Email);
        await page.FillAsync("#password", Site.Password);
        await page.PressAsync("Sign in");
        await page.GetByRole(AriaRole.Link, new() { Name = "Mistral" }).WaitForAsync();
    }

    [Fact]
    public async Task A_wrong_password_is_answered_with_a_sentence_that_tells_nothing_of_accounts()
    {
        var page = await site.OpenAsync(hasScript: false);
        foreach (var email in new[] { Site.Email, "nobody@example.com" })
        {
            await page.GotoAsync("/sign-in");
            await page.FillAsync("#email", email);
            await page.FillAsync("#password", "wrong");
            await page.PressAsync("#password", "Enter");

            Assert.StartsWith(
                "The e-mail address or the password is not right, or the account is locked",
                await page.GetByRole(AriaRole.Alert).TextContentAsync(),
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var page = await site.OpenAsync();
        await page.SignInAsync(Site.Email, Site.Password);
        await page.ClickAsync(".who > summary");
        await page.PressAsync("Sign out");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        await page.GotoAsync("/companies");

        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_from_elsewhere_is_refused()
    {
        using var answer = await site.Server.Anonymous.PostAsync(
            "/sign-in", new FormUrlEncodedContent([new("email", Site.Email), new("password", Site.Password)]));

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task An_address_that_leads_away_is_not_followed()
    {
        var page = await site.OpenAsync();
        await page.GotoAsync("/sign-in?returnUrl=https%3A%2F%2Fevil.example%2F");
        await page.FillAsync("#email", Site.Email);
        await page.FillAsync("#password", Site.Password);
        await page.PressAsync("Sign in");

        Assert.Equal("Companies", await page.HeadingAsync());
    }
}
