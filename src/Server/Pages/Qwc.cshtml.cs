using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Companies;

namespace WebConnectorSync.Server.Pages;

/// <summary>Hands out a company's .qwc file, or says why there is none.</summary>
internal sealed class QwcModel(QwcDownload download) : PageModel
{
    /// <summary>What the Web Connector would refuse.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(Guid company, CancellationToken ct)
    {
        if (await download.PrepareAsync(company, ct) is not { } answer)
        {
            return NotFound();
        }

        Problems = answer.Problems;
        return Problems.Count == 0
            ? File(answer.Bytes, QwcFile.ContentType, answer.Name)
            : new PageResult { StatusCode = StatusCodes.Status409Conflict };
    }
}
