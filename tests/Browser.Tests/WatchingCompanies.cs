using Microsoft.Playwright;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Browser.Tests;

public sealed class WatchingCompanies(Site site)
{
    [Fact]
    public async Task Each_section_shows_a_mark_a_word_and_its_counts()
    {
        var page = await OpenAsync("Eastwind", "/sections");

        Assert.Contains("Synced", await page.Locator("[data-section=accounts]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("1,204 of 5,310", await page.Locator("[data-section=customers]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Failed", await page.Locator("[data-section=invoices]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await page.Locator("[data-section=invoices] .mark svg").CountAsync());
        Assert.Contains("3250", await page.Locator("[data-section=invoices] + tr").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_section_appears_by_itself_and_leaves_the_focus_where_it_is()
    {
        var id = await site.Server.AddCompanyAsync("Westwind");
        var page = await site.SignedInAsync();
        await page.GotoAsync("/companies?q=Westwind");
        await page.SaysAsync("Updates by itself.");
        await page.FocusAsync($"#open-{id}");

        await using (var db = site.Server.OpenDb())
        {
            (await db.Companies.FindAsync(id))!.IsPaused = true;
            await db.SaveChangesAsync();
        }

        await page.Locator($"#company-{id}").Filter(new() { HasText = "Paused" }).WaitForAsync();
        Assert.Equal($"open-{id}", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task A_section_that_finishes_is_seen_by_itself()
    {
        var id = await site.Server.AddCompanyAsync("Sirocco");
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{id}/sections");

        await site.Server.ChangeAsync(id, "customers", s => (s.Status, s.Done, s.QuickBooksCount) = (SectionStatus.Ok, 5310, 5310));

        await page.Locator("[data-section=customers]").Filter(new() { HasText = "Synced" }).WaitForAsync();
    }

    [Fact]
    public async Task Without_script_the_page_is_complete()
    {
        var page = await OpenAsync("Southwind", "/sections", hasScript: false);

        Assert.Contains("1,204 of 5,310", await page.Locator("table").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_qwc_file_is_two_presses_away()
    {
        var page = await OpenAsync("Northwind", "");
        await page.ClickAsync("#more > summary");
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Download .qwc file"));

        Assert.Equal("northwind.qwc", download.SuggestedFilename);
    }

    private async Task<IPage> OpenAsync(string name, string path, bool hasScript = true)
    {
        var id = await site.Server.AddCompanyAsync(name);
        var page = await site.SignedInAsync(hasScript: hasScript);
        await page.GotoAsync($"/companies/{id}{path}");
        return page;
    }
}
