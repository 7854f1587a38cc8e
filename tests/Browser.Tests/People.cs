using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>What a person does with every page.</summary>
internal static class People
{
    /// <summary>Signs in by keyboard.</summary>
    public static async Task SignInAsync(this IPage page, string email, string password)
    {
        await page.EnterAsync(email, password);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Companies", Exact = true }).WaitForAsync();
    }

    /// <summary>Types e-mail address and password.</summary>
    public static async Task EnterAsync(this IPage page, string email, string password)
    {
        await page.GotoAsync("/");
        await page.Locator("#email:focus").WaitForAsync();
        await page.Keyboard.TypeAsync(email);
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.TypeAsync(password);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Presses a button or link by its words; the page it leads to is there as a whole.</summary>
    public static async Task PressAsync(this IPage page, string words)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = words, Exact = true })
            .Or(page.GetByRole(AriaRole.Link, new() { Name = words, Exact = true })).First.ClickAsync();
        try
        {
            await page.WaitForLoadStateAsync(LoadState.Load, new() { Timeout = 5_000 });
        }
        catch (TimeoutException)
        {
            // Playwright misses the event of a page that was there at once; what the test reads next waits for itself.
        }
    }

    /// <summary>Waits until the page says this.</summary>
    public static Task SaysAsync(this IPage page, string sentence) => page.GetByText(sentence).First.WaitForAsync();

    /// <summary>What the page's heading is.</summary>
    public static Task<string> HeadingAsync(this IPage page) => page.Locator("h1").InnerTextAsync();
}
