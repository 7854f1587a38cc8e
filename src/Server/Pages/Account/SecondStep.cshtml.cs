using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>The second step of a sign-in: a code of the authenticator app, or a recovery code.</summary>
internal sealed class SecondStepModel(PasswordSignIn passwords, AccountSignIn signIn) : PageModel
{
    /// <summary>Why it did not work; null before the first try.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page the person came for.</summary>
    public string? ReturnUrl { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? returnUrl)
    {
        ReturnUrl = returnUrl;
        return await signIn.GetTwoFactorAuthenticationUserAsync() is null
            ? RedirectToPage("SignIn", new { returnUrl, late = true })
            : Page();
    }

    public async Task<IActionResult> OnPostAsync(string? code, string? returnUrl, CancellationToken ct)
    {
        ReturnUrl = returnUrl;
        switch (await passwords.TryCodeAsync(code, ct))
        {
            case SignInOutcome.Done:
                return LocalRedirect(this.Behind(returnUrl));
            case SignInOutcome.Late:
                return RedirectToPage("SignIn", new { returnUrl, late = true });
            case SignInOutcome.Busy:
                Response.Headers.RetryAfter = SignInWords.Wait;
                return Refused(StatusCodes.Status429TooManyRequests, SignInWords.Busy);
            default:
                return Refused(StatusCodes.Status401Unauthorized, SignInWords.WrongCode);
        }
    }

    private PageResult Refused(int status, string problem)
    {
        Problem = problem;
        return new PageResult { StatusCode = status };
    }
}
