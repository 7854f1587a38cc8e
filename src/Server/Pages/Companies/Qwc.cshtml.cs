using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using WebConnectorSync.Server.Connect;
using WebConnectorSync.Server.Pages.Layout;
using WebConnectorSync.Sync.Audit;
using WebConnectorSync.Sync.Changes;
using WebConnectorSync.Sync.Companies;
using WebConnectorSync.Sync.Model;

namespace WebConnectorSync.Server.Pages.Companies;

/// <summary>Hands out a company's .qwc file, or says why there is none.</summary>
[Needs(Role.Bookkeeper)]
internal sealed class QwcModel(QwcDownload download, AuditTrail audit, ChangeSignal signal) : CompanyPage
{
    /// <summary>What the audit trail says of it; the connect page ticks its second step by it.</summary>
    public const string Downloaded = "Downloaded the .qwc file.";

    /// <summary>What the Web Connector would refuse.</summary>
    public IReadOnlyList<string> Problems { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await download.PrepareAsync(CompanyId, ct) is not { } answer)
        {
            return NotFound();
        }

        Problems = answer.Problems;
        if (Problems.Count > 0)
        {
            return new PageResult { StatusCode = StatusCodes.Status409Conflict };
        }

        await audit.NoteAsync(Downloaded, CompanyId, ct);
        signal.Pulse(CompanyId);
        return File(answer.Bytes, QwcFile.ContentType, answer.Name);
    }
}
