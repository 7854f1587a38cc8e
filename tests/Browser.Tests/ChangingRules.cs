using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Browser.Tests;

public sealed class ChangingRules(Site site)
{
    [Fact]
    public async Task What_a_change_would_do_is_shown_before_it_can_be_saved_and_then_stands_in_the_history()
    {
        var company = await CompanyAsync("Sentences");
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/rules");
        Assert.True(await page.Locator("#save").IsDisabledAsync());
        await page.SaysAsync("1,540 records are only in QuickBooks.");
        await page.SaysAsync("2 in QuickBooks, 0 in your app.");

        await page.GetByLabel("When a record is only in QuickBooks,").SelectOptionAsync("leave it out");
        await page.PressAsync("Preview");
        await page.SaysAsync("Only in QuickBooks: create it in your app");
        Assert.Contains("would be left out", await page.Locator("aside").InnerTextAsync(), StringComparison.Ordinal);
        Assert.True(await page.Locator("#save").IsEnabledAsync());
        await page.ShotAsync("rules-previewed", isFull: false);
        await page.PressAsync("Save these rules");

        await page.SaysAsync("The rules are saved.");
        Assert.Equal("ignore", await page.GetByLabel("When a record is only in QuickBooks,").InputValueAsync());
        await page.SaysAsync($"{Site.Email}, version 1");
        await using var db = site.Server.OpenDb();
        Assert.Contains(
            await db.Audit.Where(a => a.CompanyId == company).Select(a => a.Action).ToListAsync(),
            a => a.StartsWith("Changed the rules: Only in QuickBooks", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_change_after_the_preview_needs_another_look()
    {
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{await CompanyAsync("Stale")}/rules");
        await page.GetByLabel("What your app sends goes to QuickBooks").SelectOptionAsync("onRequest");
        await page.PressAsync("Preview");
        await page.Locator("#save:enabled").WaitForAsync();

        await page.FillAsync("#fromDate", "2026-01-01");

        Assert.True(await page.Locator("#save").IsDisabledAsync());

        // Leaving asks, and who stays has lost nothing.
        var asked = new TaskCompletionSource<string>();
        page.Dialog += async (_, dialog) =>
        {
            await dialog.DismissAsync();
            asked.TrySetResult(dialog.Type);
        };
        await page.EvaluateAsync("location.href = '/companies'");
        Assert.Equal("beforeunload", await asked.Task.WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken));
        Assert.Equal("2026-01-01", await page.InputValueAsync("#fromDate"));
    }

    [Fact]
    public async Task On_a_phone_what_would_happen_follows_the_sentences_and_saving_is_in_sight_above_the_bar()
    {
        var page = await site.SignedInAsync(width: 390);
        await page.GotoAsync($"/companies/{await CompanyAsync("In sight")}/rules");
        await page.GetByLabel("When both sides changed").SelectOptionAsync("ask");
        await InSightAsync();
        await page.PressAsync("Preview");
        await page.Locator("#save:enabled").WaitForAsync();
        await InSightAsync();
        await page.ShotAsync("rules-phone-previewed", isFull: false);
        var last = await page.Locator("#defaults-characters").BoundingBoxAsync();
        Assert.True((await page.Locator("#would").BoundingBoxAsync())!.Y > last!.Y);
        await page.WaitForLoadStateAsync();
        var problems = await page.ProblemsAsync();
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));

        async Task InSightAsync()
        {
            var (save, bar) = (await page.Locator("#save").BoundingBoxAsync(), await page.Locator("nav.bar").BoundingBoxAsync());
            Assert.InRange(save!.Y, 0, bar!.Y - save.Height);
        }
    }

