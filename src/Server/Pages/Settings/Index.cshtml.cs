using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Sync.Audit;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>Leads to the first of the settings that the caller may see.</summary>
internal sealed class IndexModel(Caller caller) : PageModel
{
    public IActionResult OnGet() => LocalRedirect(SettingsTabs.For(caller).First().Path);
}
