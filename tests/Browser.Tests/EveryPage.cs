using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>Walks through every page in both colours and on both kinds of screen.</summary>
public sealed class EveryPage(Site site)
{
    private const int Phone = 390;
    private const int Desktop = 1280;

    /// <summary>The pages: a name for the picture and the address, {company} for a company's.</summary>
    private static readonly (string Name, string Path)[] Pages =
    [
        ("companies", "/companies"),
        ("overview", "/companies/{company}"),
        ("sections", "/companies/{company}/sections"),
        ("log", "/companies/{company}/log"),
        ("session", "/companies/{company}/sessions/{session}"),
        ("message", "/companies/{company}/sessions/{session}/1"),
        ("clock", "/companies/{company}/settings"),
        ("connect", "/companies/{company}/connect"),
        ("new", "/companies/new"),
        ("people", "/settings/people"),
        ("keys", "/settings/keys"),
        ("audit", "/settings/audit"),
        ("server", "/settings/server"),
        ("account", "/settings/account"),
        ("second", "/settings/account/second"),
        ("search", "/search?q=a&company={company}"),
        ("help", "/help"),
        ("help-bookkeeper", "/help/bookkeeper"),
        ("help-codes", "/help/codes"),
        ("nowhere", "/nowhere"),
    ];

    private static string Address(string path, Guid company) => path
        .Replace("{company}", $"{company}", StringComparison.Ordinal)
        .Replace("{session}", $"{Seeds.SessionOf(company)}", StringComparison.Ordinal);

    [Theory]
    [InlineData(ColorScheme.Light, Desktop)]
    [InlineData(ColorScheme.Dark, Desktop)]
    [InlineData(ColorScheme.Light, Phone)]
    [InlineData(ColorScheme.Dark, Phone)]
    public async Task Is_named_readable_and_quiet(ColorScheme colors, int width)
    {
        var company = await site.Server.AddCompanyAsync($"Nordwind Traders {colors} {width}");
        var page = await site.SignedInAsync(colors, width);
        var problems = page.Complaints();
        foreach (var (name, path) in Pages)
        {
            await page.GotoAsync(Address(path, company));
            problems.AddRange(await page.ViolationsAsync(colors));
            await page.ShotAsync($"{name}-{colors}-{width}");
        }

        // The browser itself notes that a page was not there.
        problems.RemoveAll(problem => problem.Contains("status of 404", StringComparison.Ordinal));

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task In_front_of_the_door_is_named_readable_and_quiet(ColorScheme colors)
    {
        var page = await site.OpenAsync(colors, Phone);
        var problems = page.Complaints();
        await page.GotoAsync("/sign-in");
        problems.AddRange(await page.ProblemsAsync());
        await page.ShotAsync($"sign-in-{colors}");

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Theory]
    [InlineData(320)]
    [InlineData(768)]
    public async Task Fits_a_narrow_screen_and_a_tablet(int width)
    {
        var company = await site.Server.AddCompanyAsync($"A company with a rather long name for a screen of {width}");
        var page = await site.SignedInAsync(width: width);
        var problems = new List<string>();
        foreach (var (_, path) in Pages)
        {
            await page.GotoAsync(Address(path, company));
            problems.AddRange(await page.ProblemsAsync());
        }

        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
    }

    [Fact]
    public async Task Is_reached_by_keyboard_and_shows_where_it_is()
    {
        var company = await site.Server.AddCompanyAsync("Zephyr");
        var page = await site.SignedInAsync(ColorScheme.Dark);
        await page.GotoAsync($"/companies/{company}");
        var reached = new List<string>();
        while (reached.Count < 40 && !reached.Contains("More"))
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.textContent.trim()"));
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }

        Assert.Equal("Skip to the content", reached[0]);
        Assert.True(reached.IndexOf("Sections") < reached.IndexOf("Sync now"), string.Join(" | ", reached));
        Assert.True(reached.IndexOf("Sync now") < reached.IndexOf("Reset and sync"), string.Join(" | ", reached));
    }
}
