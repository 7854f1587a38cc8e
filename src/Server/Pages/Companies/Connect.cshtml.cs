using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Server.Options;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Server.Pages.Components;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;
using WebConnectorSync.Sync.Storage;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>Connecting a company in four steps that tick themselves.</summary>
[Needs(Role.Bookkeeper)]
internal sealed class ConnectModel(
    ServerDb db, CompanyActions actions, ServerOptions options,
    TimeProvider clock) : CompanyPage
{
    /// <summary>How long a first contact may take before the page counts it as late.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>The password, this once; null when it was shown.</summary>
    public string? Password { get; private set; }

    public ConnectState State { get; private set; } = null!;

    /// <summary>The page that a browser beside QuickBooks must be able to open.</summary>
    public string HelpUrl => options.PublicUrl + QwcFile.EndpointPath;

    public async Task OnGetAsync(CancellationToken ct)
    {
        Password = OneTimeSecret.Take(TempData, CompanyId);
        State = await ReadAsync(ct);
    }

    /// <summary>The live line alone.</summary>
    public async Task<IActionResult> OnGetWaitAsync(CancellationToken ct)
    {
        State = await ReadAsync(ct);
        return Part("_ConnectWait");
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        if (await actions.NewPasswordAsync(CompanyId, ct) is not { } password)
        {
            return NotFound();
        }

        OneTimeSecret.Keep(TempData, CompanyId, password);
        return Redirect(Link("/connect"));
    }

    private async Task<ConnectState> ReadAsync(CancellationToken ct)
    {
        var condition = Row.Condition(clock);
        var downloads = db.Audit.Where(a => a.CompanyId == CompanyId && a.Action == QwcModel.Downloaded);
        var began = await downloads.MaxAsync(a => (DateTime?)a.At, ct);
        var isContacted = Company.LastContactAt is not null;
        return new(
            began is not null,
            isContacted,
            Company.QuickBooksName is not null && condition.Status != CompanyStatus.FailedToOpen,
            !isContacted && clock.GetUtcNow().UtcDateTime - (began ?? Company.CreatedAt) > Patience,
            Row.Refused?.At,
            condition.Status == CompanyStatus.FailedToOpen ? condition : null);
    }
}
