using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Records;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Browser.Tests;

public sealed class WorkingThroughPosts(Site site)
{
    [Fact]
    public async Task Selected_time_entries_are_posted_and_the_page_says_how_many()
    {
        var company = await site.Server.AddCompanyAsync("Selecting");
        await site.Server.AddPostsAsync(company);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/posts");
        await page.PressAsync("Post timesheets");
        Assert.Equal("Post selected", await page.Locator("[data-choose-do]").InnerTextAsync());

        await page.Locator("td.check input").First.CheckAsync();
        Assert.Equal("Post 1 time entry", await page.Locator("[data-choose-do]").InnerTextAsync());
        await page.GetByLabel("Select all on this page").CheckAsync();
        await page.ShotAsync("posts-selected", isFull: false);
        await page.PressAsync("Post 2 time entries");

        await page.SaysAsync("2 time entries go to QuickBooks with the next contact.");
        await using var db = site.Server.OpenDb();
        Assert.Equal(
            2, await db.Posts.CountAsync(p => p.CompanyId == company && p.Section == "timeTracking" && p.Status == PostStatus.Pending));
        Assert.Contains(
            "Posted 2 time entries on request.", await db.Audit.Where(a => a.CompanyId == company).Select(a => a.Action).ToListAsync());
    }

    [Fact]
    public async Task Without_script_what_is_checked_is_posted_too()
    {
        var company = await site.Server.AddCompanyAsync("Plain");
        await site.Server.AddTimeAsync(company);
        var page = await site.SignedInAsync(hasScript: false);
        await page.GotoAsync($"/companies/{company}/posts");
        await page.Locator("td.check input").CheckAsync();
        await page.PressAsync("Post selected");

        await page.SaysAsync("1 post goes to QuickBooks with the next contact.");
    }

    [Fact]
    public async Task A_refused_one_says_what_to_do_and_is_tried_again()
    {
        var company = await site.Server.AddCompanyAsync("Refused");
        var post = await site.Server.AddPostsAsync(company);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/posts?show=needs");
        await page.PressAsync("Invoice A-1044");
        await page.SaysAsync("3171");
        await page.PressAsync("Try again");

        await page.SaysAsync("Invoice A-1044 goes to QuickBooks with the next contact.");
        await using var db = site.Server.OpenDb();
        Assert.Equal(PostStatus.Pending, (await db.Posts.SingleAsync(p => p.CompanyId == company && p.Id == post.Id)).Status);
    }

    [Fact]
    public async Task Enter_on_a_ticked_box_posts_what_is_ticked_and_leads_back_to_the_same_list()
    {
        var company = await site.Server.AddCompanyAsync("Ticked");
        foreach (var number in new[] { "K-1", "K-2" })
        {
            await site.Server.AddPostAsync(
                company, "invoices", number, RecordSeeds.AppInvoice, PostStatus.Rejected, p => (p.ErrorCode, p.Attempts) = ("3171", 1));
        }

        // There is no page 2 any more.
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/posts?show=needs&section=invoices&q=K-&sort=name&p=2");
        Assert.Equal(
            $"/companies/{company}/posts?section=invoices&q=K-&sort=name&show=sent",
            await page.Locator("#show-sent").GetAttributeAsync("href"));
        await page.GetByLabel("Select Invoice K-2").CheckAsync();
        await page.GetByLabel("Select Invoice K-2").PressAsync("Enter");
        await page.SaysAsync("1 post goes to QuickBooks with the next contact.");

        Assert.Contains("section=invoices&q=K-&sort=name", page.Url, StringComparison.Ordinal);
        Assert.Equal(["Invoice K-1"], await page.Locator("a.row").AllInnerTextsAsync());
    }

    [Fact]
    public async Task A_post_is_taken_back()
    {
        var company = await site.Server.AddCompanyAsync("Back");
        var post = await site.Server.AddTimeAsync(company);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/posts/{post.Id}");
        await page.PressAsync("Take it back");

        await page.SaysAsync("is taken back. Nothing was written to QuickBooks.");
        await page.Locator(".title").GetByText("Taken back").WaitForAsync();
    }

    [Fact]
    public async Task Fields_that_do_not_fit_are_mended_on_the_page_each_problem_at_its_field()
    {
        var company = await site.Server.AddCompanyAsync("Mending");
        var post = await site.Server.AddPostAsync(company, "customers", "Miller", """{"name":"Miller","phone":"415-555-0100 extension 1234567890","notes":"Good"}""", PostStatus.Rejected, p => (p.ErrorCode, p.ErrorDetail) = ("UNFIT", "[]"));
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/posts/{post.Id}");
        await page.PressAsync("Edit and try again");
        Assert.Contains("21", await page.Locator("#field-phone-wrong").InnerTextAsync(), StringComparison.Ordinal);
        await page.ShotAsync("post-mending", isFull: false);
        await page.FillAsync("#field-phone", "415-555-0100 extension 99");
        await page.PressAsync("Save and post again");
        await page.SaysAsync("Nothing was stored. What is wrong stands at its field.");
        Assert.Equal("415-555-0100 extension 99", await page.InputValueAsync("#field-phone"));
        await page.FillAsync("#field-phone", "415-555-0100");
        await page.PressAsync("Save and post again");

        await page.SaysAsync("Miller is changed and goes to QuickBooks with the next contact.");
        await using var db = site.Server.OpenDb();
        Assert.Contains(
            "\"phone\":\"415-555-0100\"",
            (await db.Records.SingleAsync(r => r.CompanyId == company && r.Id == post.RecordId)).App,
            StringComparison.Ordinal);
        Assert.Equal(PostStatus.Pending, (await db.Posts.SingleAsync(p => p.CompanyId == company && p.Id == post.Id)).Status);
    }

    [Fact]
    public async Task What_the_app_named_by_its_own_id_is_shown_by_name_and_a_problem_names_the_field_as_people_do()
    {
        var company = await site.Server.AddCompanyAsync("Named");
        await site.Server.AddRecordAsync(company, "customers", "Baker, Chris", RecordState.Linked, r => r.ExternalId = "c-9");
        var post = await site.Server.AddPostAsync(
            company, "invoices", "N-1", """{"customerRef":{"externalId":"c-9"},"refNumber":"N-1","lines":[{"desc":"Work","rate":10}]}""",
            PostStatus.Rejected, p => (p.ErrorCode, p.ErrorDetail) = ("UNFIT", JsonSerializer.Serialize(
                new List<FieldProblem> { new("lines[0].itemRef", "required", "lines[0].itemRef is missing.", "Name an item.") })));
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/posts?show=needs");
        await page.SaysAsync("Line 1, item is missing.");
        Assert.Contains("Baker, Chris", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"/companies/{company}/posts/{post.Id}");
        await page.SaysAsync("Baker, Chris");
        await page.SaysAsync("Line 1, item is missing.");
        await page.GotoAsync($"/companies/{company}/records/invoices/{post.RecordId}");
        await page.SaysAsync("Baker, Chris");

        Assert.DoesNotContain("c-9", await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_viewer_reads_and_has_no_buttons()
    {
        var company = await site.Server.AddCompanyAsync("Viewing");
        var post = await site.Server.AddTimeAsync(company);
        var page = await site.SignedInAsAsync(Role.Viewer);
        await page.GotoAsync($"/companies/{company}/posts");
        Assert.Equal(0, await page.Locator("td.check").CountAsync());
        await page.GotoAsync($"/companies/{company}/posts/{post.Id}");
        await page.SaysAsync("Time of Wanda Peterson");
        Assert.Equal(0, await page.Locator("main button[type=submit]").CountAsync());
    }
}
