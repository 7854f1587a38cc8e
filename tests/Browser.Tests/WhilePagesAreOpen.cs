using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>What changes on a page that somebody has open, and how it is told.</summary>
public sealed class WhilePagesAreOpen(Site site)
{
    [Fact]
    public async Task The_focus_stays_on_what_has_no_id_too()
    {
        var id = await site.Server.AddCompanyAsync("Brickfielder");
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}");
        var link = page.Locator($"#now a[href='/companies/{id}/log?section=invoices']");
        await link.FocusAsync();

        await site.Server.ChangeAsync(id, "invoices", s => s.ProblemCode = "500");

        await page.Locator("#now .problem").Filter(new() { HasText = "500" }).Nth(1).WaitForAsync();
        Assert.Equal(
            $"/companies/{id}/log?section=invoices", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
    }

    [Fact]
    public async Task A_change_of_the_status_is_said_to_those_who_do_not_see_it()
    {
        var id = await site.Server.AddCompanyAsync("Ghibli");
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}");
        await page.Locator("#head h1").WaitForAsync();
        await using var db = site.Server.OpenDb();
        (await db.Companies.SingleAsync(c => c.Id == id, TestContext.Current.CancellationToken)).IsPaused = true;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);

        await page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Ghibli: paused" }).WaitForAsync(
            new() { State = WaitForSelectorState.Attached });
    }

    [Fact]
    public async Task A_server_that_was_away_is_missed_and_found_again()
    {
        await using var server =
            await RunningServer.StartAsync(null, $"--Setup:AdminEmail={Site.Email}", $"--Setup:AdminPassword={Site.Password}");
        var id = await server.AddCompanyAsync("Calima");
        var page = await site.OpenAsync(server);
        await page.SignInAsync(Site.Email, Site.Password);
        await page.GotoAsync($"/companies/{id}");
        await page.RouteAsync("**/live?*", route => route.FulfillAsync(new() { Status = 502 }));

        await server.RestartAsync();
        await page.Locator("[data-gone]").WaitForAsync();
        await page.ShotAsync("gone");
        await page.UnrouteAllAsync();
        await page.Locator("[data-gone]").WaitForAsync(new() { State = WaitForSelectorState.Hidden });

        await using var db = server.OpenDb();
        (await db.Companies.SingleAsync(c => c.Id == id, TestContext.Current.CancellationToken)).IsPaused = true;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await page.Locator("#head .mark").Filter(new() { HasText = "Paused" }).WaitForAsync();
    }
}
