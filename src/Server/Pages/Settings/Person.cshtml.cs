using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>One person: role, companies, password.</summary>
[Needs(Role.Administrator)]
internal sealed class PersonModel(
    ServerDb db, UserActions users, IValidator<PersonRights> validator, Caller caller, TimeProvider clock) : PageModel
{
    public User Person { get; private set; } = null!;

    public CompanyChoices Choices { get; private set; } = null!;

    /// <summary>Whether it is the one who looks.</summary>
    public bool IsMe => Person.Id == caller.Id;

    /// <summary>Until when the person cannot sign in; null when they can.</summary>
    public DateTime? LockedUntilAt => AccountLock.Until(Person, clock.GetUtcNow().UtcDateTime);

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        if (await db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.Id == id, ct) is not { } person)
        {
            return NotFound();
        }

        Person = person;
        var chosen = person.IsLimited ? (await db.UserCompanies.Where(c => c.UserId == id).Select(c => c.CompanyId).ToListAsync(ct))
            .ToHashSet() : null;
        Choices = await CompanyChoices.ReadAsync(db, chosen, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostRightsAsync(Guid id, PersonRights typed, string? which, Guid[]? ticked, CancellationToken ct)
    {
        typed = typed with { Companies = CompanyChoices.Of(which, ticked) };
        return this.Refuses(validator, typed) || this.Refuses(
            await users.ChangeAsync(id, typed, ct)) ? await OnGetAsync(id, ct) : Done("Saved.", $"/settings/people/{id}");
    }

    public async Task<IActionResult> OnPostPasswordAsync(Guid id, GivenPassword typed, CancellationToken ct) =>
        IsOneself(id) || this.Refuses(await users.SetPasswordAsync(id, typed, ct)) ? await OnGetAsync(id, ct) : Done(
            "The new password holds from now on; the person chooses another one at the next sign-in.", $"/settings/people/{id}");

    public async Task<IActionResult> OnPostSecondLostAsync(Guid id, CancellationToken ct) =>
        IsOneself(id) || this.Refuses(await users.RemoveSecondFactorsAsync(id, ct)) ? await OnGetAsync(id, ct) : Done(
            "The password alone signs in again.", $"/settings/people/{id}");

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, CancellationToken ct) =>
        this.Refuses(await users.DeleteAsync(id, ct)) ? await OnGetAsync(id, ct) : Done("The account is removed.", "/settings/people");

    // One's own are changed where the present password is asked for.
    private bool IsOneself(Guid id)
    {
        if (id == caller.Id)
        {
            ModelState.AddModelError("", "Change your own password and second step under Your account.");
        }

        return id == caller.Id;
    }

    private RedirectResult Done(string sentence, string where)
    {
        this.Say(sentence);
        return Redirect(where);
    }
}
