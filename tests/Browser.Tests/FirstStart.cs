using Microsoft.Playwright;
using WebConnectorSync.Simulator.Company;
using WebConnectorSync.Simulator.Connector;
using WebConnectorSync.Simulator.Seeding;

namespace WebConnectorSync.Browser.Tests;

/// <summary>From an empty server to the first sync, in a browser alone.</summary>
public sealed class FirstStart(Site site)
{
    [Fact]
    public async Task An_administrator_a_company_and_the_first_sync()
    {
        await using var server = await RunningServer.StartAsync();
        var page = await site.OpenAsync(server);

        await page.GotoAsync("/");
        await page.SaysAsync("This server has no users yet.");
        await page.ShotAsync("welcome");
        await page.FillAsync("#email", "anna@example.com");
        await page.FillAsync("#password", "correct horse battery");
        await page.FillAsync("#again", "correct horse battery");
        await page.PressAsync("Create the administrator");
        await page.SaysAsync("There is no company yet.");
        await page.ShotAsync("companies-empty");
        Assert.Equal(302, (int)(await server.Anonymous.GetAsync("/welcome")).StatusCode);

        await page.PressAsync("Connect a company");
        await page.FillAsync("#name", "Nordwind Traders");
        await page.PressAsync("Connect this company");
        var password = await page.Locator("#password").InnerTextAsync();
        await page.ShotAsync("connect-password");
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync("#download"));
        await page.Locator("#step-file.done").WaitForAsync();
        await page.SaysAsync("Waiting for the first contact");

        var connector = await ConnectorAsync(server, await download.PathAsync(), password);
        var sync = connector.RunSessionAsync(TestContext.Current.CancellationToken);
        await page.SaysAsync("Connected to");
        await page.Locator("#step-add.done").WaitForAsync();
        await page.ShotAsync("connect-done");
        Assert.Equal("Nordwind Traders", connector.Qwc.AppName.Split(" - ")[^1]);
        await page.PressAsync("Watch the first sync");
        await sync;
        await page.SaysAsync("Nothing needs you");
        await page.PressAsync("Sections");
        await page.Locator("[data-section=customers]").Filter(new() { HasText = "Synced" }).WaitForAsync();
        await page.ShotAsync("sections-synced");
    }

    [Fact]
    public async Task The_demo_is_one_press_away_for_this_machine_and_for_no_foreign_name()
    {
        await using var demo = await RunningServer.StartAsync(null, "--Demo=true");
        var page = await site.OpenAsync(demo);
        do
        {
            // The demo makes its account as soon as the server runs.
            await page.GotoAsync("/sign-in");
        }
        while (page.Url.EndsWith("/welcome", StringComparison.Ordinal));
        await page.ShotAsync("sign-in-demo");
        await page.PressAsync("Look around");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Companies", Exact = true }).WaitForAsync();
        using var foreign = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };

        Assert.DoesNotContain(
            "demo@example.com", await (await demo.Anonymous.SendAsync(foreign)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_simulated_QuickBooks_is_one_press_away()
    {
        await using var server =
            await RunningServer.StartAsync(null, $"--Setup:AdminEmail={Site.Email}", $"--Setup:AdminPassword={Site.Password}");
        var page = await site.OpenAsync(server);
        await page.SignInAsync(Site.Email, Site.Password);
        await page.PressAsync("Connect a company");
        await page.PressAsync("Try it with a simulated QuickBooks");
        await page.SaysAsync("A simulated QuickBooks was started");

        await page.Locator("#head .facts").GetByText("Last sync").WaitForAsync(new() { Timeout = 90_000 });
        Assert.Equal("Simulated company", await page.HeadingAsync());
    }

    private static async Task<WebConnector> ConnectorAsync(RunningServer server, string path, string password)
    {
        var address = server.Address.GetLeftPart(UriPartial.Authority).Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var qwc = QwcFile.Parse(
            (await File.ReadAllTextAsync(path)).Replace("http://localhost:5080", address, StringComparison.Ordinal), out var problem);
        Assert.Null(problem);
        var file = new CompanyFile(new CompanySettings { CompanyName = "Nordwind Traders", Path = @"C:\QuickBooks\Nordwind.qbw" });
        file.Seed(SeedPlan.Demo);
        var connector =
            new WebConnector(qwc!, password, new QuickBooksDesktop(file), new ConnectorOptions { Delay = (_, _) => Task.CompletedTask });
        Assert.Null(await connector.RegisterAsync(TestContext.Current.CancellationToken));
        return connector;
    }
}
