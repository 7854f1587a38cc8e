using System.Text.RegularExpressions;

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
        foreach (var (name, path) in new[] { ("overview", ""), ("sections", "/sections?show=problems"), ("log", "/log"), ("connect", "/connect") })
        {
            await page.GotoAsync($"/companies/{id}{path}");
            Assert.Empty(await page.ProblemsAsync());
            if (Environment.GetEnvironmentVariable("WCS_UPDATE_DOCS") is { Length: > 0 })
            {
                await page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = false });
            }
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
