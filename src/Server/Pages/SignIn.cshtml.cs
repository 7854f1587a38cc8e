using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Api;

namespace WebConnectorSync.Server.Pages;

/// <summary>Signs a person in who knows an API key.</summary>
internal sealed class SignInModel(ApiKeyCheck keys, SignInLimit limit) : PageModel
{
    /// <summary>Why it did not work; null before the first try.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page the person came for.</summary>
    public string? ReturnUrl { get; private set; }

    public void OnGet(string? returnUrl) => ReturnUrl = returnUrl;

    public async Task<IActionResult> OnPostAsync(string? key, string? returnUrl, CancellationToken ct)
    {
        ReturnUrl = returnUrl;
        if (!limit.Allows(HttpContext))
        {
            return Refused(StatusCodes.Status429TooManyRequests, "Too many tries. Wait a minute and try again.");
        }

        if (await keys.FindAsync(key ?? "", ct) is not { } found)
        {
            return Refused(StatusCodes.Status401Unauthorized, "There is no such key. Check that you copied all of it.");
        }

        await HttpContext.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            found.ToPrincipal(CookieAuthenticationDefaults.AuthenticationScheme));
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }

    private PageResult Refused(int status, string problem)
    {
        Problem = problem;
        return new PageResult { StatusCode = status };
    }
}
