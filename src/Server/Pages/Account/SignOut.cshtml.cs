using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Account;

/// <summary>Ends a sign-in.</summary>
[Needs(Role.Viewer)]
internal sealed class SignOutModel(AuditTrail audit, OpenSignIns open) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/");

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await audit.NoteAsync("Signed out.", null, ct);
        await open.EndAsync(HttpContext, ct);
        return LocalRedirect("/sign-in");
    }
}
