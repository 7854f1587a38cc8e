using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

/// <summary>
/// The browser of the tests: Debian's, or the one that WCS_CHROMIUM names. Absent, the tests show as skipped; on CI they fail.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Path = Environment.GetEnvironmentVariable("WCS_CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Path))
        {
            return;
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path,
            Headless = true,
            Args = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--font-render-hinting=none"],
        });
    }

    /// <summary>A page in a context of its own, which is closed with the test.</summary>
    /// <param name="server">Whose pages it shows.</param>
    /// <param name="colors">Light or dark.</param>
    /// <param name="width">Of the window, in pixels.</param>
    /// <param name="hasScript">False: as if the script had not loaded.</param>
    /// <param name="remembered">Cookies of another context; null: none.</param>
    public async Task<IPage> OpenAsync(RunningServer server, ColorScheme colors, int width, bool hasScript, string? remembered = null)
    {
        var isCi = string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase);
        Assert.SkipWhen(browser is null && !isCi, $"There is no Chromium at {Path}; install it or set WCS_CHROMIUM.");
        Assert.NotNull(browser);
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = server.Address.ToString(),
            ColorScheme = colors,
            JavaScriptEnabled = hasScript,
            StorageState = remembered,
            ReducedMotion = ReducedMotion.Reduce,
            ViewportSize = new() { Width = width, Height = 800 },
        });
        ClosePagesAttribute.WhenItIsOver(context);
        return await context.NewPageAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
    }
}
