using Microsoft.Playwright;

namespace WebConnectorSync.Browser.Tests;

public sealed class LookingAtThePage(RunningServer server, Chromium chromium) : IClassFixture<RunningServer>, IClassFixture<Chromium>
{
    /// <summary>WCAG 2.2 contrast of two CSS colours, computed as the browser resolves the tokens.</summary>
    private const string Contrast =
        """
        ([front, back]) => {
          const light = (token) => {
            const canvas = document.createElement("canvas").getContext("2d");
            canvas.fillStyle = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
            canvas.fillRect(0, 0, 1, 1);
            const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
            return 0.2126 * r + 0.7152 * g + 0.0722 * b;
          };
          const [one, two] = [light(front), light(back)];
          return (Math.max(one, two) + 0.05) / (Math.min(one, two) + 0.05);
        }
        """;

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Every_text_and_sign_has_enough_contrast(ColorScheme colors)
    {
        var page = await chromium.OpenAsync(server, colors);
        await page.GotoAsync("/sign-in");
        foreach (var token in new[] { "--ink", "--quiet", "--accent", "--ok", "--warn", "--bad" })
        {
            var contrast = await page.EvaluateAsync<double>(Contrast, new[] { token, "--paper" });
            Assert.True(contrast >= 4.5, $"{token} on --paper in {colors}: {contrast:0.00}");
        }

        Assert.True(await page.EvaluateAsync<double>(Contrast, new[] { "--on-accent", "--accent" }) >= 4.5);
    }

    [Theory]
    [InlineData(320)]
    [InlineData(390)]
    [InlineData(768)]
    [InlineData(1280)]
    public async Task Nothing_scrolls_sideways(int width)
    {
        await server.AddCompanyAsync($"A company with a rather long name for a screen of {width}");
        var page = await chromium.OpenAsync(server, width: width);
        await page.SignInAsync();

        Assert.True(await page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= width);
        await ShotAsync(page, $"start-{width}");
    }

    [Fact]
    public async Task The_keyboard_reaches_everything_and_shows_where_it_is()
    {
        var id = await server.AddCompanyAsync("Zephyr");
        var page = await chromium.OpenAsync(server, ColorScheme.Dark);
        await page.SignInAsync();
        await ShotAsync(page, "start-dark");
        var reached = new List<string>();
        for (var i = 0; i < 30 && !reached.Contains($"qwc-{id}"); i++)
        {
            await page.Keyboard.PressAsync("Tab");
            reached.Add(await page.EvaluateAsync<string>("document.activeElement.id || document.activeElement.textContent.trim()"));
            Assert.NotEqual("none", await page.EvaluateAsync<string>("getComputedStyle(document.activeElement).outlineStyle"));
        }

        Assert.Equal("Skip to the content", reached[0]);
        Assert.Contains("Sign out", reached);
        Assert.Contains($"qwc-{id}", reached);
    }

    // For a person to look at: set WCS_SCREENSHOTS to a directory.
    private static async Task ShotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("WCS_SCREENSHOTS") is { Length: > 0 } directory)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(directory, name + ".png") });
        }
    }
}
