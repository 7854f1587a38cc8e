using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebConnectorSync.Domain.Sessions;

namespace WebConnectorSync.Browser.Tests;

public sealed class WaitingForTheWebConnector(Site site)
{
    [Theory]
    [InlineData(4, 0)]
    [InlineData(6, 1)]
    public async Task After_five_minutes_the_page_says_what_to_check(int minutes, int lists)
    {
        var id = await site.Server.AddCompanyAsync($"Haboob {minutes}", c => c.LastContactAt = null, DateTime.UtcNow.AddMinutes(-minutes));
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}/connect");
        await page.SaysAsync("Waiting for the first contact of the Web Connector.");

        Assert.Equal(lists, await page.Locator("#wait ul").CountAsync());
        Assert.Equal(lists, await page.GetByText("Nothing has come for some minutes.").CountAsync());
        await page.ShotAsync($"connect-after-{minutes}");
    }

    [Fact]
    public async Task The_download_begins_the_five_minutes_anew_and_a_wrong_password_is_said()
    {
        var id = await site.Server.AddCompanyAsync("Shamal", c => c.LastContactAt = null, DateTime.UtcNow.AddMinutes(-60));
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}/connect");
        await page.SaysAsync("Nothing has come for some minutes.");
        await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Download .qwc file"));
        await page.Locator("#step-file.done").WaitForAsync();
        await page.GetByText("Nothing has come for some minutes.").WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await using var db = site.Server.OpenDb();
        var company = await db.Companies.SingleAsync(c => c.Id == id, TestContext.Current.CancellationToken);
        (company.SignInRefusedAt, company.SignInRefusedSince) = (DateTime.UtcNow, DateTime.UtcNow);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        await page.SaysAsync("The Web Connector called with a wrong password");
    }

    [Fact]
    public async Task A_second_one_that_was_asked_to_wait_is_made_the_active_one()
    {
        var id = await site.Server.AddCompanyAsync("Pampero Sucio", c => c.StandbyAt = DateTime.UtcNow);
        await using var db = site.Server.OpenDb();
        var session = await db.Sessions.SingleAsync(s => s.CompanyId == id, TestContext.Current.CancellationToken);
        session.EndedAt = null;
        db.Entry(session).Property(s => s.State).CurrentValue = SessionState.WaitForResponse;
        (await db.Companies.SingleAsync(c => c.Id == id, TestContext.Current.CancellationToken)).ActiveSessionId = session.Id;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}");
        await page.SaysAsync("A second Web Connector called at");
        await page.SaysAsync("choose \"Make this one active\"");
        await page.ShotAsync("standby");
        await page.PressAsync("Make this one active");
        await page.SaysAsync("The next Web Connector that calls takes over");

        Assert.Equal(0, await page.Locator("#take-over").CountAsync());
        Assert.NotNull(
            await db.Companies.Where(c => c.Id == id).Select(c => c.TakeOverAt).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Contains(
            "Let the next Web Connector that calls take over.",
            await db.Audit.Where(a => a.CompanyId == id).Select(a => a.Action).ToListAsync(TestContext.Current.CancellationToken));
    }
}
