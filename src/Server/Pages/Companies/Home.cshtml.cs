using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>The server's address alone leads to the companies.</summary>
internal sealed class HomeModel : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/companies");
}
