using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>Ends a sign-in.</summary>
[Needs(Role.Viewer)]
[BeforeDuty]
internal sealed class SignOutModel(AuditTrail audit, AccountSignIn signIn) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await audit.NoteAsync("Signed out.", null, ct);
        await signIn.SignOutAsync();
        return LocalRedirect("/sign-in");
    }
}
