using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>
/// Sends people to the OpenID provider, and signs them in when they come back. It shows a page then, as a browser does not send our cookie
/// along while it still follows the provider's redirect.
/// </summary>
internal sealed partial class ProviderModel(ProviderSignIn signIn, OpenIdOptions provider, ILogger<ProviderModel> logger) : PageModel
{
    /// <summary>Why it did not work; null when it did.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page the person came for.</summary>
    public string ReturnUrl { get; private set; } = "/";

    /// <summary>Off to the provider.</summary>
    public async Task<IActionResult> OnGetStartAsync(string? returnUrl)
    {
        if (!provider.IsOn)
        {
            return NotFound();
        }

        try
        {
            var back = $"/sign-in/provider{QueryString.Create("returnUrl", this.Behind(returnUrl))}";
            await HttpContext.ChallengeAsync(OpenIdSetup.Scheme, new AuthenticationProperties { RedirectUri = back });
            return new EmptyResult();
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or TaskCanceledException)
        {
            // Its description could not be fetched.
            LogUnreachable(logger, e.Message);
            Problem = $"{provider.Name} cannot be reached just now. Sign in with your password, or try again later.";
            return new PageResult { StatusCode = StatusCodes.Status503ServiceUnavailable };
        }
    }

    /// <summary>Back from there.</summary>
    public async Task<IActionResult> OnGetAsync(string? returnUrl, CancellationToken ct)
    {
        if (!provider.IsOn)
        {
            return NotFound();
        }

        ReturnUrl = this.Behind(returnUrl);
        Problem = await signIn.FinishAsync(ct);
        return Problem is null ? Page() : new PageResult { StatusCode = StatusCodes.Status401Unauthorized };
    }

    [LoggerMessage(EventIds.Pages, LogLevel.Warning, "The OpenID provider cannot be reached: {Reason}")]
    private static partial void LogUnreachable(ILogger logger, string reason);
}
