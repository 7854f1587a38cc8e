using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Browser.Tests;

public sealed class LeafingThroughRecords(Site site)
{
    [Fact]
    public async Task Every_section_says_how_many_there_are_of_each_kind_and_leads_to_them()
    {
        var company = await site.Server.AddCompanyAsync("Leaf");
        await site.Server.AddRecordsAsync(company);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records");

        await page.SaysAsync("1 record needs your decision");
        await page.Locator("[data-section=customers]").GetByRole(AriaRole.Link, new() { Name = "Customers" }).ClickAsync();
        await page.PressAsync("Only in your app 1");

        Assert.Equal(1, await page.Locator("tbody tr").CountAsync());
        Assert.Contains("New Mill", await page.Locator("tbody").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_search_finds_a_part_of_a_name_and_a_transaction_by_its_customer()
    {
        var company = await site.Server.AddCompanyAsync("Search");
        await site.Server.AddRecordsAsync(company);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/customers");
        await page.FillAsync("#q", "RENÉE");
        await page.Locator("#q").PressAsync("Enter");
        await page.WaitForURLAsync("**q=REN*");
        Assert.Equal(["Zimmer, Renée"], await page.Locator("a.row").AllInnerTextsAsync());

        await page.GotoAsync($"/companies/{company}/records/invoices?q=garcia");
        Assert.Equal(["1419"], await page.Locator("a.row").AllInnerTextsAsync());
    }

    [Fact]
    public async Task Pages_follow_one_another_without_a_gap()
    {
        var company = await site.Server.AddCompanyAsync("Pages");
        foreach (var number in Enumerable.Range(1, 120))
        {
            await site.Server.AddRecordAsync(
                company,
                "invoices",
                $"{number}",
                RecordState.QuickBooksOnly,
                r => r.TxnOn = number % 40 == 0 ? null : new DateOnly(2026, 1, 1).AddDays(number / 3));
        }

        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/invoices");
        var seen = new List<string>(await page.Locator("a.row").AllInnerTextsAsync());
        while (await page.GetByRole(AriaRole.Link, new() { Name = "Next" }).CountAsync() > 0)
        {
            await page.PressAsync("Next");
            seen.AddRange(await page.Locator("a.row").AllInnerTextsAsync());
        }

        Assert.Equal(120, seen.Count);
        Assert.Equal(120, seen.Distinct().Count());
        Assert.Contains(seen[0], new[] { "117", "118", "119" });
        await page.SaysAsync("120 invoices, page 3 of 3");
        await page.Keyboard.PressAsync("p");
        await page.SaysAsync("120 invoices, page 2 of 3");
        Assert.Equal(seen[50..100], await page.Locator("a.row").AllInnerTextsAsync());

        // Where the page before ended says nothing about another order.
        await page.GotoAsync($"/companies/{company}/records/invoices");
        await page.PressAsync("Next");
        await page.SaysAsync("120 invoices, page 2 of 3");
        await page.GetByRole(AriaRole.Link, new() { Name = "Number" }).ClickAsync();
        await page.SaysAsync("120 invoices, page 1 of 3");
        Assert.Equal(
            Enumerable.Range(1, 120).Select(n => $"{n}").Order(StringComparer.Ordinal).Take(50),
            await page.Locator("a.row").AllInnerTextsAsync());
        Assert.Equal("ascending", await page.Locator("th[aria-sort]").GetAttributeAsync("aria-sort"));
        await page.FillAsync("#q", "\"name\":\"11");
        await page.PressAsync("Search");
        Assert.Contains("sort=name", page.Url, StringComparison.Ordinal);
        Assert.Equal("11", await page.Locator("a.row").First.InnerTextAsync());
    }

    [Fact]
    public async Task A_list_is_kept_under_a_name_and_seen_again_in_every_company_by_who_kept_it()
    {
        var company = await site.Server.AddCompanyAsync("Kept one");
        var other = await site.Server.AddCompanyAsync("Kept other");
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/customers?state=QuickBooksOnly&q=mill&sort=-changed&p=2");
        await page.ClickAsync("#saved > summary");
        await page.FillAsync("#saved-name", "New mills");
        var problems = await page.ViolationsAsync();
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        await page.ShotAsync("saved-filters", isFull: false);
        await page.PressAsync("Save");
        await page.SaysAsync("The filter \"New mills\" is saved.");

        await page.GotoAsync($"/companies/{other}/records/customers");
        await page.ClickAsync("#saved > summary");
        await page.PressAsync("New mills");
        Assert.EndsWith(
            $"/companies/{other}/records/customers?state=QuickBooksOnly&q=mill&sort=-changed", page.Url, StringComparison.Ordinal);
        var viewer = await site.SignedInAsAsync(WebConnectorSync.Sync.Model.Role.Viewer);
        await viewer.GotoAsync($"/companies/{other}/records/customers");
        Assert.Equal("Saved", await viewer.Locator("#saved > summary").InnerTextAsync());
        await page.ClickAsync("#saved > summary");
        await page.PressAsync("Remove New mills");
        await page.SaysAsync("The filter \"New mills\" is removed.");

        Assert.Equal("Saved", await page.Locator("#saved > summary").InnerTextAsync());
        await page.GotoAsync($"/companies/{company}/records?sort=-linked");
        await page.ClickAsync("#saved > summary");
        await page.FillAsync("#saved-name", "What Mill has");
        await page.PressAsync("Save");
        await page.SaysAsync("The filter \"What Mill has\" is saved.");

        // The audit trail is kept for good, and what a filter is called may be a person's name.
        await using var db = site.Server.OpenDb();
        var noted = await db.Audit.Where(a => a.Action.Contains("filter")).OrderBy(a => a.At).Select(a => a.Action).ToListAsync();
        Assert.Equal(["Saved a filter of customers.", "Removed a filter of customers.", "Saved a filter of records."], noted);
    }

    [Fact]
    public async Task Both_sides_stand_next_to_each_other_and_what_differs_is_marked()
    {
        var company = await site.Server.AddCompanyAsync("Sides");
        var record = await site.Server.AddInvoiceAsync(company);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/invoices/{record.Id}");

        Assert.Equal(
            ["Due date", "Line 2"],
            (await page.Locator("tr.differs th").AllInnerTextsAsync()).Select(
                t => t.Replace("differs", "", StringComparison.Ordinal).Trim()).Where(t => t != "Memo"));
        Assert.Contains("28 Nov 2026", await page.Locator("tr.differs").First.InnerTextAsync(), StringComparison.Ordinal);
        await page.GetByText("Came to be known here.").WaitForAsync();
    }
}