    [Fact]
    public async Task Payment_methods_jobs_vendors_and_exceptions_are_chosen_from_what_QuickBooks_has()
    {
        var company = await CompanyAsync("Choosing");
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/rules");
        Assert.False(await page.GetByLabel("Visa").IsVisibleAsync());
        await page.GetByLabel("Received payments sync").SelectOptionAsync("chosen");
        await page.GetByLabel("Check", new() { Exact = true }).UncheckAsync();
        await page.GetByText("Leave out jobs").ClickAsync();
        await page.FillAsync("[data-find='#jobs-list']", "roof");
        await page.GetByLabel("Roof Repair").CheckAsync();
        await page.FillAsync("#jobs-patterns", "Internal:*");
        await page.GetByLabel("Of the vendors, take").SelectOptionAsync("chosen");
        await page.GetByLabel("Lumber Supply").CheckAsync();
        await page.GetByLabel("Section of the exception for a further section").SelectOptionAsync("timeTracking");
        await page.GetByLabel("Posting, a further section").SelectOptionAsync("onRequest");
        await page.PressAsync("Preview");
        await page.PressAsync("Save these rules");
        await page.SaysAsync("The rules are saved.");

        await using var db = site.Server.OpenDb();
        var document = (await db.RuleSets.SingleAsync(r => r.CompanyId == company)).Document;
        Assert.Contains("\"paymentMethods\":[\"Visa\"],\"paymentsWithoutMethod\":true", document, StringComparison.Ordinal);
        Assert.Contains("\"exclude\":[\"Garcia, Nora:Roof Repair\",\"Internal:*\"]", document, StringComparison.Ordinal);
        Assert.Contains("\"chosen\":[\"Lumber Supply\"]", document, StringComparison.Ordinal);
        Assert.Contains("\"sections\":{\"timeTracking\":{\"post\":\"onRequest\"}}", document, StringComparison.Ordinal);
        Assert.Equal("Internal:*", await page.InputValueAsync("#jobs-patterns"));

        // One exception for a section: it is not offered once more, and ends by its box.
        var offered = await page.GetByLabel("Section of the exception for a further section").InnerTextAsync();
        Assert.DoesNotContain("Time tracking", offered, StringComparison.Ordinal);
        await page.GetByLabel("Without a method").UncheckAsync();
        await page.GetByLabel("End the exception for time tracking").CheckAsync();
        await page.PressAsync("Preview");
        await page.SaysAsync("Payments without a method: yes → no");
        await page.SaysAsync("Time tracking, posting: when somebody posts it → as for all");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Of_many_jobs_the_page_has_those_left_out_and_the_others_when_they_are_wanted(bool hasScript)
    {
        var company = await CompanyAsync($"Many jobs {hasScript}");
        await site.Server.AddJobsAsync(company, 500);
        var page = await site.SignedInAsync(hasScript: hasScript);
        var answer = await page.GotoAsync($"/companies/{company}/rules");
        Assert.InRange((await answer!.BodyAsync()).Length, 1, 60_000);
        Assert.Equal("br", (await answer.AllHeadersAsync())["content-encoding"]);

        await page.GetByLabel("When both sides changed").SelectOptionAsync("ask");
        await page.GetByText("Leave out jobs").ClickAsync();
        await page.PressAsync("Choose among all 502 jobs");
        foreach (var customer in new[] { "Customer 1", "Customer 49" })
        {
            await page.Locator("summary").GetByText($"{customer} 10 jobs").ClickAsync();
        }

        await page.GetByLabel("Job 7 of 1", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Job 9 of 49", new() { Exact = true }).CheckAsync();
        await page.PressAsync("Preview");
        await page.SaysAsync("Customer 1:Job 7 of 1; Customer 49:Job 9 of 49");
        Assert.Equal("ask", await page.GetByLabel("When both sides changed").InputValueAsync());
        Assert.Equal(1, await page.GetByLabel("Customer 1:Job 7 of 1", new() { Exact = true }).CountAsync());
        await page.PressAsync("Choose among all 502 jobs");
        Assert.True(await page.GetByLabel("Job 9 of 49", new() { Exact = true }).IsCheckedAsync());
        await page.GetByLabel("Job 9 of 49", new() { Exact = true }).UncheckAsync();
        await page.PressAsync("Preview");
        await page.PressAsync("Save these rules");

        await page.SaysAsync("The rules are saved.");
        await using var db = site.Server.OpenDb();
        Assert.Contains(
            "\"exclude\":[\"Customer 1:Job 7 of 1\"]",
            (await db.RuleSets.SingleAsync(r => r.CompanyId == company)).Document,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_stands_at_its_field_and_describes_it()
    {
        var company = await CompanyAsync("Wrong");
        var page = await site.SignedInAsync();
        await page.GotoAsync($"/companies/{company}/rules");
        await page.GetByLabel("Received payments sync").SelectOptionAsync("chosen");
        foreach (var method in await page.Locator("[name=paymentMethods]").AllAsync())
        {
            await method.UncheckAsync();
        }

        await page.GetByLabel("Without a method").UncheckAsync();

        await page.GetByText("Leave out jobs").ClickAsync();
        await page.FillAsync("#jobs-patterns", new string('x', 210));
        await page.GetByLabel("Of the vendors, take").SelectOptionAsync("chosen");
        await page.GetByLabel("Section of the exception for a further section").SelectOptionAsync("customers");
        await page.GetByLabel("Deleted in app, a further section").SelectOptionAsync("void");
        await page.PressAsync("Preview");

        await page.SaysAsync("4 rules are not right. Nothing was saved.");
        await page.SaysAsync("What is wrong stands at its field.");
        Assert.StartsWith(
            "No payment method is chosen", await DescriptionAsync(page.GetByLabel("Received payments sync")), StringComparison.Ordinal);
        Assert.EndsWith(
            "has 210 characters. QuickBooks' names have 1 to 209.",
            await DescriptionAsync(page.Locator("#jobs-patterns")),
            StringComparison.Ordinal);
        Assert.StartsWith("No vendor is chosen", await DescriptionAsync(page.Locator("#vendors-list")), StringComparison.Ordinal);
        Assert.StartsWith(
            "QuickBooks cannot void customers.",
            await DescriptionAsync(page.GetByLabel("Deleted in app, customers")),
            StringComparison.Ordinal);
        Assert.Equal("true", await page.GetByLabel("Deleted in app, customers").GetAttributeAsync("aria-invalid"));
        Assert.Equal(4, await page.Locator("p.error:visible").CountAsync());
        Assert.Empty(await page.ProblemsAsync());
        await page.ShotAsync("rules-wrong");
    }

    [Fact]
    public async Task Two_people_at_once_do_not_overwrite_each_other()
    {
        var company = await CompanyAsync("Both");
        var (one, other) = (await site.SignedInAsync(), await site.SignedInAsync());
        foreach (var page in new[] { one, other })
        {
            await page.GotoAsync($"/companies/{company}/rules");
            await page.GetByLabel("When both sides changed").SelectOptionAsync(page == one ? "app" : "ask");
            await page.PressAsync("Preview");
            await page.Locator("#save:enabled").WaitForAsync();
        }

        await one.PressAsync("Save these rules");
        await one.SaysAsync("The rules are saved.");
        await other.PressAsync("Save these rules");

        await other.SaysAsync("after you opened them. Yours are not saved.");
        await using var db = site.Server.OpenDb();
        Assert.Equal(1, await db.RuleSets.CountAsync(r => r.CompanyId == company));
    }

    [Fact]
    public async Task A_viewer_reads_them()
    {
        var company = await CompanyAsync("Reading");
        var page = await site.SignedInAsAsync(Role.Viewer);
        await page.GotoAsync($"/companies/{company}/rules");

        Assert.True(await page.GetByLabel("When a record is only in QuickBooks,").IsDisabledAsync());
        Assert.Equal(0, await page.Locator("#save").CountAsync());
    }

    // The last of what describes a field is what is wrong with it.
    private static Task<string> DescriptionAsync(ILocator field) =>
        field.EvaluateAsync<string>("e => document.getElementById(e.getAttribute('aria-describedby').split(' ').at(-1)).textContent");

    private async Task<Guid> CompanyAsync(string name)
    {
        var company = await site.Server.AddCompanyAsync(name);
        await site.Server.AddChoicesAsync(company);
        return company;
    }
}
