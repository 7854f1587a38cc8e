using System.Globalization;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Qbxml.Validation;
using WebConnectorSync.Server.Api;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Rules;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>A company's name and clock: how often, when, whether its session stays open.</summary>
internal sealed class CompanySettingsModel(
    CompanyActions actions, RuleCache rules, IValidator<ChangeCompanyBody> validator, Caller caller, AuditTrail audit,
    TimeProvider clock) : CompanyPage
{
    private static readonly string[] Continents =
        ["Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    private static readonly IReadOnlyList<string> Known =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(
            id => Array.Exists(Continents, c => id.StartsWith(c, StringComparison.Ordinal))).Order(StringComparer.Ordinal), "UTC"];

    /// <summary>The zones to choose from: those of continents and cities, without the historic spellings, and the company's own.</summary>
    public IEnumerable<string> Zones => Company.TimeZone is { } own && !Known.Contains(own) ? Known.Prepend(own) : Known;

    /// <summary>What the form shows: the company as it is, or what was typed.</summary>
    public ChangeCompanyBody Typed { get; private set; } = null!;

    /// <summary>Whether each call reads from QuickBooks, or only when asked.</summary>
    public ImportMode Import { get; private set; }

    /// <summary>The server's own zone.</summary>
    public string ServerZone => clock.LocalTimeZone.Id;

    public static string Say(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture) ?? "";

    public async Task OnGetAsync(CancellationToken ct)
    {
        Typed = ChangeCompanyBody.Of(Company);
        Import = (await rules.CurrentAsync(CompanyId, ct)).Import;
    }

    public async Task<IActionResult> OnPostAsync(ChangeCompanyBody typed, ImportMode? import, CancellationToken ct)
    {
        // Boxes that are not ticked are not sent, and a name that was emptied is none.
        typed = typed with
        {
            Name = typed.Name ?? "",
            NightlySync = typed.NightlySync is { } nightly ? nightly with { Sections = nightly.Sections ?? [] } : null,
        };
        if (this.Refuses(validator, typed) || this.Refuses(await SaveAsync(typed, import, ct)))
        {
            Typed = typed;
            Import = import ?? (await rules.CurrentAsync(CompanyId, ct)).Import;
            return Page();
        }

        this.Say("Saved.");
        return Redirect(Link("/settings"));
    }

    private async Task<IReadOnlyList<FieldProblem>> SaveAsync(ChangeCompanyBody typed, ImportMode? import, CancellationToken ct)
    {
        if (await actions.ChangeAsync(
            CompanyId, typed with { IsServerZone = typed.TimeZone is null }, ct) == CompanyChanged.NameTaken)
        {
            return [CompanyName.Taken(typed.Name!)];
        }

        // Of the rules this form has one word, which fits to any version: a change that came in between is kept.
        while (import is { } mode
            && await rules.ChangeAsync(CompanyId, await rules.CurrentAsync(CompanyId, ct) with { Import = mode }, caller.Name, ct)
                is not RulesChange.Done)
        {
            ct.ThrowIfCancellationRequested();
        }

        await audit.NoteAsync("Changed the settings of the company.", CompanyId, ct);
        return [];
    }
}
