using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

public sealed class SigningIn(RunningServer server, Chromium chromium) : IClassFixture<RunningServer>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Company_data_is_shown_only_after_a_key_was_typed()
    {
        await server.AddCompanyAsync("Nordwind Traders");
        var page = await chromium.OpenAsync(server);
        await page.GotoAsync("/");

        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
        Assert.DoesNotContain("Nordwind", await page.ContentAsync(), StringComparison.Ordinal);
        await page.SignInAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Nordwind Traders" }).WaitForAsync();
    }

    [Fact]
    public async Task A_wrong_key_is_answered_with_a_sentence()
    {
        var page = await chromium.OpenAsync(server, hasScript: false);
        await page.GotoAsync("/sign-in");
        await page.FillAsync("#key", "wrong");
        await page.PressAsync("#key", "Enter");

        Assert.Equal("There is no such key. Check that you copied all of it.", await page.GetByRole(AriaRole.Alert).TextContentAsync());
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        var page = await chromium.OpenAsync(server);
        await page.SignInAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Sign in" }).WaitForAsync();
        await page.GotoAsync("/");

        Assert.Contains("/sign-in", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_sent_from_elsewhere_is_refused()
    {
        using var answer = await server.Anonymous.PostAsync("/sign-in", new FormUrlEncodedContent([new("key", RunningServer.ApiKey)]));

        Assert.Equal(400, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_demo_is_open_to_this_machine_and_to_no_foreign_name()
    {
        await using var demo = await RunningServer.StartAsync(null, "--Demo=true");
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/") { Headers = { Host = "evil.example" } };

        Assert.Equal(200, (int)(await demo.Anonymous.GetAsync("/")).StatusCode);
        Assert.Equal(302, (int)(await demo.Anonymous.SendAsync(foreign)).StatusCode);
    }
}
