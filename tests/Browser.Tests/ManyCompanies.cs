using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Browser.Tests;

/// <summary>The list of an operator with five hundred companies.</summary>
public sealed class ManyCompanies(Site site)
{
    [Fact]
    public async Task Those_that_need_somebody_come_first_and_the_rest_is_filtered_searched_sorted_and_paged()
    {
        await using var server =
            await RunningServer.StartAsync(null, $"--Setup:AdminEmail={Site.Email}", $"--Setup:AdminPassword={Site.Password}");
        await SeedAsync(server);
        var page = await site.OpenAsync(server, hasScript: false);
        await page.SignInAsync(Site.Email, Site.Password);

        Assert.Equal("Client 250", await page.Locator("a.row").First.InnerTextAsync());
        Assert.Equal(50, await page.Locator("a.row").CountAsync());
        await page.SaysAsync("500 companies, page 1 of 10");
        await page.ShotAsync("companies-many", isFull: false);
        Assert.Equal(
            ["All 500", "Need you 7", "Active 480", "Lost contact or standby 5", "Failed to open 2", "Paused 13"],
            (await page.Locator(".chips a").AllInnerTextsAsync()).Select(text => text.Replace('\n', ' ')));

        await page.ClickAsync("#filter-paused");
        await page.SaysAsync("13 companies");
        await page.ClickAsync("#filter-all");
        await page.FillAsync("#q", "client 49");
        await page.PressAsync("#q", "Enter");
        Assert.Equal(15, await page.Locator("a.row").CountAsync());
        await page.GotoAsync("/companies");
        await page.PressAsync("Next");
        await page.SaysAsync("page 2 of 10");
        await page.GotoAsync("/companies?sort=-name&p=2");
        Assert.Equal("descending", await page.Locator("th").First.GetAttributeAsync("aria-sort"));
        Assert.Equal("Client 449", await page.Locator("a.row").First.InnerTextAsync());
        await page.FillAsync("#q", "client 44");
        await page.PressAsync("#q", "Enter");
        await page.WaitForURLAsync("**sort=-name*");
    }

    private static async Task SeedAsync(RunningServer server)
    {
        var now = DateTime.UtcNow;
        await using var db = server.OpenDb();
        db.Companies.AddRange(Enumerable.Range(0, 500).Select(number => new Company
        {
            Id = Guid.CreateVersion7(),
            Name = $"Client {number:000}",
            UserName = $"client-{number}",
            PasswordHash = "x",
            CreatedAt = now.AddDays(-9),
            LastContactAt = now.AddMinutes(-5),
            NextContactAt = number is >= 255 and < 260 ? now.AddHours(-3) : now.AddMinutes(55),
            LastSyncAt = now.AddMinutes(-5),
            IsPaused = number < 13,
            FilePath = $@"C:\Books\client{number}.qbw",
            Product = "QuickBooks Pro 2024",
            ProblemCode = number is 250 or 251 ? "0x80040408" : null,
            ProblemAt = now,
        }));
        await db.SaveChangesAsync();
    }
}
