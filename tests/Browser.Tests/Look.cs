using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>
/// What must hold for every page, whoever looks: names, roles, headings, contrast, no sideways scrolling, nothing on the console.
/// </summary>
internal static class Look
{
    private static readonly string Script = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "look.js"));

    private static readonly AxeRunOptions Contrast = new() { RunOnly = new() { Type = "rule", Values = ["color-contrast"] } };

    private static readonly string? Folder =
        Environment.GetEnvironmentVariable("WCS_SCREENSHOTS") is { Length: > 0 } directory ? directory : null;

    /// <summary>Everything that is wrong with the page as it is now, in sentences.</summary>
    public static async Task<IReadOnlyList<string>> ProblemsAsync(this IPage page)
    {
        var problems = await page.EvaluateAsync<string[]>(Script);
        var words = WebConnectorSync.Tests.Vocabulary.WrongWords(await page.InnerTextAsync("main"));
        return [.. problems.Concat(words.Select(word => $"it says \"{word}\"")).Select(problem => $"{page.Url}: {problem}")];
    }

    /// <summary>
    /// The same, and what axe-core finds: every rule it has, also those of good practice. In dark colours only their contrast: nothing
    /// else is different.
    /// </summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(this IPage page, ColorScheme colors = ColorScheme.Light)
    {
        var axe = colors == ColorScheme.Dark ? await page.RunAxe(Contrast) : await page.RunAxe();
        return
        [
            .. await page.ProblemsAsync(),
            .. axe.Violations.SelectMany(v => v.Nodes.Select(n => $"{page.Url}: {v.Id}, {v.Help}: {n.Html}")),
        ];
    }

    /// <summary>Gathers what the browser complains about from now on.</summary>
    public static List<string> Complaints(this IPage page)
    {
        var complaints = new List<string>();
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                complaints.Add($"{page.Url}: {message.Text}");
            }
        };
        page.PageError += (_, error) => complaints.Add($"{page.Url}: {error}");
        return complaints;
    }

    /// <summary>A picture for a person to look at, in the directory of WCS_SCREENSHOTS; without it none.</summary>
    public static Task ShotAsync(this IPage page, string name, bool isFull = true) =>
        Folder is null ? Task.CompletedTask : page.ScreenshotAsync(new() { Path = Path.Combine(Folder, name + ".png"), FullPage = isFull });
}
