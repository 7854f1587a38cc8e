using System.Security.Cryptography;
using System.Text;
using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Domain.Rules;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.RuleChanges;
using WebConnectorSync.Sync.Rules;

namespace WebConnectorSync.Server.Pages.Rules;

/// <summary>The rules as sentences with choices in them; what a change would do is looked at before it is saved.</summary>
internal sealed class RulesModel(
    RuleCache ruleCache, RulesPreviewer preview, KnownNames names, IValidator<CompanyRules> validator, Caller caller,
    AuditTrail audit) : CompanyPage
{
    private const int MostHistory = 20;

    /// <summary>What the form shows.</summary>
    public RuleDraft Draft { get; private set; } = null!;

    /// <summary>What it would do; null before it was asked for.</summary>
    public RulesPreview? Preview { get; private set; }

    /// <summary>What it changes.</summary>
    public IReadOnlyList<(string What, string Before, string After)> Differences { get; private set; } = [];

    /// <summary>Marks rules whose preview was looked at; empty for those that cannot be saved.</summary>
    public string Previewed => Preview is not null && Differences.Count > 0 ? Sign(Draft) : "";

    /// <summary>How many records the sentences speak of.</summary>
    public RuleCounts Counts { get; private set; } = null!;

    /// <summary>What the form shows is not what is stored.</summary>
    public bool IsUnsaved { get; private set; }

    /// <summary>Who changed the rules meanwhile; null when nobody did.</summary>
    public RuleSet? Meanwhile { get; private set; }

    /// <summary>Names of payment methods in QuickBooks and in the rules.</summary>
    public IReadOnlyList<string> PaymentMethods { get; private set; } = [];

    /// <summary>Vendors to choose.</summary>
    public RuleNames Vendors { get; private set; } = null!;

    /// <summary>Jobs to leave out.</summary>
    public RuleNames Jobs { get; private set; } = null!;

    /// <summary>The list that is shown whole although it is long.</summary>
    private string? Whole { get; set; }

    /// <summary>Entries of the exclusions that are no job here: patterns, and names that are not known yet.</summary>
    public IReadOnlyList<string> Patterns { get; private set; } = [];

    /// <summary>The versions, newest first, each with what it changed.</summary>
    public IReadOnlyList<(RuleSet Set, IReadOnlyList<(string What, string Before, string After)> Differences)> History
    {
        get; private set;
    } = [];

    /// <summary>The sections an exception can be made for.</summary>
    public static IReadOnlyList<SectionDef> Sections { get; } = [.. SectionCatalogue.All.Where(s => !s.IsFromHost)];

    public async Task OnGetAsync(CancellationToken ct)
    {
        Draft = RuleDraft.Of(await ruleCache.CurrentAsync(CompanyId, ct));
        await ReadAsync(ct);
    }

    /// <summary>Says what the rules in the form would do; changes nothing.</summary>
    public async Task<IActionResult> OnPostPreviewAsync(CancellationToken ct)
    {
        Draft = RuleDraft.Of(Request.Form, validator);
        return await ShowPreviewAsync(ct);
    }

    /// <summary>Stores the rules in the form, when what they do was looked at.</summary>
    public async Task<IActionResult> OnPostSaveAsync(string? previewed, CancellationToken ct)
    {
        Draft = RuleDraft.Of(Request.Form, validator);
        if (Draft.Errors.Count > 0 || previewed != Sign(Draft))
        {
            return await ShowPreviewAsync(ct);
        }

        var before = await ruleCache.CurrentAsync(CompanyId, ct);
        if (await ruleCache.ChangeAsync(CompanyId, Draft.Rules, caller.Name, ct) is RulesChange.Outdated)
        {
            return await ShowPreviewAsync(ct);
        }

        await audit.NoteAsync(
            "Changed the rules: " +
            $"{string.Join("; ", RuleDifferences.Between(before, Draft.Rules).Select(d => $"{d.What}: {d.Before} to {d.After}"))}.",
            CompanyId,
            ct);
        this.Say("The rules are saved. The next contact judges everything by them.");
        return Redirect(Link("/rules"));
    }

    /// <summary>Shows all of a long list, with the form as it stands.</summary>
    /// <param name="of">Which: jobs or vendors.</param>
    /// <param name="part">Whether the list alone is wanted.</param>
    /// <param name="ct">Cancellation.</param>
    public async Task<IActionResult> OnPostNamesAsync(string? of, bool part, CancellationToken ct)
    {
        Draft = RuleDraft.Of(Request.Form, validator);
        Whole = of;
        await ReadAsync(ct);
        return part ? Partial("_Names", of == "vendors" ? Vendors : Jobs) : Page();
    }

    private async Task<PageResult> ShowPreviewAsync(CancellationToken ct)
    {
        var current = await ruleCache.CurrentAsync(CompanyId, ct);
        if (current.Version != Draft.Rules.Version)
        {
            Meanwhile = (await ruleCache.HistoryAsync(CompanyId, null, 1, ct)).FirstOrDefault();
        }
        else if (Draft.Errors.Count == 0)
        {
            Preview = await preview.OfAsync(CompanyId, Draft.Rules, ct);
        }

        // A field that is not on the page is said above.
        this.Refuses([.. Draft.Errors.Select(e => e.InWordsOfThePage(IsOnThePage(e.Path)))]);
        Differences = RuleDifferences.Between(current, Draft.Rules);
        await ReadAsync(ct);
        return Page();
    }

    private async Task ReadAsync(CancellationToken ct)
    {
        var rules = Draft.Rules;
        Counts = await names.CountAsync(CompanyId, ct);
        IsUnsaved = Draft.Errors.Count > 0 || Draft.Text != RuleDraft.Of(await ruleCache.CurrentAsync(CompanyId, ct)).Text;
        PaymentMethods =
            [.. (await names.OfAsync(CompanyId, "paymentMethods", ct)).Union(rules.PaymentMethods ?? [], StringComparer.OrdinalIgnoreCase)];
        Vendors = Names(
            "vendors",
            [.. (await names.OfAsync(CompanyId, "vendors", ct)).Union(rules.Vendors.Chosen, StringComparer.OrdinalIgnoreCase)]);
        var jobs = await names.JobsAsync(CompanyId, ct);
        Jobs = Names("jobs", jobs);
        Patterns = [.. rules.Jobs.Exclude.Except(jobs, StringComparer.OrdinalIgnoreCase)];
        var sets = await ruleCache.HistoryAsync(CompanyId, null, MostHistory + 1, ct);
        History = [
            .. sets.Take(MostHistory).Select(
                (set, i) => (
                    set,
                    RuleDifferences.Between(
                        i + 1 < sets.Count ? RuleCache.Read(sets[i + 1]) : CompanyRules.Default, RuleCache.Read(set))))];
    }

    private RuleNames Names(string id, IReadOnlyList<string> names) => id == "jobs"
        ? new("jobs.exclude", id, "job", names, Draft.Rules.Jobs.Exclude.ToHashSet(StringComparer.OrdinalIgnoreCase), Whole == id)
        : new("vendors.chosen", id, "vendor", names, Draft.Rules.Vendors.Chosen.ToHashSet(StringComparer.OrdinalIgnoreCase), Whole == id);

    private bool IsOnThePage(string path) => path.Split('.') is var parts && parts[0] != "version"
        && (parts[0] != "sections" || (parts.Length > 1 && Draft.Rules.Sections.ContainsKey(parts[1])));

    private static string Sign(RuleDraft draft) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(draft.Text)))[..16];
}
