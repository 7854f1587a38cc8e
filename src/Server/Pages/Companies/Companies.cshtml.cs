using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>
/// Every company, those that need somebody first. The page's number is p in the address: Razor Pages keeps "page" for itself.
/// </summary>
internal sealed class CompaniesModel(CompanyList list, TimeProvider clock) : PageModel
{
    /// <summary>What is asked for.</summary>
    public CompanyFilter Filter { get; private set; } = new(null, null, null, 1);

    /// <summary>The moment the page is made for.</summary>
    public DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>What is shown.</summary>
    public CompanyListPage List { get; private set; } = null!;

    public Task OnGetAsync(string? q, string? status, string? sort, int? p, CancellationToken ct) => ReadAsync(q, status, sort, p, ct);

    /// <summary>The list alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(string? q, string? status, string? sort, int? p, CancellationToken ct)
    {
        await ReadAsync(q, status, sort, p, ct);
        Response.Headers.CacheControl = "no-cache, no-store";
        return Partial("_Companies", this);
    }

    private async Task ReadAsync(string? q, string? status, string? sort, int? p, CancellationToken ct)
    {
        Filter = new(q, status, sort, p ?? 1);
        List = await list.ReadAsync(Filter, ct);
    }
}
