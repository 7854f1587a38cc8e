using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Help;

/// <summary>One page of the help.</summary>
internal sealed class TextModel : PageModel
{
    /// <summary>The page.</summary>
    public HelpText Text { get; private set; } = null!;

    public IActionResult OnGet(string name)
    {
        if (HelpBook.Find(name) is not { } text)
        {
            return NotFound();
        }

        Text = text;
        return Page();
    }
}
