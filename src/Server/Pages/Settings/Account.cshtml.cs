using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Pages.Door;
using WebConnectorSync.Server.Pages.Frame;
using WebConnectorSync.Server.Pages.Parts;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>One's own password.</summary>
[Needs(Role.Viewer)]
internal sealed class AccountModel(UserActions users, PasswordSignIn signIn, SignInLimit limit, Caller caller) : PageModel
{
    public string? Problem { get; private set; }

    public async Task<IActionResult> OnPostAsync(string? current, string? password, string? again, CancellationToken ct)
    {
        Problem = !limit.Allows(HttpContext) ? "Too many tries. Wait a minute and try again."
            : password != again ? "The two new passwords are not the same."
            : await signIn.TryAsync(caller.Name, current, ct) is not SignInOutcome.Done ? "The present password is not right."
            : await users.SetPasswordAsync(caller.Id!.Value, password, ct);
        if (Problem is not null)
        {
            return Page();
        }

        // The change ended every sign-in, this one too.
        if (await signIn.TryAsync(caller.Name, password, ct) is SignInOutcome.Done done)
        {
            await HttpContext.SignInAsync(done.User);
        }

        this.Say("Your password is changed.");
        return Redirect("/settings/account");
    }
}
