using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.Pages.Layout;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>The first start: makes the administrator and signs them in. The page is gone as soon as there is one.</summary>
internal sealed class WelcomeModel(UserActions users, SetupCode code, PasswordSignIn signIn, ServerOptions server) : PageModel
{
    /// <summary>What was typed.</summary>
    public string? Email { get; private set; }

    /// <summary>Whether the setup code of the console must be typed.</summary>
    public bool NeedsCode => !ThisMachine.Asks(HttpContext, server);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await users.IsEmptyAsync(ct) ? Page() : Redirect("/sign-in");

    public async Task<IActionResult> OnPostAsync(FirstPerson typed, CancellationToken ct)
    {
        Email = typed.Email;
        if (NeedsCode && !await code.IsAsync(typed.Code, ct))
        {
            ModelState.AddModelError(
                "code", "The setup code is not right. It stands on the server's console, or in its log, until there is an administrator.");
            return Page();
        }

        if (this.Refuses(await users.CreateFirstAsync(typed, ct))
            || await signIn.TryAsync(typed.Email, typed.Password, ct) is not SignInOutcome.Done)
        {
            return Page();
        }

        return Redirect("/companies");
    }
}
