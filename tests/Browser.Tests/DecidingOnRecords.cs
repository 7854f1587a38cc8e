using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebConnectorSync.Domain.Posts;
using WebConnectorSync.Domain.Reasons;
using WebConnectorSync.Domain.Records;

namespace WebConnectorSync.Browser.Tests;

public sealed class DecidingOnRecords(Site site)
{
    [Fact]
    public async Task What_is_kept_about_one_is_exported_and_erased_only_when_it_is_gone()
    {
        var company = await site.Server.AddCompanyAsync("Sharki");
        var invoice = await site.Server.AddInvoiceAsync(company, RecordState.Linked);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/invoices/{invoice.Id}");
        await page.PressAsync("Export or erase what is kept about it");
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Download everything"));
        Assert.Equal($"record-{invoice.Id}.json", download.SuggestedFilename);

        await page.PressAsync("Erase");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Erase it" }).ClickAsync();
        await page.SaysAsync("QuickBooks still has the record");
    }

    [Fact]
    public async Task Whose_values_count_is_decided_where_both_stand()
    {
        var company = await site.Server.AddCompanyAsync("Disputed");
        var record = await site.Server.AddInvoiceAsync(company, RecordState.Conflict);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records");
        await page.PressAsync("1419");
        await page.PressAsync("Use QuickBooks' values");

        await page.SaysAsync("Nothing is sent to QuickBooks. Your app is told of QuickBooks' values");
        await page.SaysAsync("Linked, values differ");
        Assert.StartsWith($"{Site.Email} decided ", await page.Locator("#decided").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Equal(RecordState.Linked, (await FindAsync(company, record.Id))!.State);

        await page.PressAsync("Undo the decision");
        await page.SaysAsync($"{Site.Email} took that decision back.");
        var again = await FindAsync(company, record.Id);
        Assert.Equal((RecordState.Conflict, ReasonCode.BothChanged, null), (again!.State, again.Reason!.Code, again.PostedHash));

        await page.PressAsync("Send your app's values");
        await page.SaysAsync("Your app's values go to QuickBooks with the next contact.");
        await page.SaysAsync("Linked, a change waits to be sent");
        await page.PressAsync("Undo the decision");
        await page.SaysAsync("Needs a decision");
        Assert.Equal([PostStatus.Held], await PostsAsync(company));

        await page.PressAsync("Leave both as they are");
        await page.SaysAsync("The two stay different until one side changes again");
        Assert.Equal([PostStatus.Cancelled], await PostsAsync(company));
    }

    [Fact]
    public async Task What_has_gone_to_quickbooks_is_not_taken_back()
    {
        var company = await site.Server.AddCompanyAsync("Left already");
        var record = await site.Server.AddInvoiceAsync(company, RecordState.Conflict);

        // Without script, so that the page stands as it was when the button is pressed.
        var page = await site.SignedInAsync(hasScript: false);
        await page.GotoAsync($"/companies/{company}/records/invoices/{record.Id}");
        await page.PressAsync("Send your app's values");
        await page.SaysAsync("Undo the decision");
        await using (var db = site.Server.OpenDb())
        {
            // Under the eyes of the person who is about to press the button.
            var post = await db.Posts.SingleAsync(p => p.CompanyId == company);
            post.Pack(Guid.CreateVersion7(), 7);
            post.Send(DateTime.UtcNow);
            await db.SaveChangesAsync();
        }

        await page.PressAsync("Undo the decision");
        await page.SaysAsync("The decision was not taken back");
        Assert.Equal(RecordState.Linked, (await FindAsync(company, record.Id))!.State);
        await page.SaysAsync("It is on its way to QuickBooks at this moment.");
        Assert.Equal(0, await page.GetByText("Undo the decision").CountAsync());
    }

    [Fact]
    public async Task Which_record_it_is_is_chosen_from_those_it_may_be()
    {
        var company = await site.Server.AddCompanyAsync("Ambiguous");
        var candidates = new[] { await Quick(company, "Miller Ltd"), await Quick(company, "Miller Inc") };
        var record = await site.Server.AddRecordAsync(company, "customers", "Miller", RecordState.AppOnly, r =>
        {
            r.Dispute(Reason.Of(ReasonCode.MayBeSeveral, "2"), DateTime.UtcNow);
            r.Candidates = JsonSerializer.Serialize(candidates);
        });
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/customers/{record.Id}");
        await page.GetByLabel("It is Miller Inc").ClickAsync();

        await page.SaysAsync("The two are linked.");
        var linked = await FindAsync(company, record.Id);
        Assert.Equal((RecordState.Linked, candidates[1]), (linked!.State, linked.QuickBooksId));

        await page.PressAsync("Undo the decision");
        await page.GetByLabel("It is Miller Inc").WaitForAsync();
        var again = await FindAsync(company, record.Id);
        Assert.Equal((RecordState.Conflict, null, "Miller"), (again!.State, again.QuickBooksId, again.Name));
        await using (var db = site.Server.OpenDb())
        {
            Assert.Equal(2, await db.Records.CountAsync(r => r.CompanyId == company && r.State == RecordState.QuickBooksOnly));
        }

        await page.PressAsync("It is none of these; create it");
        await page.SaysAsync("It is created in QuickBooks with the next contact.");
        await page.PressAsync("Undo the decision");
        await page.SaysAsync("Needs a decision");
        await page.PressAsync("Leave it out");
        await page.SaysAsync("Nothing of it is sent until somebody brings it back.");
        await page.PressAsync("Undo the decision");
        await page.GetByLabel("It is Miller Ltd").WaitForAsync();
    }

    [Fact]
    public async Task A_record_of_the_app_is_linked_by_hand_and_taken_apart_again_without_making_a_second_one()
    {
        var company = await site.Server.AddCompanyAsync("By hand");
        await Quick(company, "Baker & Sons");
        var record = await site.Server.AddRecordAsync(company, "customers", "Baker", RecordState.AppOnly);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/customers/{record.Id}");
        await page.PressAsync("Link it");
        await page.GetByLabel("It is Baker & Sons").ClickAsync();
        await page.SaysAsync("The two are linked.");
        await page.PressAsync("Unlink");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Unlink" }).ClickAsync();

        await page.SaysAsync("The link is taken apart.");
        Assert.Equal(RecordState.Ignored, (await FindAsync(company, record.Id))!.State);
        await using var db = site.Server.OpenDb();
        Assert.Equal(
            1,
            await db.Records.CountAsync(r => r.CompanyId == company && r.State == RecordState.QuickBooksOnly && r.Name == "Baker & Sons"));
        await page.PressAsync("Bring it back");
        await page.SaysAsync("It syncs again, as the rules say.");
        Assert.Equal(RecordState.AppOnly, (await FindAsync(company, record.Id))!.State);
    }

    [Fact]
    public async Task A_record_of_the_app_is_left_out()
    {
        var company = await site.Server.AddCompanyAsync("Left out");
        var record = await site.Server.AddRecordAsync(company, "customers", "Nobody", RecordState.AppOnly);
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/records/customers/{record.Id}");
        await page.PressAsync("Leave it out");

        await page.SaysAsync($"{Site.Email} decided that it does not sync.");
        Assert.Equal(RecordState.Ignored, (await FindAsync(company, record.Id))!.State);
    }

    private async Task<List<PostStatus>> PostsAsync(Guid company)
    {
        await using var db = site.Server.OpenDb();
        return await db.Posts.Where(p => p.CompanyId == company).Select(p => p.Status).ToListAsync();
    }

    private async Task<string> Quick(Guid company, string name) =>
        (await site.Server.AddRecordAsync(company, "customers", name, RecordState.QuickBooksOnly)).QuickBooksId!;

    private async Task<WebConnectorSync.Sync.Model.Record?> FindAsync(Guid company, Guid id)
    {
        await using var db = site.Server.OpenDb();
        return await db.Records.AsNoTracking().SingleOrDefaultAsync(r => r.CompanyId == company && r.Id == id);
    }
}
