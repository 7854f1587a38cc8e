using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Access;
using WebConnectorSync.Server.Companies;
using WebConnectorSync.Server.Pages.Frame;

namespace WebConnectorSync.Server.Pages.Books;

/// <summary>Hands out a company's .qwc file, or says why there is none.</summary>
[Needs(Role.Bookkeeper)]
internal sealed class QwcModel(QwcDownload download) : CompanyPage
{
    /// <summary>What the Web Connector would refuse.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await download.PrepareAsync(CompanyId, ct) is not { } answer)
        {
            return NotFound();
        }

        Problems = answer.Problems;
        return Problems.Count == 0
            ? File(answer.Bytes, QwcFile.ContentType, answer.Name)
            : new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}
