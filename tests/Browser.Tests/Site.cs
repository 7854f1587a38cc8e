using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(WebConnectorSync.Browser.Tests.Site))]
[assembly: WebConnectorSync.Browser.Tests.ClosePages]

namespace WebConnectorSync.Browser.Tests;

/// <summary>One running server with an administrator and one browser, for all tests; each test makes the companies it needs.</summary>
public sealed class Site : IAsyncLifetime
{
    public const string Email = "anna@example.com";
    public const string Password = "correct horse battery";

    private readonly Chromium chromium = new();
    private readonly SemaphoreSlim once = new(1);
    private string? signedIn;

    public RunningServer Server { get; } = new() { Settings = [$"--Setup:AdminEmail={Email}", $"--Setup:AdminPassword={Password}"] };

    public async ValueTask InitializeAsync()
    {
        await Server.InitializeAsync();
        await chromium.InitializeAsync();
    }

    /// <summary>A page with nobody signed in.</summary>
    public Task<IPage> OpenAsync(ColorScheme colors = ColorScheme.Light, int width = 1280, bool hasScript = true) =>
        chromium.OpenAsync(Server, colors, width, hasScript);

    /// <summary>A page of a server that a test has for itself.</summary>
    public Task<IPage> OpenAsync(RunningServer server, bool hasScript = true) =>
        chromium.OpenAsync(server, ColorScheme.Light, 1280, hasScript);

    /// <summary>A page of the administrator.</summary>
    public async Task<IPage> SignedInAsync(ColorScheme colors = ColorScheme.Light, int width = 1280, bool hasScript = true)
    {
        await once.WaitAsync();
        try
        {
            if (signedIn is null)
            {
                var page = await OpenAsync();
                await page.SignInAsync(Email, Password);
                signedIn = await page.Context.StorageStateAsync();
                await page.Context.CloseAsync();
            }
        }
        finally
        {
            once.Release();
        }

        return await chromium.OpenAsync(Server, colors, width, hasScript, signedIn);
    }

    public async ValueTask DisposeAsync()
    {
        await chromium.DisposeAsync();
        await Server.DisposeAsync();
        once.Dispose();
    }
}
