using System.Text.RegularExpressions;
using Microsoft.Playwright;
using WebConnectorSync.Domain.Posts;

namespace WebConnectorSync.Browser.Tests;

/// <summary>The pictures of the documents are made here: run these tests once with WCS_UPDATE_DOCS=1 after the pages changed.</summary>
public sealed partial class ThePicturesOfTheDocuments(Site site)
{
    private static readonly string Folder = Path.Combine(TheRepository.Root, "docs", "pictures");

    [Fact]
    public async Task Are_made_of_the_pages()
    {
        var id = await site.Server.AddCompanyAsync("Nordwind Traders");
        var page = await site.SignedInAsync(width: 1100);
        (string Name, string Path)[] pictures =
            [("overview", ""), ("sections", "/sections?show=problems"), ("log", "/log"), ("connect", "/connect")];
        foreach (var (name, path) in pictures)
        {
            await page.GotoAsync($"/companies/{id}{path}");
            await KeepAsync(page, name);
        }
    }

    [Fact]
    public async Task Of_rules_posts_and_records_are_made_too()
    {
        var id = await site.Server.AddCompanyAsync("Nordwind Roofing");
        await site.Server.AddRecordsAsync(id);
        await site.Server.AddChoicesAsync(id);
        var refused = await site.Server.AddPostsAsync(id);
        var record = await site.Server.AddInvoiceAsync(id);
        var unfit = await site.Server.AddPostAsync(id, "customers", "Miller", """{"name":"Miller","companyName":"Miller Roofing","phone":"415-555-0100 extension 1234567890"}""", PostStatus.Rejected);
        var page = await site.SignedInAsync(width: 1100);
        (string Name, string Path)[] pictures =
        [
            ("posts", "/posts?kind=timesheets"),
            ("post-refused", $"/posts/{refused.Id}"),
            ("post-edit", $"/posts/{unfit.Id}/edit"),
            ("record", $"/records/invoices/{record.Id}"),
            ("rules", "/rules"),
        ];
        foreach (var (name, path) in pictures)
        {
            await page.GotoAsync($"/companies/{id}{path}");
            if (name == "rules")
            {
                await page.GetByLabel("When a record is only in QuickBooks,").SelectOptionAsync("leave it out");
                await page.PressAsync("Preview");
                await page.Locator("#save:enabled").WaitForAsync();
            }
            else if (name == "posts")
            {
                await page.GetByLabel("Select all on this page").CheckAsync();
            }

            await KeepAsync(page, name);
        }
    }

    private static async Task KeepAsync(IPage page, string name)
    {
        var problems = await page.ProblemsAsync();
        Assert.True(problems.Count == 0, string.Join(Environment.NewLine, problems));
        if (Environment.GetEnvironmentVariable("WCS_UPDATE_DOCS") is { Length: > 0 })
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = false });
        }
    }

    [Fact]
    public void Are_all_there()
    {
        var shown = Directory.EnumerateFiles(Path.Combine(TheRepository.Root, "docs"), "*.md")
            .SelectMany(file => Picture.Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();

        Assert.NotEmpty(shown);
        Assert.All(shown, name => Assert.True(File.Exists(Path.Combine(Folder, name)), $"docs/pictures/{name} is missing."));
        Assert.Equal(shown, Directory.EnumerateFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"\]\(pictures/(?<name>[^)]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Picture { get; }
}
