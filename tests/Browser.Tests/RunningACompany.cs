using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>The buttons of a company's page, pressed.</summary>
public sealed class RunningACompany(Site site)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_sync_is_asked_for(bool hasScript)
    {
        var (id, page) = await OpenAsync("Bora", hasScript);
        await page.PressAsync("Sync now");
        await page.SaysAsync("A sync is asked for.");

        Assert.NotNull(await CompanyAsync(id, c => c.SyncRequestedAt));
        Assert.Contains("Asked for a sync.", await AuditAsync(id));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_reset_says_what_it_will_and_will_not_do_and_asks(bool hasScript)
    {
        var (id, page) = await OpenAsync("Levante", hasScript);
        await page.PressAsync("Reset and sync");
        var dialog = page.GetByRole(AriaRole.Dialog);
        Assert.Contains("Nothing is deleted", await dialog.InnerTextAsync(), StringComparison.Ordinal);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Keep as it is" }).ClickAsync();
        Assert.DoesNotContain("Reset all sections and asked for a sync.", await AuditAsync(id));

        await page.PressAsync("Reset and sync");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reset and sync" }).ClickAsync();
        await page.SaysAsync("All sections are reset.");

        Assert.Contains("Reset all sections and asked for a sync.", await AuditAsync(id));
    }

    [Fact]
    public async Task The_menu_of_rare_commands_opens_on_the_screen_of_a_phone()
    {
        var id = await site.Server.AddCompanyAsync("Meltemi");
        var page = await site.SignedInAsync(width: 390);
        await page.GotoAsync($"/companies/{id}");
        await page.ClickAsync("#more > summary");

        // In one step: the head renews itself meanwhile.
        await page.Locator("#more[open] > .inside").WaitForAsync();
        var menu = await page.EvaluateAsync<float[]>(
            "() => { const b = document.querySelector('#more > .inside').getBoundingClientRect(); return [b.left, b.right, b.bottom]; }");
        Assert.All(menu[..2], edge => Assert.InRange(edge, 0, 390));
        Assert.InRange(menu[2], 0, 800);
        await page.PressAsync("New password");
        Assert.True(await page.GetByRole(AriaRole.Dialog).IsVisibleAsync());
        Assert.Equal(1, await page.GetByLabel($"{Site.Email}, your account").CountAsync());
    }

    [Fact]
    public async Task It_is_paused_and_resumed()
    {
        var (id, page) = await OpenAsync("Khamsin");
        await page.PressAsync("Pause");
        await page.SaysAsync("This company is paused.");
        Assert.True(await CompanyAsync(id, c => c.IsPaused));
        Assert.Equal(0, await page.GetByRole(AriaRole.Button, new() { Name = "Sync now" }).CountAsync());

        await page.PressAsync("Resume");
        await page.SaysAsync("This company is active again.");
        Assert.False(await CompanyAsync(id, c => c.IsPaused));
    }

    [Fact]
    public async Task It_is_deleted_only_when_its_name_is_typed()
    {
        var (id, page) = await OpenAsync("Tramontana");
        foreach (var (typed, isGone) in new[] { ("Tramontan", false), ("tramontana", true) })
        {
            await page.ClickAsync("#more > summary");
            await page.PressAsync("Delete this company");
            await page.GetByRole(AriaRole.Dialog).GetByLabel("Type the company's name").FillAsync(typed);
            await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete this company" }).ClickAsync();
            await page.SaysAsync(isGone ? "Tramontana is deleted here." : "The company was not deleted");
        }

        await using var db = site.Server.OpenDb();
        Assert.False(await db.Companies.AnyAsync(c => c.Id == id));
    }

    [Fact]
    public async Task A_new_password_is_shown_once()
    {
        var (id, page) = await OpenAsync("Pampero");
        await page.ClickAsync("#more > summary");
        await page.PressAsync("New password");
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Make a new password" }).ClickAsync();
        var password = await page.Locator("#password").InnerTextAsync();
        Assert.Matches("^[2-9A-HJKMNP-Z]{5}(-[2-9A-HJKMNP-Z]{5}){3}-[2-9A-HJKMNP-Z]{6}$", password);

        await page.ReloadAsync();

        Assert.DoesNotContain(password, await page.ContentAsync(), StringComparison.Ordinal);
        await page.GotoAsync($"/companies/{id}");
        await page.GetByText("Connection", new() { Exact = true }).ClickAsync();
        var connection = await page.Locator("#connection").InnerTextAsync();
        Assert.Contains("BOOKKEEPING-PC", connection, StringComparison.Ordinal);
        Assert.Contains($"by {Site.Email}", connection, StringComparison.Ordinal);
        await using var db = site.Server.OpenDb();
        Assert.Contains((await db.Companies.SingleAsync(c => c.Id == id)).UserName, connection, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_problem_leads_to_the_lines_of_the_log_and_to_the_message()
    {
        var (_, page) = await OpenAsync("Zonda");
        await page.GetByRole(AriaRole.Link, new() { Name = "View log" }).First.ClickAsync();
        await page.SaysAsync("Log of invoices");
        await page.Locator(".lines summary").First.ClickAsync();
        await page.SaysAsync("Nothing was written to QuickBooks.");
        await page.Locator(".session h3 a").First.ClickAsync();
        await page.Locator("a.row").First.ClickAsync();
        await page.GetByText("Answer of QuickBooks").ClickAsync();

        var answer = await page.Locator("#answer-text").InnerTextAsync();
        Assert.Contains("Abercrombie", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("4111", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("feature invoices", "This feature")]
    [InlineData("3250", "This feature")]
    [InlineData("Abercrombie", "Customer Abercrombie, Kristy")]
    public async Task The_log_is_searched_by_words_sections_codes_and_names(string words, string found)
    {
        var id = await site.Server.AddCompanyAsync($"Harmattan {words}");
        var page = await site.SignedInAsync(hasScript: false);
        await page.GotoAsync($"/companies/{id}/log");
        await page.FillAsync("[name=q]:visible >> nth=-1", words);
        await page.PressAsync("[name=q]:visible >> nth=-1", "Enter");

        Assert.Contains(found, await page.Locator("main").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Contains(
            words.Split(' ')[0].ToUpperInvariant(),
            (await page.Locator("mark").AllInnerTextsAsync()).Select(text => text.ToUpperInvariant()));
    }

    [Fact]
    public async Task The_log_is_downloaded()
    {
        var (id, page) = await OpenAsync("Simoom");
        await page.GotoAsync($"/companies/{id}/log");
        var download = await page.RunAndWaitForDownloadAsync(() => page.PressAsync("Download as zip"));

        Assert.Matches(@"^log-\d{4}-\d\d-\d\d\.zip$", download.SuggestedFilename);
    }

    [Fact]
    public async Task A_log_of_megabytes_is_downloaded_to_its_end_and_nothing_stands_behind_it()
    {
        var (id, page) = await OpenAsync("Simoom Grande");
        await using (var db = site.Server.OpenDb())
        {
            var message = await db.Messages.SingleAsync(m => m.CompanyId == id, TestContext.Current.CancellationToken);
            message.AnswerXml =
                "<QBXML>" + Convert.ToHexString(System.Security.Cryptography.RandomNumberGenerator.GetBytes(1_000_000)) + "</QBXML>";
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var answer = await page.Context.APIRequest.GetAsync($"/companies/{id}/log?handler=Zip");

        var bytes = await answer.BodyAsync();
        Assert.True(bytes.Length > 500_000);
        Assert.Equal("PK\u0005\u0006"u8, bytes.AsSpan(bytes.Length - 22, 4));
    }

    [Fact]
    public async Task Its_clock_and_its_import_are_set()
    {
        var (id, page) = await OpenAsync("Etesian");
        await page.GotoAsync($"/companies/{id}/settings");
        await page.FillAsync("#every", "30");
        await page.GetByLabel("only when a sync is asked for").CheckAsync();
        await page.GetByLabel("keep the session open").CheckAsync();
        await page.SelectOptionAsync("#zone", "America/Chicago");
        await page.PressAsync("Save");
        await page.SaysAsync("Saved.");

        Assert.Equal((30, true, "America/Chicago"), await CompanyAsync(id, c => (c.EveryMinutes, c.StaysConnected, c.TimeZone!)));
        Assert.True(await page.GetByLabel("only when a sync is asked for").IsCheckedAsync());
    }

    private async Task<(Guid Id, IPage Page)> OpenAsync(string name, bool hasScript = true)
    {
        var id = await site.Server.AddCompanyAsync(hasScript ? name : name + " without script");
        var page = await site.SignedInAsync(hasScript: hasScript);
        await page.GotoAsync($"/companies/{id}");
        return (id, page);
    }

    private async Task<T> CompanyAsync<T>(Guid id, Func<Sync.Model.Company, T> read)
    {
        await using var db = site.Server.OpenDb();
        return read(await db.Companies.AsNoTracking().SingleAsync(c => c.Id == id));
    }

    private async Task<List<string>> AuditAsync(Guid id)
    {
        await using var db = site.Server.OpenDb();
        return await db.Audit.Where(a => a.CompanyId == id && a.Caller == Site.Email).Select(a => a.Action).ToListAsync();
    }
}
