using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using WebConnectorSync.Server.Jobs;

namespace WebConnectorSync.Browser.Tests;

/// <summary>The dashboard of the jobs, whose pages are Hangfire's: they must do under our policy for browsers.</summary>
public sealed class LookingAtJobs(Site site)
{
    private static readonly string[] Pages = [
        "/jobs",
        "/jobs/recurring",
        "/jobs/jobs/enqueued",
        "/jobs/jobs/processing",
        "/jobs/jobs/succeeded",
        "/jobs/jobs/failed",
        "/jobs/servers"];

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task An_administrator_finds_them_from_the_server_page_and_the_browser_complains_of_nothing(ColorScheme colors)
    {
        var page = await site.SignedInAsync(colors);
        var problems = page.Complaints();
        await page.GotoAsync("/settings/server");
        await page.PressAsync("All turns of these days, and a button that begins a job now");
        Assert.Equal("/jobs", new Uri(page.Url).AbsolutePath);

        foreach (var path in Pages)
        {
            await page.GotoAsync(path);
            await page.ShotAsync($"jobs-{path[1..].Replace('/', '-')}-{colors}");
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        await page.GetByRole(AriaRole.Link, new() { Name = "Back to site" }).ClickAsync();
        Assert.Equal("/settings/server", new Uri(page.Url).AbsolutePath);
    }

    [Fact]
    public async Task A_button_begins_a_job_and_its_turn_is_shown_with_what_came_of_it()
    {
        await site.Server.Services.GetRequiredService<JobServer>().ScheduleAsync(TestContext.Current.CancellationToken);
        var page = await site.SignedInAsync();
        var problems = page.Complaints();
        await page.GotoAsync("/jobs/recurring");
        await page.Locator("tr", new() { HasText = "counts" }).GetByRole(AriaRole.Checkbox).CheckAsync();

        // The page loads itself again once the command is done.
        await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Button, new() { Name = "Trigger now" }).ClickAsync(), answer => answer.Request.Method == "GET"
                && new Uri(answer.Url).AbsolutePath == "/jobs/recurring");
        await page.Locator("tr", new() { HasText = "counts" }).Locator("a[href*='/jobs/details/']").First.ClickAsync();
        await page.Locator(".state-card").First.WaitForAsync();
        await page.ShotAsync("jobs-turn");

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }
}
