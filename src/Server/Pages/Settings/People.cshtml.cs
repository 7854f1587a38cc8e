using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>Who may sign in.</summary>
[Needs(Role.Administrator)]
internal sealed class PeopleModel(ServerDb db, UserActions users, IValidator<NewPerson> validator, TimeProvider clock) : PageModel
{
    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    /// <summary>The companies a new person may be limited to.</summary>
    public CompanyChoices Choices { get; private set; } = null!;

    /// <summary>What was typed; null before the first try.</summary>
    public NewPerson? Typed { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => ReadAsync(ct);

    public async Task<IActionResult> OnPostAsync(NewPerson typed, string? which, Guid[]? ticked, CancellationToken ct)
    {
        typed = typed with { Companies = CompanyChoices.Of(which, ticked) };
        if (this.Refuses(validator, typed) || this.Refuses(await users.CreateAsync(typed, ct)))
        {
            Typed = typed;
            await ReadAsync(ct);
            return Page();
        }

        this.Say($"{typed.Email} can sign in now.");
        return Redirect("/settings/people");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        var rows = await db.Users.AsNoTracking().OrderBy(u => u.EmailKey)
            .Select(u => new { User = u, Companies = db.UserCompanies.Count(c => c.UserId == u.Id) })
            .ToListAsync(ct);
        People = rows.ConvertAll(row => new PersonRow(row.User, row.Companies, AccountLock.Until(row.User, now) is not null));
        Choices = await CompanyChoices.ReadAsync(db, Typed?.Companies?.ToHashSet(), ct);
    }
}

/// <summary>A person in the list.</summary>
internal sealed record PersonRow(User User, int Companies, bool IsLocked);
