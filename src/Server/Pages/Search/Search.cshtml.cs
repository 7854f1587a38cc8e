using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace WebConnectorSync.Server.Pages.Search;

/// <summary>One search over everything, as a page; the script shows the same in a box.</summary>
internal sealed class SearchModel(SiteSearch search) : PageModel
{
    private const int EachOnThePage = 20;
    private const int EachInTheBox = 5;

    /// <summary>What was found.</summary>
    public SearchFound Found { get; private set; } = new("", []);

    /// <summary>The company that was open; null when none was.</summary>
    public Guid? Company { get; private set; }

    public async Task OnGetAsync(string? q, Guid? company, CancellationToken ct)
    {
        Company = company;
        Found = await search.FindAsync(q, company, EachOnThePage, ct);
    }

    /// <summary>What was found alone, for the box.</summary>
    public async Task<IActionResult> OnGetHitsAsync(string? q, Guid? company, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return Partial("_Hits", await search.FindAsync(q, company, EachInTheBox, ct));
    }
}
