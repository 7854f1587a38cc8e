using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Pages.Account;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>
/// Keeps and removes a person's saved filters; the menu that shows them is part of each list. What one is called may name somebody, so the
/// audit trail, which is kept for good, says only of which list it was.
/// </summary>
[Needs(Role.Viewer)]
internal sealed class FiltersModel(SavedFilters filters, AuditTrail audit) : PageModel
{
    public IActionResult OnGet() => Redirect("/companies");

    public async Task<IActionResult> OnPostSaveAsync(string? list, string? name, string? query, string? back, CancellationToken ct)
    {
        if (await filters.SaveAsync(list, name, query, ct) is { } refusal)
        {
            this.Say($"The filter was not saved. {refusal}", "warn");
        }
        else
        {
            await audit.NoteAsync($"Saved a filter of {SavedFilters.Words(list)}.", null, ct);
            this.Say($"The filter \"{name?.Trim()}\" is saved. It stands under Saved, for you alone.");
        }

        return Redirect(this.Behind(back));
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id, string? back, CancellationToken ct)
    {
        if (await filters.RemoveAsync(id, ct) is { } removed)
        {
            await audit.NoteAsync($"Removed a filter of {SavedFilters.Words(removed.List)}.", null, ct);
            this.Say($"The filter \"{removed.Name}\" is removed.");
        }

        return Redirect(this.Behind(back));
    }
}
