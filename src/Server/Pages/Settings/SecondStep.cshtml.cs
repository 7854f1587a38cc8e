using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Pages.Account;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>One's own authenticator app, passkeys and recovery codes, behind the password.</summary>
[Needs(Role.Viewer)]
[BeforeDuty]
internal sealed class SecondStepModel(SecondFactors factors, PasswordSignIn signIn, Caller caller) : PageModel
{
    private const string Account = "/settings/account";

    /// <summary>That the password was typed; null when it must be.</summary>
    public string? Confirmation { get; private set; }

    /// <summary>The account.</summary>
    public User Me { get; private set; } = null!;

    /// <summary>The passkeys, the oldest first.</summary>
    public IReadOnlyList<Passkey> Passkeys { get; private set; } = [];

    /// <summary>The key for a new app; null when there is one.</summary>
    public NewAppKey? AppKey { get; private set; }

    /// <summary>The password was typed.</summary>
    public async Task<IActionResult> OnPostConfirmAsync(string? current, CancellationToken ct) =>
        this.Refusal(await signIn.ConfirmAsync(current, ct)) ?? await ShowAsync(factors.Confirmation, null, ct);

    public Task<IActionResult> OnPostAppAsync(string? confirmation, string? secret, string? code, CancellationToken ct) =>
        ChangeAsync(
            confirmation, "The app is set up.", () => factors.AddAppAsync(secret, code, ct),
            () =>
            {
                ModelState.AddModelError(
                    "code", "The code is not right. Type the one that the app shows now; the phone's clock must be right.");
                return ShowAsync(confirmation!, secret, ct);
            });

    public Task<IActionResult> OnPostRemoveAppAsync(string? confirmation, CancellationToken ct) =>
        ChangeAsync(confirmation, "The app is removed.", () => factors.RemoveAppAsync(ct));

    /// <summary>What the browser must be asked for a new passkey, for the script; 400 with a sentence when it may not.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync(string? confirmation, CancellationToken ct) =>
        !factors.IsConfirmation(confirmation)
            ? BadRequest("That took too long. Open this page again.")
            : await factors.PasskeyOptionsAsync(ct) is { } options
                ? new ContentResult { ContentType = "application/json", Content = options }
                : BadRequest($"There are {SecondFactors.MaxPasskeys} passkeys. Remove one first.");

    public Task<IActionResult> OnPostPasskeyAsync(string? confirmation, string? credential, string? name, CancellationToken ct) =>
        ChangeAsync(
            confirmation, "The passkey is added.",
            () => factors.AddPasskeyAsync(credential, name is { Length: > PasskeyConfiguration.MaxName } ? null : name, ct),
            () =>
            {
                ModelState.AddModelError("", "The browser made no passkey that fits this server. Try again.");
                return ShowAsync(confirmation!, null, ct);
            });

    public Task<IActionResult> OnPostRemovePasskeyAsync(string? confirmation, Guid id, CancellationToken ct) =>
        ChangeAsync(confirmation, "The passkey is removed.", () => factors.RemovePasskeyAsync(id, ct));

    public Task<IActionResult> OnPostCodesAsync(string? confirmation, CancellationToken ct) =>
        ChangeAsync(confirmation, "These codes are new; the old ones open nothing.", () => factors.RenewCodesAsync(ct));

    private async Task<IActionResult> ChangeAsync(
        string? confirmation, string done, Func<Task<FactorChange>> change, Func<Task<IActionResult>>? notProved = null)
    {
        if (!factors.IsConfirmation(confirmation))
        {
            ModelState.AddModelError("current", "That took too long. Type your password again.");
            return Page();
        }

        switch (await change())
        {
            case FactorChange.NotProved:
                return await notProved!();
            case FactorChange.Meanwhile:
                this.Say("Nothing was changed, because your account was changed at the same moment. Look at it and do it again.", "warn");
                break;
            case FactorChange.Done { Codes: var codes }:
                if (codes.Count > 0)
                {
                    OneTimeSecret.Keep(TempData, caller.Id!.Value, string.Join('\n', codes));
                }

                this.Say(done);
                break;
        }

        return Redirect(Account);
    }

    private async Task<IActionResult> ShowAsync(string confirmation, string? secret, CancellationToken ct)
    {
        Confirmation = confirmation;
        (Me, Passkeys) = (await factors.MeAsync(ct), await factors.PasskeysAsync(ct));
        AppKey = Me.AuthenticatorKey is null ? factors.AppKey(secret) : null;
        return Page();
    }
}
