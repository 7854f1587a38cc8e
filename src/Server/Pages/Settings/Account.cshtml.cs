using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Pages.Account;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>One's own password and second factors.</summary>
[Needs(Role.Viewer)]
[BeforeDuty]
internal sealed class AccountModel(
    UserActions users, IValidator<OwnPassword> validator, PasswordSignIn signIn, SecondFactors factors, Caller caller) : PageModel
{
    /// <summary>What the person has to do before anything else.</summary>
    public SignInDuty Duty => CallerClaims.DutyOf(User);

    /// <summary>The account.</summary>
    public User Me { get; private set; } = null!;

    /// <summary>How many passkeys there are.</summary>
    public int Passkeys { get; private set; }

    /// <summary>Recovery codes that were made just now, one in each line.</summary>
    public string? Codes { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        Codes = OneTimeSecret.Take(TempData, caller.Id!.Value);
        await ReadAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(OwnPassword typed, CancellationToken ct)
    {
        await ReadAsync(ct);
        if (this.Refuses(validator, typed))
        {
            return Page();
        }

        if (this.Refusal(await signIn.ConfirmAsync(typed.Current, ct)) is { } refusal)
        {
            return refusal;
        }

        if (this.Refuses(await users.SetPasswordAsync(caller.Id!.Value, new GivenPassword(typed.Password), ct)))
        {
            return Page();
        }

        // The change ended every sign-in, this one too.
        await factors.RefreshAsync(ct);
        this.Say("Your password is changed.");
        return Redirect("/settings/account");
    }

    private async Task ReadAsync(CancellationToken ct) =>
        (Me, Passkeys) = (await factors.MeAsync(ct), (await factors.PasskeysAsync(ct)).Count);
}
