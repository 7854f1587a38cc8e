using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>A passkey is made and used by the browser itself, with a key that a device would keep.</summary>
public sealed class SigningInWithAPasskey(Site site)
{
    [Fact]
    public async Task It_opens_without_a_password_and_a_password_alone_opens_no_more()
    {
        await using var server = await RunningServer.StartAsync(
            null, $"--Setup:AdminEmail={Site.Email}", $"--Setup:AdminPassword={Site.Password}");
        var page = await site.OpenAsync(server);
        await PlugInAsync(page);

        // An address of numbers cannot have passkeys.
        var root = new UriBuilder(server.Address) { Host = "localhost" }.Uri.ToString().TrimEnd('/');
        await page.GotoAsync(root);
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Companies", Exact = true }).WaitForAsync();
        await page.GotoAsync($"{root}/settings/account/second");
        await page.FillAsync("#current", Site.Password);
        await page.PressAsync("Go on");
        await page.GetByLabel("The key for the authenticator app").WaitForAsync();
        Assert.Empty(await page.ViolationsAsync());
        await page.ShotAsync("second-step");
        await page.FillAsync("#name", "Laptop");
        await page.PressAsync("Add a passkey");
        await page.SaysAsync("The passkey is added.");
        Assert.Equal(10, (await page.Locator("#codes").InnerTextAsync()).Split('\n').Length);
        Assert.Empty(await page.ViolationsAsync());
        await page.ShotAsync("account-codes");

        await page.GotoAsync(root);
        await page.ClickAsync(".who > summary");
        await page.PressAsync("Sign out");
        await SignInAsync(page);
        await page.GetByRole(AriaRole.Heading, new() { Name = "One more step" }).WaitForAsync();
        Assert.Empty(await page.ViolationsAsync());
        await page.ShotAsync("one-more-step");
        await page.GotoAsync($"{root}/sign-in?returnUrl=%2Fsettings%2Fpeople");
        await page.PressAsync("Use a passkey");
        await page.GetByRole(AriaRole.Heading, new() { Name = "People", Exact = true }).WaitForAsync();
        await page.GotoAsync($"{root}/settings/audit");
        await page.SaysAsync("Signed in with a passkey.");
    }

    [Fact]
    public async Task One_that_nobody_has_here_says_so()
    {
        var page = await site.OpenAsync();
        await PlugInAsync(page);
        await page.GotoAsync(new UriBuilder(site.Server.Address) { Host = "localhost", Path = "/sign-in" }.Uri.ToString());
        await page.PressAsync("Use a passkey");

        await page.SaysAsync("No passkey was chosen, or it took too long.");
    }

    // A device with a finger that is always right.
    private static async Task PlugInAsync(IPage page)
    {
        var devices = await page.Context.NewCDPSessionAsync(page);
        await devices.SendAsync("WebAuthn.enable");
        await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2", ["transport"] = "internal", ["hasResidentKey"] = true, ["hasUserVerification"] = true,
                ["isUserVerified"] = true, ["automaticPresenceSimulation"] = true,
            },
        });
    }

    private static async Task SignInAsync(IPage page)
    {
        await page.FillAsync("#email", Site.Email);
        await page.FillAsync("#password", Site.Password);
        await page.PressAsync("Sign in");
    }
}
