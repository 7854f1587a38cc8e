using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Sync.Records;

namespace WebConnectorSync.Server.Pages.Search;

/// <summary>One search over everything, as a page; the script shows the same in a box.</summary>
internal sealed class SearchModel(SiteSearch search) : PageModel
{
    private const int EachOnThePage = 20;
    private const int EachInTheBox = 5;

    /// <summary>What was found.</summary>
    public SearchFound Found { get; private set; } = new("", []);

    /// <summary>Where no company is open, records and posts are looked for in so many.</summary>
    public static int MostCompanies => RecordSearch.MostCompanies;

    public async Task OnGetAsync(string? q, Guid? company, CancellationToken ct) =>
        Found = await search.FindAsync(q, company, EachOnThePage, ct);

    /// <summary>What was found alone, for the box.</summary>
    public async Task<IActionResult> OnGetHitsAsync(string? q, Guid? company, CancellationToken ct)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return Partial("_Hits", await search.FindAsync(q, company, EachInTheBox, ct));
    }
}
