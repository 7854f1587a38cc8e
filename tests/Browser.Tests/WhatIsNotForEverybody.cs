using Microsoft.Playwright;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Browser.Tests;

public sealed class WhatIsNotForEverybody(Site site)
{
    /// <summary>Forms of every page with the least role that may send them; the last has no handler at all.</summary>
    private static readonly (string Path, Role Least)[] Forms =
    [
        ("{company}?handler=Sync", Role.Bookkeeper), ("{company}?handler=Reset", Role.Bookkeeper), (
            "{company}?handler=TakeOver", Role.Bookkeeper),
        ("{company}?handler=Pause", Role.Bookkeeper), (
            "{company}?handler=Resume", Role.Bookkeeper),
        ("{company}?handler=Delete", Role.Administrator),
        ("{company}/records/employees/00000000-0000-0000-0000-000000000001/kept?handler=Erase", Role.Administrator), (
            "{company}/connect?handler=Password", Role.Bookkeeper), ("{company}/settings", Role.Bookkeeper),
        ("{company}/rules?handler=Preview", Role.Bookkeeper), ("{company}/rules?handler=Save", Role.Bookkeeper), (
            "{company}/posts?handler=Selected", Role.Bookkeeper),
        ("{company}/posts/00000000-0000-0000-0000-000000000001?handler=Retry", Role.Bookkeeper), (
            "{company}/posts/00000000-0000-0000-0000-000000000001?handler=Cancel", Role.Bookkeeper),
        ("{company}/posts/00000000-0000-0000-0000-000000000001/edit", Role.Bookkeeper), (
            "{company}/records/customers/00000000-0000-0000-0000-000000000001?handler=Do", Role.Bookkeeper),
        ("/companies/new?handler=Make", Role.Administrator), (
            "/companies/new?handler=Simulate", Role.Administrator), ("/settings/people", Role.Administrator),
        ("/settings/keys?handler=Make", Role.Administrator), ("/settings/keys?handler=Revoke", Role.Administrator),
    ];

    private static readonly string[] OfAdministrators =
        ["/companies/new", "/settings/people", "/settings/keys", "/settings/audit", "/settings/server", "/jobs", "/jobs/recurring"];

    [Fact]
    public async Task A_viewer_sends_no_form()
    {
        var company = await site.Server.AddCompanyAsync("Gregale");
        var page = await site.SignedInAsAsync(Role.Viewer);

        Assert.All(await SendAsync(page, company, Forms.Select(f => f.Path)), sent => Assert.Equal(403, sent.Status));
    }

    [Fact]
    public async Task A_bookkeeper_sends_none_of_an_administrator()
    {
        var company = await site.Server.AddCompanyAsync("Maestro");
        var page = await site.SignedInAsAsync(Role.Bookkeeper);

        Assert.All(
            await SendAsync(page, company, Forms.Where(f => f.Least == Role.Administrator).Select(f => f.Path)),
            sent => Assert.Equal(403, sent.Status));
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.Bookkeeper)]
    internal async Task Pages_of_an_administrator_are_not_shown_to_others(Role role)
    {
        var page = await site.SignedInAsAsync(role);
        foreach (var path in OfAdministrators)
        {
            Assert.Equal(403, (await page.GotoAsync(path))!.Status);
            Assert.Equal("Not allowed", await page.HeadingAsync());
        }
    }

    [Fact]
    public async Task A_form_that_no_page_takes_is_not_here()
    {
        var company = await site.Server.AddCompanyAsync("Tehuano");
        var page = await site.SignedInAsync();
        string[] paths = [
            "{company}/rules",
            "{company}/log",
            "{company}/records/customers/00000000-0000-0000-0000-000000000001?handler=Nothing",
            "/settings/keys?handler=Nothing"];

        Assert.All(await SendAsync(page, company, paths), sent => Assert.Equal(404, sent.Status));
    }

    private static async Task<List<(string Path, int Status)>> SendAsync(IPage page, Guid company, IEnumerable<string> paths)
    {
        await page.GotoAsync($"/companies/{company}");
        var token = await page.Locator("input[name=__RequestVerificationToken]").First.GetAttributeAsync("value");
        var sent = new List<(string, int)>();
        foreach (var path in paths)
        {
            var form = page.Context.APIRequest.CreateFormData();
            form.Set("__RequestVerificationToken", token!);
            var answer = await page.Context.APIRequest.PostAsync(
                path.Replace("{company}", $"/companies/{company}", StringComparison.Ordinal), new() { Form = form, MaxRedirects = 0 });
            sent.Add((path, answer.Status));
        }

        return sent;
    }
}
