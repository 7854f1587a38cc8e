using Microsoft.Playwright;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Browser.Tests;

/// <summary>One search over everything, and lists by keyboard.</summary>
public sealed class FindingThings(Site site)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task A_name_is_typed_chosen_and_opened_without_the_mouse(ColorScheme colors, int width)
    {
        var company = await site.Server.AddCompanyAsync($"Found by keys {width}");
        WebConnectorSync.Sync.Model.Record[] records =
        [
            await site.Server.AddRecordAsync(company, "customers", $"Quillfeather, Nora {width}:Roof", RecordState.QuickBooksOnly),
            await site.Server.AddRecordAsync(company, "customers", $"Quillfeather, Zoe {width}", RecordState.QuickBooksOnly),
        ];
        var page = await site.SignedInAsync(colors, width);
        var problems = page.Complaints();
        await page.GotoAsync($"/companies/{company}");
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Option, new() { Name = "Rules" }).WaitForAsync();
        await page.Keyboard.TypeAsync($"quillfeather {width}");
        var options = page.GetByRole(AriaRole.Group, new() { Name = "Records" }).GetByRole(AriaRole.Option);
        await page.Locator($"#search-hits[data-text='quillfeather {width}']").WaitForAsync();
        await Assertions.Expect(options).ToHaveCountAsync(2);

        Assert.Equal("Quillfeather", await options.First.Locator("mark").First.InnerTextAsync());
        Assert.Matches("^[0-9]+ found.$", await page.Locator("[data-found]").InnerTextAsync());
        problems.AddRange(await page.ViolationsAsync());
        await page.ShotAsync($"search-box-{colors}-{width}", isFull: false);
        Assert.Equal(
            $"/search?q=quillfeather%20{width}&company={company}",
            await page.Locator("#search-hits [role=option]").Last.GetAttributeAsync("href"));
        await page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(
            await options.Nth(1).GetAttributeAsync("id"), await page.Locator("#search-words").GetAttributeAsync("aria-activedescendant"));
        var chosen = await options.Nth(1).GetAttributeAsync("href");
        await page.Keyboard.PressAsync("Enter");

        Assert.Contains(chosen, records.Select(r => $"/companies/{company}/records/customers/{r.Id}"));
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(site.Server.Address, chosen).ToString());
        await page.GetByRole(AriaRole.Heading, new() { Name = "Quillfeather" }).WaitForAsync();
        await page.Keyboard.PressAsync("/");
        Assert.True(await page.Locator("#search-box").IsVisibleAsync());
        await page.Keyboard.PressAsync("Escape");
        Assert.False(await page.Locator("#search-box").IsVisibleAsync());
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));

        // What is shown belongs to another text still: Enter does not open it.
        await page.Keyboard.PressAsync("Control+k");
        await page.GetByRole(AriaRole.Option, new() { Name = "Rules" }).WaitForAsync();
        await page.RouteAsync(url => url.Contains("handler=Hits", StringComparison.Ordinal), route => route.AbortAsync());
        await page.FillAsync("#search-words", $"zoe {width}");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**q=zoe*");
        Assert.Equal($"/search?q=zoe+{width}&company={company}", new Uri(page.Url).PathAndQuery);
    }

    [Fact]
    public async Task Where_nobody_is_signed_in_keys_do_nothing()
    {
        var page = await site.OpenAsync();
        var problems = page.Complaints();
        await page.GotoAsync("/help");
        foreach (var key in new[] { "/", "?", "Control+k", "j" })
        {
            await page.Keyboard.PressAsync(key);
        }

        problems.AddRange(await page.ProblemsAsync());
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public async Task Without_script_it_is_a_page()
    {
        var company = await site.Server.AddCompanyAsync("Found without script");
        await site.Server.AddRecordAsync(company, "customers", "Thistlewood & Co", RecordState.QuickBooksOnly);
        var page = await site.SignedInAsync(hasScript: false);
        await page.GotoAsync($"/companies/{company}/log");
        await page.GetByRole(AriaRole.Link, new() { Name = "Search" }).ClickAsync();
        await page.FillAsync("#q", "thistlewood");
        await page.Locator("form.large button").ClickAsync();
        Assert.Contains("Thistlewood", await page.Locator("mark").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.ShotAsync("search-page");
        await page.Locator("a.row").First.ClickAsync();

        await page.SaysAsync("Only in QuickBooks");
    }

    [Fact]
    public async Task Rows_are_walked_through_and_opened_by_keys_and_a_sheet_tells_them_all()
    {
        var company = await site.Server.AddCompanyAsync("Walked by keys");
        foreach (var name in new[] { "Alder", "Beech", "Cedar" })
        {
            await site.Server.AddRecordAsync(company, "customers", name, RecordState.QuickBooksOnly);
        }

        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/customers");
        foreach (var (key, name) in new[] { ("j", "Alder"), ("j", "Beech"), ("j", "Cedar"), ("j", "Cedar"), ("k", "Beech") })
        {
            await page.Keyboard.PressAsync(key);
            Assert.Equal(name, await page.EvaluateAsync<string>("document.activeElement.textContent"));
        }

        await page.Keyboard.PressAsync("Enter");
        await page.GetByRole(AriaRole.Heading, new() { Name = "Beech" }).WaitForAsync();
        await page.Keyboard.PressAsync("?");
        Assert.Contains("the next row of a list", await page.Locator("#key-sheet").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await page.ViolationsAsync());
        await page.ShotAsync("key-sheet", isFull: false);

        await page.PressAsync("Switch single keys off");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("?");
        Assert.False(await page.Locator("#key-sheet").IsVisibleAsync());
        await page.Keyboard.PressAsync("Control+k");
        Assert.True(await page.Locator("#search-box").IsVisibleAsync());
    }
}
