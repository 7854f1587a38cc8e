using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Pages.Account;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>One's own password.</summary>
[Needs(Role.Viewer)]
internal sealed class AccountModel(
    UserActions users, IValidator<OwnPassword> validator, PasswordSignIn signIn, OpenSignIns open, Caller caller) : PageModel
{
    public async Task<IActionResult> OnPostAsync(OwnPassword typed, CancellationToken ct)
    {
        if (this.Refuses(validator, typed))
        {
            return Page();
        }

        var outcome = await signIn.TryAsync(caller.Name, typed.Current, ct);
        if (outcome is SignInOutcome.Busy)
        {
            Response.Headers.RetryAfter = SignInWords.Wait;
            ModelState.AddModelError("", SignInWords.Busy);
            return new PageResult { StatusCode = StatusCodes.Status429TooManyRequests };
        }

        if (outcome is not SignInOutcome.Done)
        {
            ModelState.AddModelError("current", "The present password is not right.");
            return Page();
        }

        if (this.Refuses(await users.SetPasswordAsync(caller.Id!.Value, new GivenPassword(typed.Password), ct)))
        {
            return Page();
        }

        // The change ended every sign-in, this one too.
        if (await signIn.TryAsync(caller.Name, typed.Password, ct) is SignInOutcome.Done done)
        {
            await open.BeginAsync(HttpContext, done.User, ct);
        }

        this.Say("Your password is changed.");
        return Redirect("/settings/account");
    }
}
