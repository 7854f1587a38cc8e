using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Pages.Frame;
using WebConnectorSync.Server.Pages.Parts;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>Keys for programs.</summary>
[Needs(Role.Administrator)]
internal sealed class KeysModel(ServerDb db, ApiKeyCreation creation) : PageModel
{
    private const int NameMaxLength = 100;
    private const string NameData = "key-name";

    public IReadOnlyList<KeyRow> Keys { get; private set; } = [];

    public CompanyChoices Choices { get; private set; } = null!;

    public string? Problem { get; private set; }

    /// <summary>The key that was made just now.</summary>
    public string? Shown { get; private set; }

    /// <summary>Its name.</summary>
    public string? ShownName { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Shown, ShownName) = (ShownOnce.Take(TempData, Guid.Empty), TempData[NameData] as string);
        await ReadAsync(ct);
    }

    public async Task<IActionResult> OnPostMakeAsync(string? name, bool isReadOnly, string? which, Guid[]? ticked, CancellationToken ct)
    {
        name = name?.Trim() ?? "";
        var companies = CompanyChoices.Of(which, ticked);
        Problem = name.Length is 0 or > NameMaxLength || name.Any(char.IsControl) ? $"A key's name has 1 to {NameMaxLength} characters."
            : companies is { Count: 0 } ? "Tick at least one company, or choose all."
            : null;
        if (Problem is not null)
        {
            await ReadAsync(ct);
            return Page();
        }

        ShownOnce.Keep(TempData, Guid.Empty, await creation.CreateAsync(name, new(isReadOnly, companies), ct));
        TempData[NameData] = name;
        return Redirect("/settings/keys");
    }

    public async Task<IActionResult> OnPostRevokeAsync(Guid id, CancellationToken ct)
    {
        this.Say(await creation.RevokeAsync(id, ct) ? "The key is revoked." : "The key was revoked before.");
        return Redirect("/settings/keys");
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        Keys = await db.ApiKeys.AsNoTracking().OrderBy(k => k.RevokedAt != null).ThenByDescending(k => k.CreatedAt)
            .Select(k => new KeyRow(k, db.ApiKeyCompanies.Count(c => c.ApiKeyId == k.Id)))
            .ToListAsync(ct);
        Choices = await CompanyChoices.ReadAsync(db, null, ct);
    }
}

/// <summary>A key in the list.</summary>
internal sealed record KeyRow(ApiKey Key, int Companies);
