using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Api.Keys;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;
using WebConnectorSync.Sync.Values;

namespace WebConnectorSync.Server.Pages.Settings;

/// <summary>Keys for programs.</summary>
[Needs(Role.Administrator)]
internal sealed class KeysModel(ServerDb db, IValidator<NewKey> validator, ApiKeyCreation creation, TimeProvider clock) : PageModel
{
    private const string NameData = "key-name";

    public IReadOnlyList<KeyRow> Keys { get; private set; } = [];

    public CompanyChoices Choices { get; private set; } = null!;

    /// <summary>What was typed; null before the first try.</summary>
    public NewKey? Typed { get; private set; }

    /// <summary>The key that was made just now.</summary>
    public string? Shown { get; private set; }

    /// <summary>Its name.</summary>
    public string? ShownName { get; private set; }

    /// <summary>Whether its last day is over.</summary>
    public bool IsOver(ApiKey key) => key.ExpiresAt <= clock.GetUtcNow().UtcDateTime;

    /// <summary>A line for a terminal that works with that key: at the address by which this page was reached.</summary>
    public string FirstCall(string key) =>
        $"curl -H \"Authorization: Bearer {key}\" {Request.Scheme}://{Request.Host}{Request.PathBase}{ApiSetup.Base}/companies";

    public async Task OnGetAsync(CancellationToken ct)
    {
        (Shown, ShownName) = (OneTimeSecret.Take(TempData, Guid.Empty), TempData[NameData] as string);
        await ReadAsync(ct);
    }

    public async Task<IActionResult> OnPostMakeAsync(NewKey typed, string? which, Guid[]? ticked, CancellationToken ct)
    {
        typed = typed with { Companies = CompanyChoices.Of(which, ticked) };
        if (!this.Refuses(validator, typed))
        {
            switch (await creation.CreateAsync(typed, ct))
            {
                case ApiKeyCreated.Done done:
                    OneTimeSecret.Keep(TempData, Guid.Empty, done.Key);
                    TempData[NameData] = typed.Name;
                    return Redirect("/settings/keys");
                case ApiKeyCreated.Refused refused:
                    this.Refuses(refused.Problems);
                    break;
            }
        }

        Typed = typed;
        await ReadAsync(ct);
        return Page();
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
        Choices = await CompanyChoices.ReadAsync(db, Typed?.Companies?.ToHashSet(), ct);
    }
}

/// <summary>A key in the list.</summary>
internal sealed record KeyRow(ApiKey Key, int Companies);
