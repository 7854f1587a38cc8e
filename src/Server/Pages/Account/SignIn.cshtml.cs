using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Demo;
using WebConnectorSync.Server.Options;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>Signs a person in by password or passkey. Before there is anybody it leads to the first start.</summary>
internal sealed class SignInModel(
    PasswordSignIn passwords, AccountSignIn signIn, UserActions users, DemoAccount demo, OpenIdOptions provider) : PageModel
{
    /// <summary>Why it did not work; null before the first try.</summary>
    public string? Problem { get; private set; }

    /// <summary>The page the person came for.</summary>
    public string? ReturnUrl { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Email { get; private set; }

    /// <summary>The demo's account, for who sits at this machine; null otherwise.</summary>
    public DemoAccount? Demo => demo.IsFor(HttpContext) ? demo : null;

    /// <summary>What people call the OpenID provider; null without one.</summary>
    public string? Provider => provider.IsOn ? provider.Name : null;

    public async Task<IActionResult> OnGetAsync(string? returnUrl, bool refused, bool late, CancellationToken ct)
    {
        (ReturnUrl, Problem) = (returnUrl, refused ? SignInWords.ProviderRefused : late ? SignInWords.Late : null);
        return await users.IsEmptyAsync(ct) ? Redirect("/welcome") : Page();
    }

    public Task<IActionResult> OnPostAsync(string? email, string? password, string? returnUrl, CancellationToken ct) =>
        TryAsync(email, password, returnUrl, ct);

    /// <summary>One press in the demo.</summary>
    public Task<IActionResult> OnPostDemoAsync(CancellationToken ct) => TryAsync(Demo?.Email, Demo?.Password, null, ct);

    /// <summary>What the browser is asked for a passkey, for the script.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => new ContentResult
    {
        ContentType = "application/json",
        Content = await signIn.MakePasskeyRequestOptionsAsync(null),
    };

    /// <summary>The passkey that the script got.</summary>
    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, string? returnUrl)
    {
        ReturnUrl = returnUrl;
        return !string.IsNullOrEmpty(credential) && (await signIn.PasskeySignInAsync(credential)).Succeeded
            ? LocalRedirect(this.Behind(returnUrl))
            : Refused(StatusCodes.Status401Unauthorized, SignInWords.WrongPasskey);
    }

    private async Task<IActionResult> TryAsync(string? email, string? password, string? returnUrl, CancellationToken ct)
    {
        (Email, ReturnUrl) = (email, returnUrl);
        switch (await passwords.TryAsync(email, password, ct))
        {
            case SignInOutcome.Done:
                return LocalRedirect(this.Behind(returnUrl));
            case SignInOutcome.NeedsCode:
                return RedirectToPage("SecondStep", new { returnUrl });
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
