using Microsoft.Playwright;
using WebConnectorSync.Domain.Catalogue;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Browser.Tests;

/// <summary>What needs a person stands on the overview, each thing once, with what ends it; every count says the same.</summary>
public sealed class TheInbox(Site site)
{
    [Fact]
    public async Task Each_thing_has_its_deed_in_place_and_every_count_is_the_same()
    {
        var company = await site.Server.AddCompanyAsync("Ostro Books");
        await site.Server.AddUnfitAsync(company);
        var conflict = await site.Server.AddRecordAsync(
            company, "customers", "Miller, Ada", RecordState.Conflict, r => r.ExternalId = "app-1", Reason.Of(ReasonCode.BothChanged));
        var refused = await site.Server.AddPostAsync(
            company, "invoices", "A-1044", RecordSeeds.AppInvoice, PostStatus.Rejected, p => (p.ErrorCode, p.Attempts) = ("3171", 1));
        await site.Server.AddPostAsync(company, "receivePayments", "P-1", RecordSeeds.AppInvoice, PostStatus.Pending, p =>
        {
            p.Wait(refused.RecordId, Reason.Of(ReasonCode.WaitsForRecord, "A-1044"));
            p.Block(OwnCodes.Parent, Reason.Of(ReasonCode.ParentRefused, "A-1044", "Invoices"));
        });
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}");

        // Two sections, two posts, a decision; the payment follows its invoice.
        await page.SaysAsync("5 things need you");
        Assert.Equal("(5) Overview - Ostro Books", await page.TitleAsync());
        Assert.Equal("5", (await page.Locator(".badge").InnerTextAsync()).Trim().Split(' ', '\n')[0]);
        Assert.Equal(5, await page.Locator("#now .problem").CountAsync());
        Assert.Equal(1, await Row(page, "Invoice A-1043").GetByRole(AriaRole.Link, new() { Name = "Edit and try again" }).CountAsync());
        Assert.Equal(1, await Row(page, "Miller, Ada").GetByRole(AriaRole.Link, new() { Name = "Decide" }).CountAsync());
        Assert.Contains("1 other post waits for it.", await Row(page, "Invoice A-1044").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await page.ViolationsAsync());
        await page.ShotAsync("inbox");
        foreach (var number in Enumerable.Range(0, 5))
        {
            await page.Keyboard.PressAsync("j");
            Assert.Equal(number, await page.EvaluateAsync<int>(
                "[...document.querySelectorAll('#now .problem')].findIndex(p => p.contains(document.activeElement))"));
        }


        await page.GotoAsync("/companies?q=Ostro%20Books&status=needs");
        Assert.Equal("5", await page.Locator($"#company-{company} td").Last.InnerTextAsync());
        await page.GotoAsync($"/companies/{company}/sections");
        Assert.Contains("Failed", await page.Locator("tr[data-section=invoices]").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("2 posts cannot go", await page.Locator("#sections").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains("Syncing", await page.Locator("tr[data-section=customers]").InnerTextAsync(), StringComparison.Ordinal);

        await page.GotoAsync($"/companies/{company}");
        await Row(page, "Invoice A-1044").GetByRole(AriaRole.Button, new() { Name = "Try again" }).ClickAsync();
        await page.SaysAsync("Invoice A-1044 goes to QuickBooks with the next contact.");
        await page.SaysAsync("4 things need you");
        Assert.Equal("(4) Overview - Ostro Books", await page.TitleAsync());
        await Row(page, "Miller, Ada").GetByRole(AriaRole.Link, new() { Name = "Decide" }).ClickAsync();
        await page.WaitForURLAsync($"**/records/customers/{conflict.Id}");
    }

    [Fact]
    public async Task A_post_that_waits_for_another_names_it_and_leads_there()
    {
        var company = await site.Server.AddCompanyAsync("Levanter Books");
        var parent = await site.Server.AddPostAsync(
            company, "customers", "Parent & Co", """{"name":"Parent & Co"}""", PostStatus.Rejected, p => p.ErrorCode = "3260");
        var child = await site.Server.AddPostAsync(company, "invoices", "A-7", RecordSeeds.AppInvoice, PostStatus.Pending, p =>
        {
            p.Wait(parent.RecordId, Reason.Of(ReasonCode.WaitsForRecord, "Parent & Co"));
            p.Block(OwnCodes.Parent, Reason.Of(ReasonCode.ParentRefused, "Parent & Co", "Customers"));
        });
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/posts?show=needs");
        await page.SaysAsync("Parent & Co");
        Assert.Equal(0, await page.Locator($"#post-{child.Id}").CountAsync());
        await page.GotoAsync($"/companies/{company}/posts/{child.Id}");

        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Post it" }).CountAsync());
        Assert.Equal("Show Parent & Co", await page.Locator(".head .actions > *").First.InnerTextAsync());
        await page.PressAsync("Show Parent & Co");
        await page.WaitForURLAsync($"**/records/customers/{parent.RecordId}");
    }

    [Fact]
    public async Task What_waits_for_a_decision_cannot_be_selected_and_many_alike_are_one_row()
    {
        var company = await site.Server.AddCompanyAsync("Ponente Books");
        foreach (var number in Enumerable.Range(1, 5))
        {
            await site.Server.AddPostAsync(
                company, "invoices", $"C-{number}", RecordSeeds.AppInvoice, PostStatus.Rejected,
                p => (p.ErrorCode, p.Attempts) = ("3171", 1));
        }

        var held = await site.Server.AddPostAsync(company, "invoices", "C-9", RecordSeeds.AppInvoice, PostStatus.Held);
        await site.Server.ChangeRecordAsync(held, r => r.Dispute(Reason.Of(ReasonCode.MayBeSeveral, "2"), DateTime.UtcNow));
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}");
        Assert.Contains("5 invoices", await Row(page, "3171").InnerTextAsync(), StringComparison.Ordinal);
        await Row(page, "3171").GetByRole(AriaRole.Link, new() { Name = "Show them" }).ClickAsync();

        Assert.Equal(0, await page.Locator($"#choose-{held.Id}").CountAsync());
        Assert.Equal(5, await page.Locator("td.check input").CountAsync());
        Assert.Equal("Decide: Invoice C-9", await page.GetByRole(AriaRole.Link, new() { Name = "Decide" }).GetAttributeAsync("aria-label"));
        Assert.Empty(await page.ViolationsAsync());
        await page.ShotAsync("posts-needs");
    }

