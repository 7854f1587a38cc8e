using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Domain.Companies;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Layout;

/// <summary>
/// A page of one company, below /companies/{company}. When its handler runs, the company is there and the caller sees it; a caller who may
/// not is answered as if it did not exist.
/// </summary>
internal abstract class CompanyPage : PageModel
{
    /// <summary>The company's id, from the address.</summary>
    [FromRoute(Name = "company")]
    public Guid CompanyId { get; set; }

    /// <summary>The company, as it was when the request came; not tracked.</summary>
    public CompanyRow Row { get; set; } = null!;

    /// <summary>How it stands, and why.</summary>
    public CompanyCondition Condition { get; set; } = null!;

    /// <summary>How many things of it need somebody.</summary>
    public int Needs { get; set; }

    /// <summary>The company.</summary>
    public Company Company => Row.Company;

    /// <summary>The address of one of the company's pages: "/log", or "" for its overview.</summary>
    public string Link(string path) => $"/companies/{CompanyId}{path}";

    /// <summary>A part of the page for a browser that has it open.</summary>
    protected IActionResult Part(string partial)
    {
        Response.Headers.CacheControl = "no-cache, no-store";
        return Partial(partial, this);
    }
}
