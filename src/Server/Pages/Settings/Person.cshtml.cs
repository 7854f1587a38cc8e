using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Pages.Frame;
using WebConnectorSync.Server.Pages.Parts;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>One person: role, companies, password.</summary>
[Needs(Role.Administrator)]
internal sealed class PersonModel(ServerDb db, UserActions users, TimeProvider clock) : PageModel
{
    public User Person { get; private set; } = null!;

    public CompanyChoices Choices { get; private set; } = null!;

    /// <summary>Until when the person cannot sign in; null when they can.</summary>
    public DateTime? LockedUntilAt => Person.LockedUntilAt > clock.GetUtcNow().UtcDateTime ? Person.LockedUntilAt : null;

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        var chosen = person.IsLimited ? (await db.UserCompanies.Where(c => c.UserId == id).Select(c => c.CompanyId).ToListAsync(ct)).ToHashSet() : null;
        Choices = await CompanyChoices.ReadAsync(db, chosen, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRightsAsync(Guid id, Role role, string? which, Guid[]? ticked, CancellationToken ct) =>
        Back(await users.ChangeAsync(id, role, CompanyChoices.Of(which, ticked), ct), "Saved.", $"/settings/people/{id}");

    public async Task<IActionResult> OnPostPasswordAsync(Guid id, string? password, CancellationToken ct) =>
        Back(await users.SetPasswordAsync(id, password, ct), "The new password holds from now on.", $"/settings/people/{id}");

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct)
    {
        var problem = await users.DeleteAsync(id, ct);
        return Back(problem, "The account is removed.", problem is null ? "/settings/people" : $"/settings/people/{id}");
    }

    private RedirectResult Back(string? problem, string done, string where)
    {
        this.Say(problem ?? done, problem is null ? "ok" : "bad");
        return Redirect(where);
    }
}