    [Theory]
    [InlineData("never connected", "Connect it step by step", "1 thing needs you")]
    [InlineData("failed to open", "What to do", "1 thing needs you")]
    [InlineData("lost contact", "What to do", "1 thing needs you")]
    [InlineData("refused", "New password", "1 thing needs you")]
    [InlineData("paused", "Resume", "Nothing else needs you")]
    [InlineData("active", "Sync now", "Nothing needs you")]
    public async Task The_main_button_is_the_one_that_helps(string state, string button, string needs)
    {
        var now = DateTime.UtcNow;
        var company = await site.Server.AddCompanyAsync($"Etesian, {state}", c => _ = state switch
        {
            "never connected" => c.LastContactAt = c.NextContactAt = c.LastSyncAt = null,
            "failed to open" => (c.ProblemCode = "0x80040414", c.ProblemAt = now).Item2,
            "lost contact" => c.NextContactAt = now.AddHours(-5),
            "refused" => c.SignInRefusedAt = c.SignInRefusedSince = now,
            "paused" => (c.IsPaused = true, c.PausedAt = now).Item2,
            _ => null,
        });
        await site.Server.ChangeAsync(company, "vendors", s => (s.Status, s.ProblemCode) = (default, null));
        await site.Server.ChangeAsync(company, "invoices", s => (s.Status, s.ProblemCode) = (default, null));
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}");

        await page.SaysAsync(needs);
        Assert.Equal(button, await page.Locator("#main").InnerTextAsync());
        if (button is "What to do" or "New password")
        {
            await page.ClickAsync("#main");
            Assert.True(await page.GetByRole(AriaRole.Dialog).IsVisibleAsync());
        }

        Assert.Empty(await page.ViolationsAsync());
        await page.ShotAsync($"overview-{state}", isFull: false);
    }

    [Fact]
    public async Task A_warning_that_was_seen_is_gone()
    {
        var company = await site.Server.AddCompanyAsync("Haboob Books");
        await using (var db = site.Server.OpenDb())
        {
            db.Warnings.Add(new() { CompanyId = company, Section = "customers", Code = OwnCodes.SameName, Detail = "Miller." });
            await db.SaveChangesAsync();
        }

        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}");
        await page.SaysAsync("3 things need you");
        await page.PressAsync("I have seen it");

        await page.SaysAsync("Customers: the warning is not shown any more");
        await page.SaysAsync("2 things need you");
    }

    [Fact]
    public async Task The_first_sync_ends_with_what_it_brought_and_what_comes_next()
    {
        var now = DateTime.UtcNow;
        var company = await site.Server.AddCompanyAsync("Bise Books", c => (c.FirstSyncAt, c.LastBrought) = (now, new(12, 3, 0, 4)));
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}");

        // 84 accounts, 1,204 customers, 212 vendors, 40 invoices; the session began six minutes ago.
        await page.SaysAsync("1,540 records in 4 sections were read from QuickBooks in 6 minutes.");
        Assert.EndsWith(": 12 new, 3 changed, 4 posted", await page.Locator("#brought").InnerTextAsync(), StringComparison.Ordinal);
        foreach (var next in new[] { $"/companies/{company}/rules", "/settings/keys", "/settings/people" })
        {
            Assert.Equal(1, await page.Locator($"#first a[href='{next}']").CountAsync());
        }

        await page.ShotAsync("first-sync", isFull: false);
        await page.PressAsync("Done, hide this");
        await page.SaysAsync("things need you");
        Assert.Equal(0, await page.Locator("#first").CountAsync());
    }

    private static ILocator Row(IPage page, string text) => page.Locator("#now .problem", new() { HasText = text });
}
