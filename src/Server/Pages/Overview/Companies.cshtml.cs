using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Overview;

/// <summary>Every company, those that need somebody first.</summary>
internal sealed class CompaniesModel(CompanyList list) : PageModel
{
    /// <summary>What is asked for.</summary>
    public CompanyFilter Filter { get; private set; } = new(null, null, null, 1);

    /// <summary>What is shown.</summary>
    public CompanyListPage List { get; private set; } = null!;

    public Task OnGetAsync(string? q, string? status, string? sort, int? page, CancellationToken ct) => ReadAsync(q, status, sort, page, ct);

    /// <summary>The list alone, for a page that is open.</summary>
    public async Task<IActionResult> OnGetListAsync(string? q, string? status, string? sort, int? page, CancellationToken ct)
    {
        await ReadAsync(q, status, sort, page, ct);
        Response.Headers.CacheControl = "no-store";
        return Partial("_Companies", this);
    }

    private async Task ReadAsync(string? q, string? status, string? sort, int? page, CancellationToken ct)
    {
        Filter = new(q, status, sort, page ?? 1);
        List = await list.ReadAsync(Filter, ct);
    }
}
