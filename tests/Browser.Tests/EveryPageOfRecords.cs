using Microsoft.Playwright;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Browser.Tests;

/// <summary>Walks through the pages of records, posts and rules in both colours and at every width.</summary>
public sealed class EveryPageOfRecords(Site site)
{
    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Light, 768)]
    public async Task Is_named_readable_and_quiet(ColorScheme colors, int width)
    {
        var company = await site.Server.AddCompanyAsync($"Records {colors} {width}");
        await site.Server.AddRecordsAsync(company);
        var invoice = await site.Server.AddInvoiceAsync(company, RecordState.Linked);
        var refused = await site.Server.AddPostsAsync(company);
        var unfit = await site.Server.AddUnfitAsync(company);
        await site.Server.AddChoicesAsync(company);
        var page = await site.SignedInAsync(colors, width);
        var problems = page.Complaints();
        foreach (var (name, path) in new[]
        {
            ("records", "/records"),
            ("customers", "/records/customers"),
            ("invoices", "/records/invoices"),
            ("empty", "/records/bills"),
            ("record", $"/records/invoices/{invoice.Id}"),
            ("kept", $"/records/invoices/{invoice.Id}/kept"),
            ("posts", "/posts"),
            ("rules", "/rules"),
            ("posts-needing", "/posts?show=needs"),
            ("posts-done", "/posts?show=done"),
            ("post-refused", $"/posts/{refused.Id}"),
            ("post-unfit", $"/posts/{unfit.Id}"),
            ("post-edit", $"/posts/{unfit.Id}/edit"),
        })
        {
            await page.GotoAsync($"/companies/{company}{path}");
            problems.AddRange(await page.ViolationsAsync(colors));
            await page.ShotAsync($"{name}-{colors}-{width}");
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public async Task On_paper_stands_what_is_read_and_nothing_that_is_pressed()
    {
        var company = await site.Server.AddCompanyAsync("On paper");
        var invoice = await site.Server.AddInvoiceAsync(company, RecordState.Linked);
        var refused = await site.Server.AddPostsAsync(company);
        var page = await site.SignedInAsync(ColorScheme.Dark);
        await page.EmulateMediaAsync(new() { Media = Media.Print, ColorScheme = ColorScheme.Dark });
        foreach (var (name, path, kept) in new[]
        {
            ("post", $"/posts/{refused.Id}", ".paper"),
            ("record", $"/records/invoices/{invoice.Id}", ".sides"),
            ("overview", "", "main h1"),
            ("sections", "/sections", "table"),
        })
        {
            await page.GotoAsync($"/companies/{company}{path}");
            Assert.True(await page.Locator(kept).First.IsVisibleAsync(), name);
            Assert.False(await page.Locator(".nav-menu").IsVisibleAsync(), name);
            Assert.Equal(0, await page.Locator("button:visible, .button:visible, .menu:visible").CountAsync());
            Assert.Equal("rgb(255, 255, 255)", await page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor"));
            await page.ShotAsync($"print-{name}");
        }
    }
}
