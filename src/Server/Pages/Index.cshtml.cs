using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Server.Sessions;

namespace WebConnectorSync.Server.Pages;

/// <summary>The start page: every company, how it stands and why.</summary>
internal sealed class IndexModel(CompanyList list, TimeProvider clock) : PageModel
{
    /// <summary>Those that need somebody first.</summary>
    public IReadOnlyList<CompanyCard> Companies { get; private set; } = [];

    /// <summary>With many companies only those that need somebody are unfolded.</summary>
    public bool IsShort => Companies.Count <= 3;

    public async Task OnGetAsync(CancellationToken ct) => Companies = await list.ReadAsync(ct);

    /// <summary>The list alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(CancellationToken ct)
    {
        Companies = await list.ReadAsync(ct);
        Response.Headers.CacheControl = "no-store";
        return Partial("_Companies", this);
    }

    /// <summary>A time as a sentence names it.</summary>
    public string Say(DateTime at) => SpokenTime.Say(at, clock.GetUtcNow().UtcDateTime, clock.LocalTimeZone);

    /// <summary>The newest session in one sentence.</summary>
    public string Say(Session session)
    {
        var records = session.RecordsCreated + session.RecordsUpdated;
        var brought = records == 1 ? "1 record" : $"{records:N0} records";
        return session.EndedAt is { } ended
            ? $"Last session ended {Say(ended)} and brought {brought}."
            : $"Session since {Say(session.StartedAt)}, {brought} so far.";
    }
}
