using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Polling;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Audit;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Data;
using WebConnectorSync.Server.Pages.Frame;
using WebConnectorSync.Server.Pages.Parts;
using WebConnectorSync.Server.Rules;

namespace WebConnectorSync.Server.Pages.Books;

/// <summary>A company's name and clock: how often, when, whether its session stays open.</summary>
internal sealed class ClockModel(CompanyActions actions, RuleBook rules, Caller caller, AuditTrail audit, DatabaseProvider database, TimeProvider clock) : CompanyPage
{
    private static readonly string[] Continents = ["Africa/", "America/", "Asia/", "Atlantic/", "Australia/", "Europe/", "Indian/", "Pacific/"];

    /// <summary>The zones to choose from: those of continents and cities, without the historic spellings.</summary>
    public static readonly IReadOnlyList<string> Zones =
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => Array.Exists(Continents, c => id.StartsWith(c, StringComparison.Ordinal))).Order(StringComparer.Ordinal), "UTC"];

    /// <summary>The sections that may be left for the night.</summary>
    public static IReadOnlyList<SectionDef> NightChoices => CompanyChange.ForTheNight;

    public string? Problem { get; private set; }

    /// <summary>Whether each call reads from QuickBooks, or only when asked.</summary>
    public ImportMode Import { get; private set; }

    /// <summary>Names of the sections that are read at night only.</summary>
    public IReadOnlyList<string> NightlySections => Company.NightlySections?.Split(',') ?? [];

    /// <summary>The server's own zone.</summary>
    public string ServerZone => clock.LocalTimeZone.Id;

    public static string Say(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    public async Task OnGetAsync(CancellationToken ct) => Import = (await rules.CurrentAsync(CompanyId, ct)).Import;

    public async Task<IActionResult> OnPostAsync(
        string? name, PollingPolicy policy, int? everyMinutes, ImportMode import, bool stays, TimeOnly? staysFrom, TimeOnly? staysTo, int? stayMinutes,
        bool isNightly, TimeOnly? nightlyAt, List<string> nightlySections, bool marksMemos, string? timeZone, CancellationToken ct)
    {
        Problem = CompanyName.Problem(name ?? "")
            ?? (everyMinutes is null or < 1 or > 1440 ? "The minutes between two calls are 1 to 1440." : null)
            ?? (stayMinutes is < 1 or > 720 ? "A session that is kept open closes after 1 to 720 minutes." : null)
            ?? (!string.IsNullOrEmpty(timeZone) && !Zones.Contains(timeZone) ? "Choose a time zone of the list." : null);
        if (Problem is null)
        {
            var change = new CompanyChange
            {
                Name = name!.Trim(),
                Policy = policy == Company.Polling && everyMinutes == Company.EveryMinutes ? null : policy,
                EveryMinutes = policy == Company.Polling && everyMinutes == Company.EveryMinutes ? null : everyMinutes,
                StaysConnected = stays,
                StaysFrom = staysFrom,
                StaysTo = staysTo,
                StayMinutes = stayMinutes,
                IsNightly = isNightly,
                NightlyAt = nightlyAt,
                NightlySections = [.. CompanyChange.ForTheNight.Select(s => s.Name).Intersect(nightlySections)],
                MarksMemos = marksMemos,
            };
            await SaveAsync(change, string.IsNullOrEmpty(timeZone) ? null : timeZone, import, ct);
        }

        if (Problem is not null)
        {
            await OnGetAsync(ct);
            return Page();
        }

        this.Say("Saved.");
        return Redirect(Link("/settings"));
    }

    private async Task SaveAsync(CompanyChange change, string? zone, ImportMode import, CancellationToken ct)
    {
        try
        {
            await actions.EditAsync(
                CompanyId,
                company =>
                {
                    // Back to the server's own zone cannot be said by a change.
                    company.TimeZone = zone;
                    change.Apply(company, clock);
                },
                ct);
        }
        catch (DbUpdateException e) when (database.IsUniqueViolation(e))
        {
            Problem = $"There is a company named \"{change.Name}\" already.";
            return;
        }

        var current = await rules.CurrentAsync(CompanyId, ct);
        if (current.Import != import && await rules.ChangeAsync(CompanyId, current with { Import = import }, caller.Name, ct) is not RulesChange.Done)
        {
            Problem = "Somebody else changed the rules just now. Look at them and save again.";
            return;
        }

        await audit.NoteAsync("Changed the settings of the company.", CompanyId, ct);
    }
}
