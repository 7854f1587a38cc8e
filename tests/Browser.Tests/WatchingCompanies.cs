using Microsoft.Playwright;
using WebConnectorSync.Domain.Sections;

namespace WebConnectorSync.Browser.Tests;

public sealed class WatchingCompanies(RunningServer server, Chromium chromium) : IClassFixture<RunningServer>, IClassFixture<Chromium>
{
    [Fact]
    public async Task Each_section_shows_a_mark_a_word_and_its_counts()
    {
        await server.AddCompanyAsync("Eastwind");
        var page = await chromium.OpenAsync(server);
        await page.SignInAsync();
        var company = page.GetByRole(AriaRole.Article).Filter(new() { HasText = "Eastwind" });

        Assert.Contains("Synced", await company.Locator("[data-section=accounts]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("1,204 of 5,310", await company.Locator("[data-section=customers]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Failed", await company.Locator("[data-section=invoices]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(1, await company.Locator("[data-section=invoices] .mark svg").CountAsync());
        Assert.Contains("3250", await company.InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_change_of_a_section_appears_by_itself_and_leaves_the_focus_where_it_is()
    {
        var id = await server.AddCompanyAsync("Westwind");
        var page = await chromium.OpenAsync(server);
        await page.SignInAsync();
        await page.GetByText("Updates by itself.").WaitForAsync();
        await page.FocusAsync($"#qwc-{id}");

        await server.ChangeSectionAsync(id, "customers", s => (s.Status, s.Done, s.QuickBooksCount) = (SectionStatus.Ok, 5310, 5310));

        await page.Locator($"#company-{id} [data-section=customers]").Filter(new() { HasText = "Synced" }).WaitForAsync();
        Assert.Equal($"qwc-{id}", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Without_script_the_page_is_complete()
    {
        var id = await server.AddCompanyAsync("Southwind");
        var page = await chromium.OpenAsync(server, hasScript: false);
        await page.SignInAsync();

        Assert.Contains("1,204 of 5,310", await page.Locator($"#company-{id}").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.GetByText("Updates when you reload.").IsVisibleAsync());
    }

    [Fact]
    public async Task The_qwc_file_is_one_press_away()
    {
        var id = await server.AddCompanyAsync("Northwind");
        var page = await chromium.OpenAsync(server);
        await page.SignInAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.ClickAsync($"#qwc-{id}"));

        Assert.Equal("northwind.qwc", download.SuggestedFilename);
    }

    [Fact]
    public async Task Nothing_the_page_does_is_stopped_by_its_own_policy()
    {
        await server.AddCompanyAsync("Trade wind");
        var page = await chromium.OpenAsync(server);
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add(message.Text);
            }
        };
        await page.SignInAsync();
        await page.GetByText("Updates by itself.").WaitForAsync();

        Assert.Empty(complaints);
    }
}
