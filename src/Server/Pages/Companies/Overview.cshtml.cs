using Microsoft.AspNetCore.Mvc;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Domain.Sections;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Statistics;
using WebConnectorSync.Sync.Warnings;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>One company: is it working, what needs somebody, what can be done.</summary>
internal sealed class OverviewModel(
    CompanyNow now, CompanyActions actions, SyncCommand sync, TakeOverCommand takeOver, CompanyCharts charts, AuditTrail audit,
    FileAnswerCommand files, Acknowledgement acknowledgement) : CompanyPage
{
    /// <summary>How it stands.</summary>
    public CompanyState State { get; private set; } = null!;

    /// <summary>The figures of the last days.</summary>
    public IReadOnlyList<CompanyDay> Days { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct)
    {
        State = await now.ReadAsync(Row, ct);
        Days = await charts.ReadAsync(Company, ct);
    }

    /// <summary>The head alone, for a page that is open.</summary>
    public Task<IActionResult> OnGetHeadAsync(CancellationToken ct) => PartAsync("_OverviewHead", ct);

    /// <summary>What to do, for a dialog that is open.</summary>
    public IActionResult OnGetWhat() => Part("_What");

    /// <summary>What is below the head alone.</summary>
    public Task<IActionResult> OnGetNowAsync(CancellationToken ct) => PartAsync("_OverviewNow", ct);

    /// <summary>The charts alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetChartsAsync(CancellationToken ct)
    {
        Days = await charts.ReadAsync(Company, ct);
        Response.Headers.CacheControl = "no-cache, no-store";
        return Partial("_Charts", Days);
    }

    /// <summary>How many things need somebody, for the menu and the tab of a page that is open.</summary>
    public IActionResult OnGetNeeds()
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return Partial("_Needs", Needs);
    }

    public Task<IActionResult> OnPostSyncAsync(CancellationToken ct) =>
        SyncAsync(SyncMode.Now, "Asked for a sync.", "A sync is asked for.", ct);

    public Task<IActionResult> OnPostResetAsync(CancellationToken ct) => SyncAsync(
        SyncMode.Reset,
        "Reset all sections and asked for a sync.",
        "All sections are reset. The next sync reads everything again and then compares the ids, so that what is gone in QuickBooks shows.",
        ct);

    /// <summary>Two Web Connectors have this company: the next one that calls gets it.</summary>
    public async Task<IActionResult> OnPostTakeOverAsync(CancellationToken ct)
    {
        if (await takeOver.RunAsync(CompanyId, ct) != TakeOverOutcome.Done)
        {
            this.Say("Nothing was changed: no second Web Connector waits for this company any more.", "warn");
            return Redirect(Link(""));
        }

        await audit.NoteAsync("Let the next Web Connector that calls take over.", CompanyId, ct);
        return Back("The next Web Connector that calls takes over; nothing of the present session is lost.");
    }

    /// <summary>Somebody says which company file is open.</summary>
    public async Task<IActionResult> OnPostFileAsync(FileAnswer answer, CancellationToken ct)
    {
        var words = FileAnswerWords.Of(answer, Company);
        if (await files.RunAsync(CompanyId, answer, ct) != FileAnswerOutcome.Done)
        {
            this.Say("Nothing was done: which file is open is no longer in doubt, or another question is asked now.", "warn");
            return Redirect(Link(""));
        }

        return Back(words.Done);
    }

    /// <summary>A section is read again.</summary>
    public async Task<IActionResult> OnPostReadAgainAsync(string section, CancellationToken ct) =>
        SectionCatalogue.Find(section) is { } found
            ? await SyncAsync(SyncMode.Now, $"Asked for {found.Title.ToLowerInvariant()} again.", $"{found.Title}: asked for again.", ct)
            : NotFound();

    /// <summary>Somebody has seen a warning of a section.</summary>
    public async Task<IActionResult> OnPostSeenAsync(string section, string? code, CancellationToken ct)
    {
        if (SectionCatalogue.Find(section) is not { } found)
        {
            return NotFound();
        }

        await acknowledgement.AcknowledgeAsync(CompanyId, section, code, ct);
        await audit.NoteAsync($"Has seen the warnings of {found.Title.ToLowerInvariant()}.", CompanyId, ct);
        return Back($"{found.Title}: the warning is not shown any more, until it says something else.");
    }

    /// <summary>Somebody has seen what the first sync brought.</summary>
    public async Task<IActionResult> OnPostFirstSeenAsync(CancellationToken ct)
    {
        await actions.EditAsync(CompanyId, company => company.IsFirstSyncSeen = true, ct);
        await audit.NoteAsync("Has seen what the first sync brought.", CompanyId, ct);
        return Redirect(Link(""));
    }

    public async Task<IActionResult> OnPostPauseAsync(CancellationToken ct)
    {
        await actions.SetPausedAsync(CompanyId, isPaused: true, ct);
        await audit.NoteAsync("Paused the company.", CompanyId, ct);
        return Back("This company is paused. A sync that is going on now goes on to its end.");
    }

    public async Task<IActionResult> OnPostResumeAsync(CancellationToken ct)
    {
        await actions.SetPausedAsync(CompanyId, isPaused: false, ct);
        await audit.NoteAsync("Resumed the company.", CompanyId, ct);
        return Back("This company is active again.");
    }

    [Needs(Role.Administrator)]
    public async Task<IActionResult> OnPostDeleteAsync(string? name, CancellationToken ct)
    {
        if (!string.Equals(name?.Trim(), Company.Name, StringComparison.OrdinalIgnoreCase))
        {
            await audit.NoteAsync("Did not delete the company, as another name was typed.", CompanyId, ct);
            this.Say("The company was not deleted, because the name typed was not its name.", "warn");
            return Redirect(Link(""));
        }

        await actions.DeleteAsync(CompanyId, ct);
        this.Say($"{Company.Name} is deleted here. Nothing was deleted in QuickBooks.");
        return Redirect("/companies");
    }

    private async Task<IActionResult> SyncAsync(SyncMode mode, string note, string done, CancellationToken ct)
    {
        if (await sync.RunAsync(CompanyId, mode, null, ct) != SyncRequestOutcome.Requested)
        {
            this.Say("Nothing was asked for: this company is paused. Resume it first.", "warn");
            return Redirect(Link(""));
        }

        await audit.NoteAsync(note, CompanyId, ct);
        return Back(done);
    }

    private async Task<IActionResult> PartAsync(string partial, CancellationToken ct)
    {
        State = await now.ReadAsync(Row, ct);
        return Part(partial);
    }

    private RedirectResult Back(string sentence)
    {
        this.Say(sentence);
        return Redirect(Link(""));
    }
}
