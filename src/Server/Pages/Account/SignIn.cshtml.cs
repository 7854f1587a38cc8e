using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Demo;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>Signs a person in. Before there is anybody it leads to the first start.</summary>
internal sealed class SignInModel(
    PasswordSignIn signIn, OpenSignIns open, UserActions users, DemoAccount demo) : PageModel
{
    /// <summary>Why it did not work; null before the first try.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page the person came for.</summary>
    public string? ReturnUrl { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Email { get; private set; }

    /// <summary>The demo's account, for who sits at this machine; null otherwise.</summary>
    public DemoAccount? Demo => demo.IsFor(HttpContext) ? demo : null;

    public async Task<IActionResult> OnGetAsync(string? returnUrl, CancellationToken ct)
    {
        ReturnUrl = returnUrl;
        return await users.IsEmptyAsync(ct) ? Redirect("/welcome") : Page();
    }

    public Task<IActionResult> OnPostAsync(string? email, string? password, string? returnUrl, CancellationToken ct) =>
        TryAsync(email, password, returnUrl, ct);

    /// <summary>One press in the demo.</summary>
    public Task<IActionResult> OnPostDemoAsync(CancellationToken ct) => TryAsync(Demo?.Email, Demo?.Password, null, ct);

    private async Task<IActionResult> TryAsync(string? email, string? password, string? returnUrl, CancellationToken ct)
    {
        (Email, ReturnUrl) = (email, returnUrl);
        switch (await signIn.TryAsync(email, password, ct))
        {
            case SignInOutcome.Done done:
                await open.BeginAsync(HttpContext, done.User, ct);
                return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
            case SignInOutcome.Busy:
                Response.Headers.RetryAfter = SignInWords.Wait;
                return Refused(StatusCodes.Status429TooManyRequests, SignInWords.Busy);
            default:
                return Refused(StatusCodes.Status401Unauthorized, SignInWords.Wrong);
        }
    }

    private PageResult Refused(int status, string problem)
    {
        Problem = problem;
        return new PageResult { StatusCode = status };
    }
}
