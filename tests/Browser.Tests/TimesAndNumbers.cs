using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace WebConnectorSync.Browser.Tests;

public sealed class TimesAndNumbers(Site site)
{
    [Theory]
    [InlineData("Asia/Tokyo", "18:54:00", "Asia/Tokyo")]
    [InlineData("America/New_York", "04:54:00", "America/New York")]
    public async Task Are_those_of_the_companys_zone_and_the_page_says_which(string zone, string said, string name)
    {
        var at = new DateTime(2026, 11, 20, 9, 54, 0, DateTimeKind.Utc);
        var id = await site.Server.AddCompanyAsync($"Chinook {zone}", c => c.TimeZone = zone);
        await using (var db = site.Server.OpenDb())
        {
            await db.Log.Where(l => l.CompanyId == id)
                .ExecuteUpdateAsync(set => set.SetProperty(l => l.At, at), TestContext.Current.CancellationToken);
        }

        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}/log");

        var time = page.Locator(".lines time").First;
        Assert.Equal(said, await time.InnerTextAsync());
        Assert.Equal("2026-11-20T09:54:00Z", await time.GetAttributeAsync("datetime"));
        Assert.EndsWith($"({name})", await time.GetAttributeAsync("title"), StringComparison.Ordinal);
        await page.SaysAsync($"in the zone {name}.");
        await page.GotoAsync($"/companies/{id}/settings");
        Assert.Equal(zone, await page.Locator("#zone").InputValueAsync());
    }

    [Fact]
    public async Task Are_English_whatever_the_machine_speaks()
    {
        var own = CultureInfo.DefaultThreadCurrentCulture;
        RunningServer server;
        try
        {
            CultureInfo.DefaultThreadCurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            server = await RunningServer.StartAsync(null, $"--Setup:AdminEmail={Site.Email}", $"--Setup:AdminPassword={Site.Password}");
        }
        finally
        {
            if (CultureInfo.DefaultThreadCurrentCulture?.Name == "de-DE")
            {
                CultureInfo.DefaultThreadCurrentCulture = own;
                Assert.Fail("The server speaks the machine's language.");
            }
        }

        await using (server)
        {
            var id = await server.AddCompanyAsync("Nordwind");
            var page = await site.OpenAsync(server);
            await page.SignInAsync(Site.Email, Site.Password);
            await page.GotoAsync($"/companies/{id}/sections");
            await page.SaysAsync("1,204 of 5,310");
        }
    }

    [Fact]
    public async Task The_time_left_stands_beside_how_many_of_how_many()
    {
        var id = await site.Server.AddCompanyAsync("Diablo", c => c.ActiveSessionId = null);
        await site.Server.ChangeAsync(id, "customers", s => s.Pace = 50_000);
        await using (var db = site.Server.OpenDb())
        {
            var session = await db.Sessions.SingleAsync(s => s.CompanyId == id, TestContext.Current.CancellationToken);
            (session.EndedAt, session.CycleStartedAt, session.Percent) = (null, DateTime.UtcNow.AddMinutes(-6), 50);
            db.Entry(session).Property(s => s.State).CurrentValue = WebConnectorSync.Domain.Sessions.SessionState.WaitForResponse;
            (await db.Companies.SingleAsync(c => c.Id == id, TestContext.Current.CancellationToken)).ActiveSessionId = session.Id;
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}/sections");
        await page.SaysAsync("1,204 of 5,310, about 3 minutes left");

        // The overview says it of the whole sync: half of it took the six minutes since it began.
        await page.GotoAsync($"/companies/{id}");
        await page.SaysAsync("1,204 of 5,310");
        await page.SaysAsync("about 6 minutes left");
    }
}
