using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;

namespace WebConnectorSync.Server.Pages.Door;

/// <summary>The first start: makes the administrator and signs them in. Gone as soon as there is one.</summary>
internal sealed class WelcomeModel(UserActions users, PasswordSignIn signIn, SignInLimit limit) : PageModel
{
    public string? Problem { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Email { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await users.IsEmptyAsync(ct) ? Page() : Redirect("/sign-in");

    public async Task<IActionResult> OnPostAsync(string? email, string? password, string? again, CancellationToken ct)
    {
        Email = email;
        Problem = !limit.Allows(HttpContext) ? "Too many tries. Wait a minute and try again."
            : password != again ? "The two passwords are not the same."
            : await users.CreateFirstAsync(email, password, ct);
        if (Problem is not null || await signIn.TryAsync(email, password, ct) is not SignInOutcome.Done done)
        {
            return Page();
        }

        await HttpContext.SignInAsync(done.User);
        return Redirect("/companies");
    }
}
