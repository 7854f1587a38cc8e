using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Pages.Frame;
using WebConnectorSync.Server.Pages.Parts;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>Who may sign in.</summary>
[Needs(Role.Administrator)]
internal sealed class PeopleModel(ServerDb db, UserActions users, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    /// <summary>The companies a new person may be limited to.</summary>
    public CompanyChoices Choices { get; private set; } = null!;

    public string? Problem { get; private set; }

    /// <summary>What was typed.</summary>
    public string? Email { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAsync(string? email, string? password, Role role, string? which, Guid[]? ticked, CancellationToken ct)
    {
        Problem = await users.CreateAsync(email, password, role, CompanyChoices.Of(which, ticked), ct);
        if (Problem is not null)
        {
            Email = email;
            await ReadAsync(ct);
            return Page();
        }

        this.Say($"{email} can sign in now.");
        return Redirect("/settings/people");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await db.Users.AsNoTracking().OrderBy(u => u.EmailKey)
            .Select(u => new { User = u, Companies = db.UserCompanies.Count(c => c.UserId == u.Id) })
            .ToListAsync(ct);
        People = rows.ConvertAll(row => new PersonRow(row.User, row.Companies, row.User.LockedUntilAt > now));
        Choices = await CompanyChoices.ReadAsync(db, null, ct);
    }
}

/// <summary>A person in the list.</summary>
internal sealed record PersonRow(User User, int Companies, bool IsLocked);
